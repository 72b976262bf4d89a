"""A month of made-up people who go back, reload, change answers and leave; counted apart, and compared."""

import os
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from decisionaid.counts.journeys import MINUTES
from decisionaid.counts.models import Count
from decisionaid.counts.recorder import recorder
from decisionaid.domain.question import NOT_SURE
from decisionaid.engine.route import questions_of
from tests.answers import as_tuples, read_answers_of

CONCERNS = ["atopic-dermatitis", "nerve-pain", "skin-appearance"]
BEGAN = datetime(2026, 10, 1, 0, 30, tzinfo=UTC)


class Person:
    """Somebody who walks through the aid, and the simulator's own idea of what is to be counted."""

    def __init__(self, rng, aid, tally, clock):
        self.rng, self.aid, self.tally, self.clock = rng, aid, tally, clock
        self.client = Client()
        self.language = rng.choice(["ja", "ja", "en", "ja-easy"])
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = self.language
        self.order = [step.id for step in aid.steps]
        self.seen, self.furthest, self.concerns = [], -1, []

    def walk(self):
        self.began = timezone.localtime()
        self.began_at = self.clock.seconds
        self.count("started")
        path = self.client.post("/begin/", {"who": "self"})["Location"]
        if self.rng.random() < 0.05:
            # Pressed twice.
            self.client.post("/begin/", {"who": "self"})
        path = self.client.get(path)["Location"]
        while path != "/summary/":
            self.look(path)
            if self.rng.random() < 0.03:
                return self.leave()
            self.wander(path)
            if self.rng.random() < 0.03:
                return self.leave()
            path = self.answer(path)
        self.finish()
        return None

    def look(self, path):
        assert self.client.get(path).status_code == 200, path
        self.seen.append(path)
        place = {"/check/": len(self.order), "/values/": len(self.order) + 1}.get(path)
        if path.startswith("/q/"):
            place = self.order.index(path.split("/")[2])
        self.furthest = max(self.furthest, -1 if place is None else place)

    def wander(self, path):
        self.clock.pass_seconds(self.rng.randint(2, 50))
        if self.rng.random() < 0.1:
            self.client.get(path)
        if self.rng.random() < 0.1:
            self.client.get(self.rng.choice(self.seen))
        if self.rng.random() < 0.05 and path.startswith("/q/"):
            assert self.client.post(path, {"age": "many"}).status_code in (302, 422)
            # Where nothing has to be answered, an empty page is an answer that leads on.
        if self.rng.random() < 0.03:
            self.client.head(path)

    def answer(self, path):
        if path == "/check/":
            return "/values/"
        if path == "/values/":
            return self.client.post(path, {})["Location"]
        if path == "/concern/":
            answers = as_tuples(read_answers_of(self.client))
            return next(
                f"/q/{s}/" for s in self.order[self.order.index("concern") + 1 :] if self.asked(s, answers)
            )
        return self.client.post(path, self.fill(path.split("/")[2]))["Location"].partition("?")[0]

    def asked(self, step_id, answers):
        step = next(step for step in self.aid.steps if step.id == step_id)
        return bool(questions_of(self.aid, step, answers))

    def fill(self, step_id):
        answers = as_tuples(read_answers_of(self.client))
        step = next(step for step in self.aid.steps if step.id == step_id)
        data = {}
        for question in questions_of(self.aid, step, answers):
            if question.id == "conditions":
                self.concerns = self.rng.sample(CONCERNS, self.rng.choice([1, 1, 2]))
                data[question.id] = self.concerns
            elif question.id == "urgent-signs":
                data[question.id] = ["none"]
            elif question.kind == "number":
                data[f"{question.id}-not-sure"] = "on"
            else:
                data[question.id] = NOT_SURE
        return data

    def leave(self):
        names = ["begun", *self.order, "check", "values"]
        self.count("at", names[self.furthest + 1], month=self.began)

    def finish(self):
        assert self.client.get("/summary/").status_code == 200
        self.count("finished")
        minutes = (self.clock.seconds - self.began_at) / 60
        self.count("minutes", next((f"{end:02}" for end in MINUTES if minutes < end), "more"))
        now = timezone.localtime()
        self.count("language", self.language, month=now)
        for concern in self.concerns:
            self.count("condition", concern, month=now)
        for path in self.rng.sample(["/summary/", "/check/", self.rng.choice(self.seen)], 2):
            self.client.get(path)
        if self.rng.random() < 0.1:
            # A change after the summary changes nothing that was counted.
            self.client.post("/q/age/", {"age": "40", "change": "1"})
            self.client.get("/summary/")

    def count(self, kind, bucket="", month=None):
        day = month.date().replace(day=1) if month else timezone.localdate()
        self.tally[day, kind, bucket] += 1


class Clock:
    def __init__(self, traveller):
        self.traveller, self.seconds = traveller, 0

    def pass_seconds(self, seconds):
        self.seconds += seconds
        self.traveller.move_to(BEGAN + timedelta(seconds=self.seconds))


def stored():
    return {(c.day, c.kind, c.bucket): c.n for c in Count.objects.all() if c.n}


@pytest.fixture
def walked(db, live_aid):
    def walk(number, seed):
        recorder.drop()
        rng, tally = random.Random(seed), Counter()  # noqa: S311 (no secret)
        with time_machine.travel(BEGAN, tick=False) as traveller:
            clock = Clock(traveller)
            for _ in range(number):
                Person(rng, live_aid, tally, clock).walk()
                # The thread writes every few seconds; what waits for days is left out.
                if number < 100 or rng.random() < 0.3:
                    recorder.flush()
                clock.pass_seconds(max(1, rng.randint(0, 2 * 30 * 86400 // number) - 300))
            recorder.flush()
        return tally

    return walk


def test_a_few_ways_are_counted_exactly(walked):
    tally = walked(25, 1)

    assert {"started", "finished", "at", "minutes", "language", "condition"} == {kind for _, kind, _ in tally}
    assert stored() == dict(tally)


@pytest.mark.slow
def test_a_month_of_many_ways_is_counted_exactly(walked):
    # 5,000 take some 20 minutes of processor, most of it for pages that are not looked at.
    number = 5000 if os.environ.get("FAULTS_FULL") else 400
    tally = walked(number, 2)

    assert sum(n for (_, kind, _), n in tally.items() if kind == "started") == number
    assert stored() == dict(tally)


def test_the_database_holds_counts_and_nothing_else_of_an_answer(walked):
    walked(5, 3)

    assert {field.name for field in Count._meta.get_fields()} == {"id", "day", "kind", "bucket", "n"}
    by_day = Count.objects.exclude(kind__in=["at", "condition", "language"])
    assert set(by_day.values_list("kind", flat=True)) == {"started", "finished", "minutes"}
    assert {c.day.day for c in Count.objects.filter(kind__in=["at", "condition", "language"])} == {1}
