"""Where to go next. The way itself is worked out by `engine.route`; here it becomes addresses."""

from django.http import HttpRequest
from django.urls import reverse

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NOT_SURE, Step
from decisionaid.engine.answers import CONDITIONS, Answers
from decisionaid.engine.route import first_open_step, list_steps, neighbours

CHANGE = "change"
WITHOUT_CONTENT = (("other",), (NOT_SURE,))


def is_change(request: HttpRequest) -> bool:
    """Tell whether somebody came from the check page to change an answer."""
    return CHANGE in request.GET or CHANGE in request.POST


def step_url(step: Step, *, change: bool = False) -> str:
    """Give the address of a page of questions."""
    return _with_change(reverse("questionnaire:question", args=[step.id]), change)


def open_url(aid: DecisionAid, answers: Answers, *, change: bool = False) -> str:
    """Give the address of the first page that still needs an answer, or of the check page."""
    step = first_open_step(aid, answers)
    return step_url(step, change=change) if step else reverse("questionnaire:check")


def detour_url(aid: DecisionAid, step: Step, answers: Answers) -> str | None:
    """Give where to go instead when this page is not asked or an earlier one is still open."""
    listed = [item.id for item in list_steps(aid, answers)]
    first = first_open_step(aid, answers)
    is_ahead = step.id not in listed or (first and listed.index(step.id) > listed.index(first.id))
    return open_url(aid, answers) if is_ahead else None


def url_after(aid: DecisionAid, step: Step, answers: Answers, *, change: bool) -> str:
    """Give the address that follows a page once it is answered."""
    if CONDITIONS in step.questions and answers.get(CONDITIONS) in WITHOUT_CONTENT:
        return _with_change(reverse("questionnaire:concern"), change)
    return url_onward(aid, step, answers, change=change)


def url_onward(aid: DecisionAid, step: Step, answers: Answers, *, change: bool) -> str:
    """Give the page after this one, or, when changing an answer, what the change has opened."""
    _, after = neighbours(aid, step, answers)
    return open_url(aid, answers, change=change) if change or after is None else step_url(after)


def url_before(aid: DecisionAid, step: Step, answers: Answers, *, change: bool) -> str:
    """Give the address of the "back" link."""
    if change and first_open_step(aid, answers) is None:
        return reverse("questionnaire:check")
    before, _ = neighbours(aid, step, answers)
    return step_url(before, change=change) if before else reverse("questionnaire:start")


def _with_change(url: str, change: bool) -> str:
    return f"{url}?{CHANGE}=1" if change else url
