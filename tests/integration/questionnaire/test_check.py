import pytest

from tests.answers import ECZEMA, PAIN, complete, give_cookie
from tests.pages import get_page


def english_check(client, aid, given):
    give_cookie(client, complete(aid, given))
    client.post("/language/", {"language": "en"})
    return get_page(client, "/check/", language="en")


def test_check_shows_every_answer_with_a_way_to_change_it(client, live_aid):
    page = english_check(client, live_aid, {**ECZEMA, "age": 35, "severity": "severe", "pregnant": "yes"})

    for words in ("Atopic dermatitis (eczema)", "35 years", "Severe", "Yes", "Not sure"):
        assert words in page.text
    names = [link.text for link in page.all("a") if "?change=1" in link["href"]]
    assert "Change: 12 questions about safety" in names
    assert len(names) == len(set(names)) == len(page.all("h2"))
    # All answers of a page are changed on that page: one link stands for the twelve of the safety page.
    assert len(page.all("a", href="/q/safety/?change=1")) == 1
    assert len(page.all("dt")) > 2 * len(names)


def test_check_speaks_of_the_person_the_answers_are_about(client, live_aid):
    give_cookie(client, complete(live_aid, {**ECZEMA, "age": 9}), who="child")
    client.post("/language/", {"language": "en"})

    headings = [heading.text for heading in get_page(client, "/check/", language="en").all("h2")]

    assert "How old is your child?" in headings
    assert [heading for heading in headings if " you " in heading and "your child" not in heading] == []


def test_check_leads_to_the_summary(client, live_aid):
    assert english_check(client, live_aid, ECZEMA).all("a", href="/summary/")


def test_optional_answers_may_be_missing(client, live_aid):
    page = english_check(client, live_aid, {**ECZEMA, "nights-disturbed": 2})

    assert "Not answered" in page.text
    assert "2 nights" in page.text


def test_check_shows_only_what_was_asked(client, live_aid):
    page = english_check(client, live_aid, {**PAIN, "severity": "severe"})

    assert "/q/severity/?change=1" not in [link["href"] for link in page.all("a")]


def test_answer_on_a_page_now_left_out_is_shown_because_it_is_used(client, live_aid):
    page = english_check(client, live_aid, {**ECZEMA, "can-travel-abroad": "yes", "age": 17})

    assert "Able to travel abroad" in page.text
    assert "/q/travel/?change=1" not in [link["href"] for link in page.all("a")]


def test_check_before_the_end_leads_to_the_first_open_step(client):
    give_cookie(client, ECZEMA)

    assert client.get("/check/")["Location"] == "/q/urgent/"


INJECTION = {"injection-history": "never", "current-treatments": ["biologic-injection"]}
CONTRADICTION = {**ECZEMA, "severity": "mild", "body-area": "widespread", "ointment-enough": "no"}


def test_contradiction_asks_its_question_and_lets_the_person_go_on(client, live_aid):
    page = english_check(client, live_aid, CONTRADICTION)

    doubt = page.one("section", **{"class": "note"})
    check = next(check for check in live_aid.checks if check.id == "L-01")
    assert check.text.en in doubt.text
    assert check.question.en in doubt.text
    assert "You can also go on as it is." in doubt.text
    changed = [link["href"] for link in page.all("a") if link.inside[-4:-1] == ("section", "dl", "div")]
    assert changed[:3] == ["/q/severity/?change=1", "/q/area/?change=1", "/q/ointment/?change=1"]
    assert page.all("a", href="/summary/")


@pytest.mark.parametrize(
    ("given", "check_id"),
    [
        (
            {**CONTRADICTION, "injection-history": "never", "current-treatments": ["biologic-injection"]},
            "L-01",
        ),
        ({**ECZEMA, **INJECTION}, "L-02"),
        ({**ECZEMA, "age": 10, "years-with-eczema": 12}, "L-06"),
        ({**ECZEMA, "daily-life-reviewed": "no", "injection-history": "no-effect"}, "L-07"),
    ],
)
def test_only_the_first_contradiction_is_asked_about(client, live_aid, given, check_id):
    page = english_check(client, live_aid, given)

    shown = [check.id for check in live_aid.checks if check.question.en in page.text]
    assert shown == [check_id]


def test_without_contradiction_nothing_is_asked(client, live_aid):
    assert english_check(client, live_aid, ECZEMA).all("section", **{"class": "note"}) == []


def test_check_needs_a_cookie(client):
    assert client.get("/check/")["Location"] == "/answers-gone/"
