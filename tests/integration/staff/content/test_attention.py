"""What the start page says that waits: by permission, and only while it waits."""

import pytest
from django.test import RequestFactory

from decisionaid.staff.content import attention
from decisionaid.staff.content.attention import list_content_tasks
from tests.content_staff import change_wool, propose

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered():
    attention._count_mistakes.cache_clear()


def waiting(person):
    request = RequestFactory().get("/")
    request.user = person
    return {task.url.partition("?")[2] or task.url: task.waiting for task in list_content_tasks(request)}


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


def test_mistakes_of_the_draft_are_counted_after_each_change(first, people):
    checks = "/staff/releases/contentitem/checks/"
    assert waiting(people["editor"])[checks] == ""

    change_wool(people["editor"], "It is miraculous")

    assert waiting(people["editor"])[checks] == "1"


def test_what_is_past_its_review_is_counted(first, people, time_machine):
    assert waiting(people["editor"])["review=overdue"] == ""

    time_machine.move_to("2027-02-15")

    assert waiting(people["editor"])["review=overdue"] == "2"
