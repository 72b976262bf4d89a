"""A person's way through the questionnaire, taken to one step and held there to be repeated."""

from dataclasses import dataclass

from benchmarks.server import Browser
from decisionaid.content.load import load_folder
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NOT_SURE, Question
from decisionaid.engine.route import Route
from decisionaid.releases.selectors import content_folder

HTMX = {"HX-Request": "true"}
ANSWERS = {"conditions": ["atopic-dermatitis"], "urgent-signs": ["none"]}
# The page after this one has two questions and 4.9 kB, a little above the median of all pages.
STEP = "ointment"


@dataclass(frozen=True)
class Step:
    """A form as a browser sends it: where, what, and with which cookies."""

    path: str
    data: dict[str, object]
    browser: Browser


def answer_of(question: Question) -> object:
    """Give an answer that every form takes."""
    fixed = ANSWERS.get(question.id)
    if fixed or question.kind != "number":
        return fixed or NOT_SURE
    return str(question.minimum)


def walk_to_step(port: int) -> Step:
    """Walk the aid's own pages up to `STEP` and give its form."""
    aid = load_folder(content_folder())
    browser = Browser(port)
    browser.send("POST", "/begin/", {"who": "self", "csrfmiddlewaretoken": browser.token("/")})
    for name, path, data in pages_of(aid):
        data["csrfmiddlewaretoken"] = browser.token(path)
        if name == STEP:
            status, headers, _ = browser.send("POST", path, data, HTMX)
            _expect(status == 200 and "hx-push-url" in headers, f"{path} gives the next page, not {status}")
            return Step(path, data, browser)
        status, _, _ = browser.send("POST", path, data)
        _expect(status == 302, f"{path} is answered")
    raise RuntimeError(f"There is no step {STEP!r} on the way.")


def walk_to_summary(port: int) -> Browser:
    """Answer every page and give the browser that may see the summary."""
    aid = load_folder(content_folder())
    browser = Browser(port)
    browser.send("POST", "/begin/", {"who": "self", "csrfmiddlewaretoken": browser.token("/")})
    for _, path, data in pages_of(aid):
        browser.send("POST", path, {**data, "csrfmiddlewaretoken": browser.token(path)})
    status, _, _ = browser.send("GET", "/summary/")
    _expect(status == 200, "the summary is shown")
    return browser


def walk_wizard_to_step(port: int) -> Step:
    """Walk the wizard's pages up to the same step and give its form."""
    aid = load_folder(content_folder())
    browser = Browser(port)
    token = browser.token("/wizard/")
    for step in aid.steps:
        data = {f"{step.id}-{name}": answer_of(aid.question_by_id[name]) for name in step.questions}
        data |= {"question_wizard-current_step": step.id, "csrfmiddlewaretoken": token}
        status, _, content = browser.send("POST", "/wizard/", data)
        if step.id == STEP:
            _expect(status == 200 and b"errorlist" not in content, "the wizard goes on")
            return Step("/wizard/", data, browser)
    raise RuntimeError(f"There is no step {STEP!r} in the wizard.")


def pages_of(aid: DecisionAid) -> list[tuple[str, str, dict[str, object]]]:
    """Give the pages of a person with eczema who is not sure of anything: step, address, form data."""
    answers: dict[str, object] = {}
    pages = []
    route = Route(aid)
    while step := route.way(
        {k: tuple(v) if isinstance(v, list) else v for k, v in answers.items()}
    ).first_open:
        way = route.way({k: tuple(v) if isinstance(v, list) else v for k, v in answers.items()})
        data: dict[str, object] = {}
        for question in way.questions_of(step):
            value = answer_of(question)
            data[question.id] = value
            is_many = question.kind == "many"
            answers[question.id] = [value] if is_many and isinstance(value, str) else value
            if question.kind == "number":
                answers[question.id] = int(str(value))
        pages.append((step.id, f"/q/{step.id}/", data))
    return pages


def _expect(is_so: bool, what: str) -> None:
    if not is_so:
        raise RuntimeError(f"Not so on the way: {what}.")
