"""What is loaded for good is left alone by the garbage collector, and what it replaced is not kept."""

import gc
import weakref

import pytest

from decisionaid.config import collector
from decisionaid.releases.live import LiveReleaseHolder
from decisionaid.releases.selectors import release_from_aid
from tests.unit.small_aid import small_aid


@pytest.fixture
def holder(monkeypatch):
    found = []
    holder = LiveReleaseHolder(lambda number: found.pop() if found else None)
    monkeypatch.setattr(collector, "live_release", holder)
    collector.settle_after_each_release()
    yield holder, found
    gc.unfreeze()


def test_a_loaded_release_is_left_alone_and_the_one_before_is_let_go(holder):
    holder, found = holder
    gc.unfreeze()
    first = release_from_aid(small_aid())
    # A circle, as compiled parts have them: only the collector can let go of it.
    first.compiled.kept["self"] = first.compiled
    gone = weakref.ref(first.compiled)
    found.append(first)
    del first

    holder.refresh()
    assert gc.get_freeze_count() > 1000
    assert gone() is not None

    found.append(release_from_aid(small_aid()))
    holder.refresh()
    assert gone() is None


def test_nothing_is_done_where_nothing_new_is_live(holder):
    holder, _ = holder
    gc.unfreeze()
    holder.refresh()
    assert gc.get_freeze_count() == 0
