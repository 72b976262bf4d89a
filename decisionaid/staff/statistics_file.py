"""The statistics as a zip of two CSV files: the numbers as the page shows them, and the code book."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from decisionaid.counts.journeys import MINUTES
from decisionaid.counts.suppression import Shown
from decisionaid.staff.statistics_page import BYS, LINES, Statistics

COLUMNS = ("table", "first_day", "last_day", "measure", "low", "high", "state")
CODE_BOOK = (
    ("column", "unit", "meaning"),
    ("table", "", "day, week (Monday to Sunday) or month (of the calendar), in the time of Japan"),
    ("first_day", "date", "first day of the period, YYYY-MM-DD"),
    ("last_day", "date", "last day of the period, YYYY-MM-DD; a period is given from the third day after it"),
    ("measure", "", "what was counted, see below"),
    ("low", "number", "the number, or the lowest it can be; empty where nothing is given"),
    ("high", "number", "the number, or the highest it can be; empty where nothing is given"),
    (
        "state",
        "",
        "exact: low is the number. range: it lies from low to high, as the shown days say. under-5: 1 to 4."
        " kept-back: left out, because it would give away a number under 5."
        " too-few: fewer than 10, so no middle time",
    ),
    ("started", "ways", "somebody chose whom the answers are about and pressed Begin"),
    ("finished", "ways", "the summary was seen for the first time; the day is that of the summary"),
    ("pdf:EXTENT-SIZE", "files", "PDFs of the summary that were made; one person may make several"),
    ("shared", "summaries", "summaries shared with the clinic"),
    ("loaded", "files", "files of answers that were opened again; such a way is not counted further"),
    (
        "median-minutes",
        "minutes",
        "middle time from Begin to the summary, as a span; low is included, high is not",
    ),
    ("at:PAGE", "ways", "by month in which it began: the furthest page reached, where the summary never was"),
    ("language:CODE", "ways", "by month: language of the page when the summary was first seen"),
    (
        "condition:ID",
        "ways",
        "by month: concerns chosen by those who saw the summary; one may choose several",
    ),
)
Row = Sequence[object]


def write_zip(statistics: Statistics) -> bytes:
    """Write both files; the same statistics give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in (("statistics.csv", [COLUMNS, *_rows(statistics)]), ("code-book.csv", CODE_BOOK)):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _csv(rows))
    return data.getvalue()


def _csv(rows: Iterable[Row]) -> str:
    text = io.StringIO()
    # Spreadsheet programs take UTF-8 for something else without this mark.
    text.write("\ufeff")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _rows(statistics: Statistics) -> Iterable[Row]:
    for by in BYS:
        for period in statistics.periods[by]:
            head = (by, period.first.isoformat(), period.last.isoformat())
            for (kind, bucket), number in zip(LINES, period.numbers, strict=True):
                yield (*head, f"{kind}:{bucket}" if bucket else kind, *_cells(number))
            yield (*head, "median-minutes", *_median_cells(period.median))
    months = {period.first: period for period in statistics.periods["month"]}
    for part in statistics.parts:
        head = ("month", part.month.isoformat(), months[part.month].last.isoformat())
        for kind, table in part.tables.items():
            if table is None:
                yield (*head, f"{kind}:*", "", "", "kept-back")
                continue
            for bucket, shown in table.items():
                yield (*head, f"{kind}:{bucket}", *_cells(shown))


def _cells(shown: Shown | None) -> Row:
    if shown is None:
        return ("", "", "kept-back")
    state = "exact" if shown.is_exact else "under-5" if (shown.low, shown.high) == (1, 4) else "range"
    return (shown.low, shown.high, state)


def _median_cells(bucket: str) -> Row:
    if not bucket:
        return ("", "", "too-few")
    if bucket == "more":
        return (MINUTES[-1], "", "range")
    place = MINUTES.index(int(bucket))
    return (MINUTES[place - 1] if place else 0, MINUTES[place], "range")
