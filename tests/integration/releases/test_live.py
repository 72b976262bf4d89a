"""The live release in memory. A thread of each test reads; the thread that asks runs no query."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import OperationalError

from decisionaid.content.store import to_data
from decisionaid.releases import live
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.releases.live import LiveReleaseHolder, NoLiveRelease
from decisionaid.releases.models import Release
from decisionaid.releases.selectors import release_from_aid
from decisionaid.web import live as web_live
from tests.unit.small_aid import small_aid

DRAFT = release_from_aid(small_aid())
FIRST = replace(DRAFT, number=1)
SECOND = replace(DRAFT, number=2)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Shelf:
    """Stands for the database: gives the release that is live on it, and notes who asked in which thread."""

    def __init__(self, release=None):
        self.release = release
        self.error = None
        self.asked = []
        self.threads = set()

    def look(self, number):
        self.asked.append(number)
        self.threads.add(threading.get_ident())
        if self.error:
            raise self.error
        return None if self.release is None or self.release.number == number else self.release


def in_a_thread(work):
    """Run `work` in a thread of its own and hand on what it raises."""
    errors = []

    def run():
        try:
            work()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert errors == []


def test_the_first_call_waits_until_another_thread_has_loaded_the_release():
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)

    assert holder.get() is FIRST
    assert threading.get_ident() not in shelf.threads
    assert len(shelf.threads) == 1


def test_many_first_calls_at_once_start_one_thread():
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)
    found = []
    threads = [threading.Thread(target=lambda: found.append(holder.get())) for _ in range(20)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert found == [FIRST] * 20
    assert len(shelf.threads) == 1


def test_without_a_release_the_caller_is_told_what_to_do():
    holder = LiveReleaseHolder(Shelf().look)

    with pytest.raises(NoLiveRelease, match="manage.py up"):
        holder.get()


def test_a_release_published_later_is_found():
    shelf = Shelf()
    holder = LiveReleaseHolder(shelf.look)
    with pytest.raises(NoLiveRelease):
        holder.get()

    shelf.release = FIRST
    holder.refresh()

    assert holder.get() is FIRST


def test_a_new_release_is_seen_after_the_next_look():
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)
    holder.refresh()

    shelf.release = SECOND
    assert holder.get() is FIRST
    holder.refresh()

    assert holder.get() is SECOND
    assert shelf.asked == [None, 1]


def test_a_look_asks_with_the_number_in_memory_and_keeps_the_same_object():
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)

    for _ in range(3):
        holder.refresh()

    assert shelf.asked == [None, 1, 1]
    assert holder.get() is FIRST


def test_the_old_release_is_kept_while_reading_fails(caplog):
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)
    holder.refresh()

    shelf.error = OSError("the database is away")
    holder.refresh()

    assert holder.get() is FIRST
    assert "going on with the one in memory" in caplog.text


@pytest.mark.parametrize(
    ("error", "tells_place"), [(OperationalError("no such table"), False), (KeyError("about"), True)]
)
def test_trouble_that_goes_on_is_one_line_until_it_ends(caplog, error, tells_place):
    caplog.set_level("WARNING")
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)

    shelf.error = error
    for _ in range(3):
        holder.refresh()
    shelf.error = None
    holder.refresh()

    assert [record.getMessage() for record in caplog.records] == [
        f"The live release could not be read ({type(error).__name__}); there is none in memory. "
        "It is tried again.",
        "The live release can be read again.",
    ]
    assert bool(caplog.records[0].exc_info) is tells_place


def test_the_old_release_is_kept_when_none_is_published_any_more():
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)
    holder.refresh()

    shelf.release = None
    holder.refresh()

    assert holder.get() is FIRST


def test_reading_that_fails_at_first_is_tried_again(monkeypatch):
    monkeypatch.setattr(web_live, "SECONDS_BETWEEN_LOOKS", 0.01)
    shelf = Shelf(FIRST)
    shelf.error = OSError("the database is away")
    holder = LiveReleaseHolder(shelf.look)
    with pytest.raises(NoLiveRelease):
        holder.get()

    shelf.error = None
    for _ in range(500):
        if len(shelf.asked) > 1 and shelf.asked[-1] == 1:
            break
        threading.Event().wait(0.01)

    assert holder.get() is FIRST


def test_a_pinned_release_is_given_without_a_look():
    shelf = Shelf(FIRST)
    holder = LiveReleaseHolder(shelf.look)

    holder.pin(DRAFT)

    assert holder.get() is DRAFT
    assert shelf.asked == []


def test_a_pinned_release_is_not_replaced_by_the_next_look():
    holder = LiveReleaseHolder(Shelf(FIRST).look)
    assert holder.get() is FIRST

    holder.pin(DRAFT)
    holder.refresh()

    assert holder.get() is DRAFT


def test_the_label_tells_number_and_hash():
    assert FIRST.label == f"1-{FIRST.content_hash[:8]}"
    assert DRAFT.label == f"draft-{DRAFT.content_hash[:8]}"


@pytest.mark.django_db(transaction=True)
class TestInTheDatabase:
    @pytest.fixture
    def holder(self):
        return LiveReleaseHolder(live._look_in_database)

    def publish(self, number, content=None):
        Release.objects.update(status=Release.Status.RETIRED)
        Release.objects.create(
            number=number,
            status=Release.Status.PUBLISHED,
            content=content or to_data(small_aid()),
            content_hash=DRAFT.content_hash,
            created_at=NOW,
            published_at=NOW,
        )

    def test_the_published_release_is_read_and_a_newer_one_seen_after_the_next_look(self, holder):
        self.publish(1)
        in_a_thread(holder.refresh)
        assert holder.get().number == 1
        assert holder.get().aid == small_aid()

        self.publish(2)
        assert holder.get().number == 1
        in_a_thread(holder.refresh)

        assert holder.get().number == 2

    def test_the_shipped_content_is_read_back_as_published(self, holder, release):
        publish_first_release_if_none(now=NOW)

        in_a_thread(holder.refresh)

        assert holder.get().aid == release.aid
        assert holder.get().content_hash == release.content_hash

    def test_an_empty_database_has_no_live_release(self, holder):
        in_a_thread(holder.refresh)

        assert holder._held is None

    def test_content_that_cannot_be_read_keeps_the_release_in_memory(self, holder):
        self.publish(1)
        in_a_thread(holder.refresh)
        self.publish(2, content={"about": {}})

        in_a_thread(holder.refresh)

        assert holder.get().number == 1

    def test_the_thread_that_asks_runs_no_query(self, holder, django_assert_num_queries):
        self.publish(1)

        with django_assert_num_queries(0):
            in_a_thread(holder.refresh)
            assert holder.get().number == 1
            assert holder.get().number == 1
