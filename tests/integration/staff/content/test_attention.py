"""What the start page says that waits: by permission, and only while it waits."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory

from decisionaid.releases.draft_rows import draft_pieces
from decisionaid.releases.last_checks import last_checks
from decisionaid.staff.content.attention import list_content_tasks
from tests.content_staff import change_wool, propose

pytestmark = pytest.mark.django_db
CHECKS = "/staff/releases/contentitem/checks/"


def tasks(person):
    request = RequestFactory().get("/")
    request.user = person
    return {task.url.partition("?")[2] or task.url: task for task in list_content_tasks(request)}


def waiting(person):
    return {place: task.waiting for place, task in tasks(person).items()}


def test_everyone_sees_what_they_may_do(first, people):
    assert waiting(people["nobody"]) == {}
    assert "clinician=yes" not in waiting(people["editor"])
    assert waiting(people["clinician"])["clinician=yes"] == "1"


def test_a_proposed_release_waits_for_a_reviewer_alone(first, people):
    change_wool(people["editor"])
    release = propose(people["editor"])

    place = f"/staff/releases/release/{release.pk}/change/"
    assert place in waiting(people["reviewer"])
    assert place not in waiting(people["editor"])


@pytest.mark.parametrize("name", ["editor", "reviewer", "clinician"])
def test_mistakes_of_the_draft_are_told_with_the_time_of_the_last_look(first, people, name, time_machine):
    assert tasks(people[name])[CHECKS].note == "まだ検査していません"

    time_machine.move_to(datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo")))
    last_checks.run()
    assert (tasks(people[name])[CHECKS].waiting, tasks(people[name])[CHECKS].note) == (
        "",
        "2026-11-25 09:30に検査",
    )

    change_wool(people["editor"], "It is miraculous")
    assert tasks(people[name])[CHECKS].waiting == ""
    assert tasks(people[name])[CHECKS].note == "2026-11-25 09:30に検査。その後に変更あり"

    last_checks.run()
    assert tasks(people[name])[CHECKS].waiting == "誤り1件"


def test_live_release_and_the_one_in_review_are_told_to_those_who_may_see_them(first, people):
    change_wool(people["editor"])
    release = propose(people["editor"])
    last_checks.run()

    for name in ("editor", "reviewer"):
        found = waiting(people[name])
        assert found[f"/staff/releases/release/{first.pk}/change/#checks"] == ""
        assert found[f"/staff/releases/release/{release.pk}/change/#checks"] == ""
    # A clinician reads about the live release where the checks of the draft are.
    assert waiting(people["clinician"])[f"{CHECKS}#checks"] == ""
    assert not [place for place in waiting(people["clinician"]) if "/release/" in place]


def test_start_page_runs_no_check_itself(first, people, log_in, monkeypatch):
    def too_slow(pieces):
        raise AssertionError("a page waited for the checks")

    monkeypatch.setattr("decisionaid.releases.last_checks.check_pieces", too_slow)

    assert "まだ検査していません" in log_in("reviewer").get("/staff/").content.decode()


def test_mistakes_of_the_live_release_stand_on_its_page_and_beside_the_draft(first, people, log_in):
    # A newer version of the program finds more in a content than the one that published it.
    change_wool(people["editor"], "It is miraculous")
    found = draft_pieces()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("decisionaid.releases.last_checks.pieces_of_aid", lambda aid: found)
        last_checks.run()

    for name, place in (
        ("reviewer", f"/staff/releases/release/{first.pk}/change/"),
        ("clinician", CHECKS),
    ):
        page = log_in(name).get(place).content.decode()
        part = page.partition('id="checks"')[2]
        assert "<li>glossary/wool:1:1: meaning.en: 「miraculous」は、" in part
        assert "miraculous" in part


def test_what_is_past_its_review_is_counted(first, people, time_machine):
    assert waiting(people["editor"])["review=overdue"] == ""

    time_machine.move_to("2027-02-15")

    assert waiting(people["editor"])["review=overdue"] == "2"
