"""What matters to a person: optional, nothing marked beforehand, kept in the cookie alone."""

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal, unseal
from tests.answers import ECZEMA, PAIN, SKIN, complete, give_cookie
from tests.pages import get_page, read_page

AJAX = {"headers": {"HX-Request": "true"}}
MARKS = {"value-itch": "very", "value-low-cost": "somewhat", "value-no-needles": "undecided"}


@pytest.fixture
def patient(client, live_aid):
    give_cookie(client, complete(live_aid, ECZEMA))
    return client


def kept(client):
    return unseal(client.cookies[settings.ANSWERS_COOKIE_NAME].value)


def test_nothing_is_marked_beforehand_and_every_value_has_four_levels(patient, live_aid):
    page = get_page(patient, "/values/")

    radios = page.all("input", type="radio")
    asked = [v for v in live_aid.preferences if v.conditions is None or "atopic-dermatitis" in v.conditions]
    assert page.picked == {}
    assert [element["value"] for element in radios] == ["very", "somewhat", "little", "undecided"] * len(
        asked
    )
    assert not [element for element in radios if "required" in element]


@pytest.mark.parametrize(
    ("answers", "shown", "hidden"),
    [
        pytest.param(ECZEMA, "less-steroid", "fewer-painkillers", id="eczema"),
        pytest.param(PAIN, "fewer-painkillers", "itch", id="pain"),
        pytest.param(SKIN, "relief", "less-steroid", id="skin"),
        pytest.param({"conditions": ["not-sure"]}, "low-cost", "itch", id="not sure"),
    ],
)
def test_values_fit_the_concerns(client, live_aid, answers, shown, hidden):
    give_cookie(client, complete(live_aid, answers))

    page = get_page(client, "/values/")

    assert page.by_id(f"value-{shown}-very")
    assert not page.by_id(f"value-{hidden}-very")


def test_marks_are_kept_in_the_cookie_and_lead_to_the_summary(patient):
    before = kept(patient)["answers"]

    response = patient.post("/values/", MARKS)

    assert (response.status_code, response.url) == (302, "/summary/")
    assert kept(patient)["values"] == {"itch": "very", "low-cost": "somewhat", "no-needles": "undecided"}
    assert kept(patient)["answers"] == before


def test_marks_are_shown_again_and_can_be_changed(patient):
    patient.post("/values/", MARKS)

    page = get_page(patient, "/values/")
    assert page.picked == {"value-itch": ["very"], "value-low-cost": ["somewhat"]} | {
        "value-no-needles": ["undecided"]
    }

    patient.post("/values/", {"value-itch": "little"})
    assert kept(patient)["values"] == {"itch": "little"}


def test_everything_may_stay_empty(patient):
    response = patient.post("/values/", {})

    assert (response.status_code, response.url) == (302, "/summary/")
    assert "values" not in kept(patient)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"value-itch": "extremely"}, id="level"),
        pytest.param({"value-gold": "very"}, id="value"),
        pytest.param({"value-fewer-painkillers": "very"}, id="value of another concern"),
        pytest.param({"itch": "very"}, id="name"),
    ],
)
def test_what_is_forged_is_ignored(patient, data):
    response = patient.post("/values/", data | {"value-low-cost": "very"})

    assert response.status_code == 302
    assert kept(patient)["values"] == {"low-cost": "very"}


def test_a_forged_level_in_an_old_cookie_is_ignored(client, live_aid):
    data = {"v": 1, "who": "self", "answers": complete(live_aid, ECZEMA)}
    client.cookies[settings.ANSWERS_COOKIE_NAME] = seal(data | {"values": {"itch": "most", "x": "very"}})

    assert get_page(client, "/values/").picked == {}
    assert not [
        link for link in get_page(client, "/check/").all("a", href="/values/") if link["class"] != "button"
    ]


def test_htmx_gets_the_part_and_after_back_the_whole_page(patient):
    part = patient.get("/values/", **AJAX)
    whole = patient.get("/values/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert b"<html" not in part.content
    assert read_page(part).heading == "あなたにとって大切なこと"
    assert read_page(part).one("title").text.startswith("あなたにとって大切なこと")
    assert b"<html" in whole.content


def test_form_is_the_same_with_and_without_htmx(patient):
    form = next(form for form in get_page(patient, "/values/").all("form") if form["hx-post"])

    assert form["action"] == form["hx-post"] == "/values/"
    assert (form["hx-target"], form["hx-push-url"]) == ("#main", "true")


@pytest.mark.parametrize(
    ("who", "heading"),
    [("self", "あなたに"), ("child", "お子さんとあなたに"), ("other", "その方に")],
)
def test_heading_names_the_person(client, live_aid, who, heading):
    give_cookie(client, complete(live_aid, ECZEMA), who=who)

    assert get_page(client, "/values/").heading.startswith(heading)


def test_open_questions_come_first_and_without_answers_the_person_is_told_so(client):
    assert client.get("/values/").url == client.post("/values/").url == "/answers-gone/"

    give_cookie(client, ECZEMA)
    assert client.get("/values/").url == client.post("/values/", MARKS).url == "/q/urgent/"


def test_check_page_leads_on_to_values_and_straight_to_the_summary(patient):
    page = get_page(patient, "/check/")

    (onward,) = [link for link in page.all("a", href="/values/") if "main" in link.inside]
    (straight,) = [link for link in page.all("a", href="/summary/") if "main" in link.inside]
    assert onward["class"] == "button"
    assert straight["class"] == "quiet-link"


def test_check_page_shows_the_marks(patient):
    patient.post("/values/", MARKS)

    page = get_page(patient, "/check/")

    assert "かゆみや焼ける感じが楽になること とても大切" in page.text


def test_urgent_signs_stand_on_top(client, live_aid):
    urgent = {"urgent-signs": ["bladder-or-bowel-trouble-or-numb-saddle"]}
    give_cookie(client, complete(live_aid, PAIN | urgent))

    assert "119" in get_page(client, "/values/").text


def test_points_name_their_sources_and_what_a_clinician_has_to_confirm(patient):
    page = get_page(patient, "/values/", language="ja")

    assert "62件" in page.text
    assert "医療者の確認が必要な項目:" in page.text


def test_the_fullest_cookie_stays_small(patient, live_aid):
    answers = complete(live_aid, {"conditions": [item.id for item in live_aid.conditions]})
    data = {
        "v": 1,
        "who": "self",
        "answers": answers,
        "values": {item.id: "undecided" for item in live_aid.preferences},
        "questions": [item.id for item in live_aid.questions_to_ask],
    }

    assert len(seal(data)) < 3500
