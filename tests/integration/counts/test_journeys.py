"""Each way stands in exactly one counter, whatever somebody does on it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings

from decisionaid.counts.journeys import begin_journey, finish, reach
from decisionaid.counts.models import Count
from decisionaid.counts.recorder import recorder
from decisionaid.web.cookie import unseal
from decisionaid.web.submission import Submission

STEPS = ("a", "b", "c")


@pytest.fixture
def way(db):
    recorder.drop()
    return Submission("self", {}, journey=begin_journey())


def left():
    recorder.flush()
    return {count.bucket: count.n for count in Count.objects.filter(kind="at") if count.n}


def go(way, pages):
    for page in pages:
        way = reach(way, page, STEPS)
    return way


@pytest.mark.parametrize(
    ("pages", "at"),
    [("", "begun"), ("a", "a"), ("ab", "b"), ("aab", "b"), ("aba", "b"), ("abab", "b"), ("abcaa", "c")],
)
def test_only_the_furthest_page_counts(way, pages, at):
    go(way, pages)

    assert left() == {at: 1}


def test_page_that_a_release_took_away_is_left_for_the_next(way):
    way = reach(way, "old", ("a", "old"))
    go(way, "b")

    assert left() == {"b": 1}


def test_summary_takes_the_way_out_of_those_left_and_counts_once(way):
    for _ in range(3):
        way = finish(go(way, "abc"), conditions=["x", "y"], language="en")
    go(way, "a")

    assert left() == {}
    others = Count.objects.exclude(kind="at").values_list("kind", "bucket", "n")
    assert {row for row in others if row[0] != "minutes"} == {
        ("started", "", 1),
        ("finished", "", 1),
        ("language", "en", 1),
        ("condition", "x", 1),
        ("condition", "y", 1),
    }


def test_nothing_more_is_counted_two_days_later(db):
    recorder.drop()
    began = datetime(2026, 10, 31, 12, tzinfo=UTC)
    with time_machine.travel(began, tick=False):
        way = go(Submission("self", {}, journey=begin_journey()), "a")
        recorder.flush()
    with time_machine.travel(began + timedelta(days=2), tick=False):
        finish(go(way, "b"), conditions=["x"], language="ja")

        assert left() == {"a": 1}
    assert not Count.objects.filter(kind="finished").exists()


def test_way_without_a_memory_is_not_counted(db):
    recorder.drop()
    finish(go(Submission("self", {}), "ab"), conditions=["x"], language="ja")

    assert left() == {}
    assert not Count.objects.exists()


def test_begin_pressed_twice_begins_once_and_after_an_answer_anew(client, live_aid, db):
    recorder.drop()
    for _ in range(2):
        client.post("/begin/", {"who": "self"})
    client.get("/q/concern/")
    client.post("/q/concern/", {"conditions": ["nerve-pain"]})
    client.post("/begin/", {"who": "child"})

    assert left() == {"concern": 1, "begun": 1}
    assert Count.objects.get(kind="started").n == 2
    assert unseal(client.cookies[settings.ANSWERS_COOKIE_NAME].value)["way"][1] == "begun"
