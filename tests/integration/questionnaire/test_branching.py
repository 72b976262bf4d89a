"""Which pages somebody passes, by walking from the first page to the check page."""

import pytest

from decisionaid.domain.question import NOT_SURE
from decisionaid.engine.answers import read_answers
from decisionaid.engine.route import questions_of
from tests.answers import ECZEMA, PAIN, SKIN, complete, give_cookie, read_answers_of
from tests.pages import get_page

ECZEMA_ONLY = ["basics", "severity", "area", "ointment", "steroid", "injection", "dermatologist", "travel"]


def posted(aid, step, answers, given):
    """Give what a browser posts for a step: the given answers, and "not sure" for the rest."""
    data = {}
    for question in questions_of(aid, step, read_answers(aid, answers)):
        if question.id in given:
            data[question.id] = given[question.id]
        elif not question.optional:
            data[f"{question.id}-not-sure" if question.kind == "number" else question.id] = NOT_SURE
    return data


def walk(client, aid, given):
    client.post("/begin/", {"who": "self"})
    path, passed = "/q/concern/", []
    while path.startswith("/q/"):
        name = path.split("/")[2]
        passed.append(name)
        get_page(client, path)
        step = next(step for step in aid.steps if step.id == name)
        response = client.post(path, posted(aid, step, read_answers_of(client), given))
        assert response.status_code == 302, name
        path = response["Location"]
    assert path == "/check/"
    return passed


def test_eczema_is_asked_about_eczema(client, live_aid):
    passed = walk(client, live_aid, ECZEMA)

    assert set(ECZEMA_ONLY) <= set(passed)
    assert "painkillers" not in passed
    assert passed == [step.id for step in live_aid.steps if step.id in passed]


def test_pain_is_asked_about_pain(client, live_aid):
    passed = walk(client, live_aid, PAIN)

    assert "painkillers" in passed
    assert set(ECZEMA_ONLY).isdisjoint(passed)


def test_appearance_is_asked_neither(client, live_aid):
    passed = walk(client, live_aid, SKIN)

    assert set([*ECZEMA_ONLY, "painkillers", "scores"]).isdisjoint(passed)
    assert {"concern", "urgent", "age", "safety", "treatments", "goals", "payment"} <= set(passed)


@pytest.mark.parametrize("given", [ECZEMA, PAIN, SKIN, {**ECZEMA, "age": 3}, {**ECZEMA, "severity": "mild"}])
def test_safety_is_never_skipped(client, live_aid, given):
    assert "safety" in walk(client, live_aid, given)


@pytest.mark.parametrize(("age", "is_asked"), [(17, False), (18, True)])
def test_children_are_not_asked_about_travel(client, live_aid, age, is_asked):
    assert ("travel" in walk(client, live_aid, {**ECZEMA, "age": age})) is is_asked


@pytest.mark.parametrize(
    ("concern", "shown", "hidden"),
    [
        (["atopic-dermatitis"], "less-itch", "less-pain"),
        (["nerve-pain"], "less-pain", "less-itch"),
        (["fatigue"], "more-energy", "less-pain"),
    ],
)
def test_choices_follow_the_concern(client, live_aid, concern, shown, hidden):
    give_cookie(client, complete(live_aid, {"conditions": concern}))

    values = [box["value"] for box in get_page(client, "/q/goals/").all("input", name="goals")]

    assert shown in values
    assert hidden not in values
    assert "fast-effect" in values


def test_unknown_concern_is_asked_about_every_urgent_sign(client, live_aid):
    give_cookie(client, {"conditions": [NOT_SURE]})

    boxes = get_page(client, "/q/urgent/").all("input", name="urgent-signs")

    signs = next(question for question in live_aid.questions if question.id == "urgent-signs")
    assert [box["value"] for box in boxes] == [*(choice.id for choice in signs.choices), NOT_SURE]


def test_answers_to_questions_no_longer_asked_are_kept_but_not_shown(client, live_aid):
    give_cookie(client, complete(live_aid, {**ECZEMA, "severity": "severe", "urgent-signs": [NOT_SURE]}))

    client.post("/q/concern/", {"conditions": "fatigue", "change": "1"})
    page = get_page(client, "/check/")
    asked_now = [link["href"] for link in page.all("a")]
    client.post("/q/concern/", {"conditions": "atopic-dermatitis", "change": "1"})

    assert "/q/severity/?change=1" not in asked_now
    assert read_answers_of(client)["severity"] == "severe"
    assert get_page(client, "/q/severity/").picked == {"severity": ["severe"]}


def test_none_of_these_is_asked_again_when_the_list_grows(client, live_aid):
    give_cookie(client, complete(live_aid, {**PAIN, "urgent-signs": ["none"]}))

    response = client.post("/q/concern/", {"conditions": ["nerve-pain", "atopic-dermatitis"], "change": "1"})

    assert response["Location"] == "/q/urgent/?change=1"
    assert "urgent-signs" not in read_answers_of(client)


def test_none_of_these_stays_when_the_list_does_not_grow(client, live_aid):
    give_cookie(client, complete(live_aid, {**PAIN, "urgent-signs": ["none"]}))

    client.post("/q/concern/", {"conditions": ["joint-muscle-pain"], "change": "1"})

    assert read_answers_of(client)["urgent-signs"] == ["none"]


def test_sign_chosen_before_stays_in_sight_when_the_concern_changes(client, live_aid):
    sign = "eye-pain-or-sight-change"
    give_cookie(client, complete(live_aid, {**PAIN, "urgent-signs": [sign]}))

    assert get_page(client, "/q/urgent/").picked == {"urgent-signs": [sign]}
