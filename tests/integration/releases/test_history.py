"""The published releases with what changed; read by the thread that loads the live release."""

from datetime import UTC, datetime

import pytest

from decisionaid.content.effects import Sample
from decisionaid.content.store import hash_of, to_data
from decisionaid.releases.history import ReleaseHistory, Stored
from decisionaid.releases.live import LiveReleaseHolder
from decisionaid.releases.models import Release
from decisionaid.releases.selectors import list_published_releases, release_from_aid
from tests.unit.small_aid import small_aid

OLD = small_aid()
NEW = OLD.model_copy(update={"rules": OLD.rules[1:]})
SAMPLE = Sample.model_validate(
    {
        "id": "one",
        "label": {"ja": "見本", "en": "A sample"},
        "answers": {"conditions": [OLD.conditions[0].id]},
    }
)
ON = datetime(2026, 11, 23, 20, tzinfo=UTC)  # the 24th in Japan


class Shelf:
    """Stored contents, and how often each was read."""

    def __init__(self, *aids):
        self.reads = []
        self.aids = aids

    def stored(self):
        return [
            Stored(number, hash_of(aid), ON, lambda aid=aid, number=number: self.read(number, aid))
            for number, aid in enumerate(self.aids, 1)
        ]

    def read(self, number, aid):
        self.reads.append(number)
        return aid


def filled(*aids):
    history = ReleaseHistory(lambda: (SAMPLE,))
    history.fill(Shelf(*aids).stored())
    return history


def test_nothing_is_known_before_it_was_filled():
    assert ReleaseHistory(lambda: ()).get() is None


def test_the_newest_release_stands_first_and_the_first_has_no_change():
    newest, first = filled(OLD, NEW).get()

    assert (newest.number, first.number) == (2, 1)
    assert first.change is None
    assert [(item.kind, item.id, item.change) for item in newest.change.items] == [
        ("rules", OLD.rules[0].id, "removed")
    ]
    assert newest.change.samples == 1
    assert newest.published_on.isoformat() == "2026-11-24"


def test_a_lone_release_is_not_read():
    shelf = Shelf(OLD)
    history = ReleaseHistory(lambda: (SAMPLE,))

    history.fill(shelf.stored())

    assert shelf.reads == []
    assert len(history.get()) == 1


def test_a_pair_is_compared_once():
    shelf = Shelf(OLD, NEW)
    history = ReleaseHistory(lambda: (SAMPLE,))
    history.fill(shelf.stored())
    shelf.aids = (OLD, NEW, OLD)

    history.fill(shelf.stored())

    assert shelf.reads == [1, 2, 2, 3]
    assert [release.number for release in history.get()] == [3, 2, 1]


def test_the_history_is_filled_after_the_live_release_and_again_for_another():
    calls = []
    live = [release_from_aid(OLD)]
    holder = LiveReleaseHolder(lambda number: live[0], afterwards=lambda: calls.append(holder._held))
    holder.refresh()
    holder._finish_look()
    holder._finish_look()
    live[0] = release_from_aid(NEW)
    holder.refresh()
    holder._finish_look()

    assert len(calls) == 2


def test_a_history_that_cannot_be_read_is_told_and_tried_again(caplog):
    calls = []

    def fail_once():
        calls.append(1)
        if len(calls) == 1:
            raise OSError("the database is away")

    holder = LiveReleaseHolder(lambda number: release_from_aid(OLD), afterwards=fail_once)
    holder.refresh()
    first = holder.get()
    holder._finish_look()
    holder._finish_look()

    assert len(calls) == 2
    assert holder.get() is first
    assert "tried again" in caplog.text


@pytest.mark.django_db
def test_published_and_retired_releases_are_listed_and_drafts_are_not():
    for number, aid, status, on in (
        (1, OLD, "retired", ON),
        (2, NEW, "published", ON),
        (3, OLD, "draft", None),
    ):
        Release.objects.create(
            number=number,
            status=status,
            content=to_data(aid),
            content_hash=hash_of(aid),
            created_at=ON,
            published_at=on,
        )

    found = list_published_releases()

    assert [(item.number, item.content_hash) for item in found] == [(1, hash_of(OLD)), (2, hash_of(NEW))]
    assert found[0].read() == OLD
