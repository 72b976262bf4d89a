"""What is published, in memory. Real threads; what they have to wait for is told to them, never timed."""

import threading
from dataclasses import dataclass

import pytest
from django.db import OperationalError

from decisionaid.web import live
from decisionaid.web.live import LiveHolder

PATIENCE = 20


@dataclass(frozen=True)
class Thing:
    number: int | None


ONE, TWO = Thing(1), Thing(2)


class Shelf:
    """Stands for the database. Each look waits for its turn while `gate` is closed."""

    def __init__(self, thing=None):
        self.thing = thing
        self.error = None
        self.asked = []
        self.threads = set()
        self.gate = threading.Event()
        self.gate.set()
        self.was_asked = threading.Semaphore(0)

    def look(self, number):
        self.asked.append(number)
        self.threads.add(threading.get_ident())
        self.was_asked.release()
        assert self.gate.wait(PATIENCE)
        if self.error:
            raise self.error
        return None if self.thing is None or self.thing.number == number else self.thing


@pytest.fixture
def shelf():
    shelf = Shelf(ONE)
    yield shelf
    shelf.gate.set()


@pytest.fixture
def holder(shelf):
    return LiveHolder(shelf.look, called="live thing")


def start(work):
    """Run `work` in a thread of its own; the function given back waits for what it gives."""
    given = []
    thread = threading.Thread(target=lambda: given.append(work()))
    thread.start()

    def wait():
        thread.join(PATIENCE)
        return given[0]

    return wait


def test_first_call_waits_for_another_thread_that_looks(holder, shelf):
    shelf.gate.clear()
    waiting = start(holder.find)
    assert shelf.was_asked.acquire(timeout=PATIENCE)
    assert holder._held is None

    shelf.gate.set()

    assert waiting() is ONE
    assert threading.get_ident() not in shelf.threads


def test_many_first_calls_at_once_start_one_thread(holder, shelf):
    shelf.gate.clear()
    waiting = [start(holder.find) for _ in range(20)]
    shelf.gate.set()

    assert [wait() for wait in waiting] == [ONE] * 20
    assert len(shelf.threads) == 1


def test_first_look_that_takes_too_long_keeps_nobody_waiting(holder, shelf, monkeypatch):
    monkeypatch.setattr(live, "SECONDS_TO_WAIT_FOR_FIRST", 0.01)
    shelf.gate.clear()

    assert holder.find() is None


def test_nothing_to_hold_is_told_after_the_first_look(shelf, holder):
    shelf.thing = None

    assert holder.find() is None
    assert holder._loaded.is_set()
    assert shelf.asked[0] is None


def test_the_thread_looks_again_and_again(holder, shelf, monkeypatch):
    monkeypatch.setattr(live, "SECONDS_BETWEEN_LOOKS", 0.01)
    seen = threading.Event()
    holder.watch(lambda thing: thing is TWO and seen.set())
    assert holder.find() is ONE

    shelf.thing = TWO

    assert seen.wait(PATIENCE)
    assert holder.find() is TWO


def test_a_look_asks_with_the_number_in_memory_and_keeps_the_same_object(holder, shelf):
    for _ in range(3):
        holder.refresh()

    assert shelf.asked == [None, 1, 1]
    assert holder.find() is ONE


def test_who_holds_something_starts_no_thread_to_give_it(holder, shelf):
    holder.refresh()

    assert holder.find() is ONE
    assert holder._thread is None


def test_thread_that_has_ended_is_started_again(holder, shelf):
    """As in a process that was forked: it holds something, and no thread of it runs."""
    holder.refresh()
    holder._thread = threading.Thread(target=lambda: None)
    holder._thread.start()
    holder._thread.join(PATIENCE)
    while shelf.was_asked.acquire(blocking=False):
        pass

    assert holder.find() is ONE
    assert shelf.was_asked.acquire(timeout=PATIENCE)
    assert holder._thread.is_alive()


def test_the_old_one_is_kept_while_reading_fails_and_when_there_is_none_any_more(holder, shelf):
    holder.refresh()

    shelf.error = OSError("away")
    holder.refresh()
    shelf.error = shelf.thing = None
    holder.refresh()

    assert holder.find() is ONE


def test_trouble_that_goes_on_is_one_line_a_kind_until_it_ends(holder, shelf, caplog):
    caplog.set_level("WARNING")
    for error in (OperationalError("no such table"), OperationalError("still"), KeyError("about"), None):
        shelf.error = error
        holder.refresh()
        holder.refresh()
    shelf.error = OSError("away")
    holder.refresh()

    nothing, one = "there is none in memory", "going on with the one in memory"
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", f"The live thing could not be read (OperationalError); {nothing}. It is tried again."),
        ("ERROR", f"The live thing could not be read (KeyError); {nothing}. It is tried again."),
        ("WARNING", "The live thing can be read again."),
        ("ERROR", f"The live thing could not be read (OSError); {one}. It is tried again."),
    ]
    assert [bool(record.exc_info) for record in caplog.records] == [False, True, False, True]


def test_watchers_hear_of_each_one_once(holder, shelf):
    heard = []
    holder.watch(heard.append)

    holder.refresh()
    holder.refresh()
    shelf.thing = TWO
    holder.refresh()

    assert heard == [ONE, TWO]


@pytest.mark.parametrize("pinned", [TWO, None])
def test_what_is_pinned_is_given_without_a_look_and_stays(holder, shelf, pinned):
    heard = []
    holder.watch(heard.append)
    holder.pin(pinned)

    assert holder.find() is pinned
    assert (shelf.asked, holder._thread) == ([], None)
    holder.refresh()

    assert holder.find() is pinned
    assert heard == []


def test_pin_during_a_look_wins(holder, shelf):
    shelf.gate.clear()
    looking = start(holder.refresh)
    assert shelf.was_asked.acquire(timeout=PATIENCE)

    holder.pin(TWO)
    shelf.gate.set()
    looking()

    assert holder.find() is TWO


def test_unpinned_it_looks_from_the_start(holder, shelf):
    holder.pin(TWO)
    holder.unpin()

    assert holder.find() is ONE
    assert shelf.asked[0] is None


def test_thread_and_log_tell_what_is_held(holder):
    holder.find()

    assert holder._thread.name == "live-thing"
