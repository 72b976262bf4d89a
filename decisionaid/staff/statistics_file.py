"""The statistics as a zip of two CSV files: the numbers as the page shows them, and the code book."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from decisionaid.counts.journeys import MINUTES
from decisionaid.counts.suppression import Shown
from decisionaid.staff.statistics_code_book import code_book
from decisionaid.staff.statistics_page import BYS, LINES, Statistics

COLUMNS = ("table", "first_day", "last_day", "measure", "low", "high", "state")
Row = Sequence[object]


def write_zip(statistics: Statistics) -> bytes:
    """Write both files, the code book in the current language; the same statistics give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in (("statistics.csv", [COLUMNS, *_rows(statistics)]), ("code-book.csv", code_book())):
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
