"""What is counted of a way through the aid. The encrypted cookie remembers what was counted already.

Each way stands in exactly one counter of the month it began in: the furthest page it reached (`at`), or
done. Going back, reloading and changing an answer therefore change nothing.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from decisionaid.counts.recorder import Key, recorder
from decisionaid.web.submission import Submission

BEGUN, CHECK, VALUES, DONE = "begun", "check", "values", ""
# Upper ends in minutes; the last bucket has none.
MINUTES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45, 60)


def count(kind: str, bucket: str = "") -> None:
    """Count one event of today."""
    recorder.add([((timezone.localdate(), kind, bucket), 1)])


def begin_journey() -> tuple[int, str]:
    """Count a way that begins, and give what the cookie remembers of it."""
    today = timezone.localdate()
    recorder.add([((today, "started", ""), 1), (_at(today, BEGUN), 1)])
    return int(time.time()), BEGUN


def reach(submission: Submission, page: str, steps: Sequence[str]) -> Submission:
    """Note that a page was shown; only one further on than all before it counts."""
    if submission.journey is None or submission.journey[1] == DONE:
        return submission
    began, at = submission.journey
    order = (BEGUN, *steps, CHECK, VALUES)
    if _is_over(began) or _place(order, page) <= _place(order, at):
        return submission
    recorder.add([(_at(_day(began), at), -1), (_at(_day(began), page), 1)])
    return replace(submission, journey=(began, page))


def finish(submission: Submission, *, conditions: Iterable[str], language: str) -> Submission:
    """Count the first sight of the summary, and what is told of it: minutes, concerns, language."""
    if submission.journey is None or submission.journey[1] == DONE:
        return submission
    began, at = submission.journey
    if _is_over(began):
        return submission
    today = timezone.localdate()
    month = today.replace(day=1)
    changes: list[tuple[Key, int]] = [(_at(_day(began), at), -1)]
    changes += [((today, "finished", ""), 1), ((today, "minutes", _minutes(began)), 1)]
    changes += [((month, "language", language), 1)]
    changes += [((month, "condition", condition), 1) for condition in conditions]
    recorder.add(changes)
    return replace(submission, journey=(began, DONE))


def _at(day: date, page: str) -> tuple[date, str, str]:
    return day.replace(day=1), "at", page


def _day(began: int) -> date:
    return timezone.localdate(datetime.fromtimestamp(began, tz=timezone.get_current_timezone()))


def _is_over(began: int) -> bool:
    # A month is shown from its third day after, so nothing may come later.
    return timezone.localdate() - _day(began) > timedelta(days=1)


def _place(order: Sequence[str], page: str) -> int:
    # A release in between may have taken the page away.
    return order.index(page) if page in order else -1


def _minutes(began: int) -> str:
    passed = (time.time() - began) / 60
    return next((f"{end:02}" for end in MINUTES if passed < end), "more")
