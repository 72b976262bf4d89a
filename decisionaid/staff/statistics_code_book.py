"""The code book of the statistics' CSV: codes are the same in all languages, their meaning is told in one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decisionaid.staff.statistics_words import bucket_labels

Entry = tuple[str, str, str]


def code_book() -> tuple[Entry, ...]:
    """Explain every column, state and measure: code, unit, meaning; the first entry names these three."""
    head = (_("code"), _("unit"), _("meaning"))
    return (head, *_columns(), *_states(), *_measures(), *_names())


def _columns() -> Iterator[Entry]:
    yield (
        "table",
        "",
        _("day, week (Monday to Sunday) or month (of the calendar), in the time of Japan"),
    )
    yield "first_day", _("date"), _("first day of the period, YYYY-MM-DD")
    yield (
        "last_day",
        _("date"),
        _("last day of the period, YYYY-MM-DD; a period is given from the third day after it"),
    )
    yield "measure", "", _("what was counted, see below")
    count = _("number of a count")
    yield "low", count, _("the number, or the lowest it can be; empty where nothing is given")
    yield "high", count, _("the number, or the highest it can be; empty where nothing is given")
    yield "state", "", _("how exact the number is, see below")


def _states() -> Iterator[Entry]:
    yield "exact", "", _("low is the number")
    yield "range", "", _("the number lies from low to high, as the shown days say")
    yield "under-5", "", _("1 to 4")
    yield "kept-back", "", _("left out, because it would give away a number under 5")
    yield "too-few", "", _("fewer than 10, so no middle time")


def _measures() -> Iterator[Entry]:
    ways, files = _("ways through the questions"), _("files")
    yield "started", ways, _("somebody chose whom the answers are about and pressed Begin")
    yield "finished", ways, _("the summary was seen for the first time; the day is that of the summary")
    yield "pdf:EXTENT-SIZE", files, _("PDFs of the summary that were made; one person may make several")
    yield "shared", _("summaries"), _("summaries shared with the clinic")
    yield "loaded", files, _("files of answers that were opened again; such a way is not counted further")
    yield (
        "median-minutes",
        _("minutes"),
        _("middle time from Begin to the summary, as a span; low is included, high is not"),
    )
    yield (
        "at:PAGE",
        ways,
        _("by month in which it began: the furthest page reached, where the summary never was"),
    )
    yield "language:CODE", ways, _("by month: language of the page when the summary was first seen")
    yield (
        "condition:ID",
        ways,
        _("by month: concerns chosen by those who saw the summary; one may choose several"),
    )


def _names() -> Iterator[Entry]:
    for kind in ("at", "language", "condition"):
        yield f"{kind}:*", "", _("all rows of this month together, where none of them is given")
    # As the live release calls them now; what an older one asked keeps its code.
    for kind, labels in bucket_labels().items():
        for code, label in labels.items():
            yield f"{kind}:{code}", "", str(label)
