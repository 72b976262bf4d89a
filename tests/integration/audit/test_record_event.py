from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from decisionaid.audit.actions import record_event
from decisionaid.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_event_says_who_did_what_to_what_and_when():
    hanako = get_user_model().objects.create_user("hanako@example.jp")

    record_event(action="release.published", at=NOW, actor=hanako, about=("release", 3), note="at once")

    event = AuditEvent.objects.get()
    assert (event.at, event.actor, event.action) == (NOW, hanako, "release.published")
    assert (event.object_type, event.object_id, event.outcome, event.note) == (
        "release",
        "3",
        "done",
        "at once",
    )


@pytest.mark.parametrize("actor", [None, AnonymousUser()], ids=["nobody", "anonymous"])
def test_event_without_a_person_has_no_actor(actor):
    record_event(action="shared_summary.deleted", at=NOW, actor=actor)

    assert AuditEvent.objects.get().actor is None


def test_long_note_is_cut_and_not_lost():
    record_event(action="release.published", at=NOW, note="x" * 300)

    assert AuditEvent.objects.get().note == "x" * 200


def test_newest_event_comes_first():
    for day in (1, 3, 2):
        record_event(action=f"day-{day}", at=NOW.replace(day=day))

    assert [event.action for event in AuditEvent.objects.all()] == ["day-3", "day-2", "day-1"]
