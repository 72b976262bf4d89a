"""The statistics as they may be shown: by day, week or month, small numbers hidden."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, get_args

from django.utils.translation import gettext as _

from decisionaid.counts.actions import DAYS_OPEN
from decisionaid.counts.models import Count
from decisionaid.counts.suppression import DaySeries, Shown, show_parts

By = Literal["day", "week", "month"]
BYS: Final[tuple[By, ...]] = get_args(By)
ROWS_SHOWN: Final = {"day": 31, "week": 26, "month": 24}
FEWEST_FOR_MEDIAN: Final = 10
PDFS: Final = (
    "visit-normal",
    "visit-large",
    "main-normal",
    "main-large",
    "everything-normal",
    "everything-large",
)
LINES: Final = (
    ("started", ""),
    ("finished", ""),
    *(("pdf", name) for name in PDFS),
    ("shared", ""),
    ("loaded", ""),
)
PARTS: Final = ("at", "language", "condition")
Counts = Mapping[tuple[str, str], Mapping[date, int]]


@dataclass(frozen=True)
class Period:
    """One row: its days, the number of each of `LINES`, and the bucket of the middle time, if shown."""

    first: date
    last: date
    numbers: tuple[Shown, ...]
    median: str = ""


@dataclass(frozen=True)
class Parts:
    """What is told of one month besides; None where it would give away a small number."""

    month: date
    tables: Mapping[str, Mapping[str, Shown | None] | None]


@dataclass(frozen=True)
class Statistics:
    """All that is shown, newest first."""

    periods: Mapping[By, tuple[Period, ...]]
    parts: tuple[Parts, ...]


def read_counts() -> Counts:
    """Read all counts."""
    found: dict[tuple[str, str], dict[date, int]] = defaultdict(dict)
    for day, kind, bucket, n in Count.objects.values_list("day", "kind", "bucket", "n"):
        found[kind, bucket][day] = max(0, n)
    return found


def build_statistics(counts: Counts, *, today: date) -> Statistics:
    """Show everything that is complete. Called later, it shows the same numbers and newer ones."""
    days = sorted({day for (kind, _), by_day in counts.items() if kind not in PARTS for day in by_day})
    newest = today - timedelta(days=DAYS_OPEN + 1)
    if not days or days[0] > newest:
        return Statistics({by: () for by in BYS}, ())
    first = days[0].replace(day=1)
    series = [DaySeries(counts.get(line, {})) for line in LINES]
    shown: dict[By, list[Period]] = {"day": [], "week": [], "month": []}
    # Weeks before months, always: what a month may show depends on what its weeks have shown.
    for by in BYS:
        for start, end in _spans(by, first, newest):
            span = [start + timedelta(days=n) for n in range((end - start).days + 1)]
            may_add = start.month == end.month
            numbers = tuple(
                one.day(start) if by == "day" else one.total(span, may_add=may_add) for one in series
            )
            shown[by].append(Period(start, end, numbers, _median(counts, span, numbers[1])))
    parts = tuple(_parts(counts, month) for month in reversed(shown["month"]))
    return Statistics({by: tuple(reversed(rows)) for by, rows in shown.items()}, parts)


def _spans(by: By, first: date, newest: date) -> Iterator[tuple[date, date]]:
    start = first - timedelta(days=first.weekday()) if by == "week" else first
    while True:
        if by == "month":
            end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        else:
            end = start + timedelta(days=6 if by == "week" else 0)
        if end > newest:
            return
        if start >= first:
            yield start, end
        start = end + timedelta(days=1)


def _median(counts: Counts, days: list[date], finished: Shown) -> str:
    if finished.low < FEWEST_FOR_MEDIAN:
        return ""
    buckets = sorted(bucket for kind, bucket in counts if kind == "minutes")
    numbers = [sum(counts["minutes", bucket].get(day, 0) for day in days) for bucket in buckets]
    passed = 0
    for bucket, n in zip(buckets, numbers, strict=True):
        passed += n
        if n and 2 * passed >= sum(numbers):
            return bucket
    return ""


def _parts(counts: Counts, month: Period) -> Parts:
    # The parts add up to started, finished, or both; where such a sum is hidden, they would give it away.
    is_known = month.numbers[0].is_exact and month.numbers[1].is_exact
    tables = {
        kind: show_parts(
            {
                bucket: by_day.get(month.first, 0)
                for (found, bucket), by_day in sorted(counts.items())
                if found == kind and by_day.get(month.first)
            }
        )
        if is_known
        else None
        for kind in PARTS
    }
    return Parts(month.first, tables)


def in_words(shown: Shown | None) -> str:
    """Write a number as it may be shown."""
    if shown is None:
        return _("kept back")
    if shown.is_exact:
        return f"{shown.low}"
    if (shown.low, shown.high) == (1, 4):
        return _("under 5")
    return f"{shown.low}–{shown.high}"


def line_labels() -> dict[tuple[str, str], Any]:
    """Name the columns."""
    return {
        ("started", ""): _("Begun"),
        ("finished", ""): _("Summary reached"),
        ("pdf", "visit-normal"): _("PDF, for the visit"),
        ("pdf", "visit-large"): _("PDF, for the visit, large print"),
        ("pdf", "main-normal"): _("PDF, main parts"),
        ("pdf", "main-large"): _("PDF, main parts, large print"),
        ("pdf", "everything-normal"): _("PDF, everything"),
        ("pdf", "everything-large"): _("PDF, everything, large print"),
        ("shared", ""): _("Shared with the clinic"),
        ("loaded", ""): _("File of answers opened again"),
    }
