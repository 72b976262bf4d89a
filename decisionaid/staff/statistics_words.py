"""The statistics in words, for the page and the file: names of pages, concerns, minutes."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decisionaid.counts.journeys import BEGUN, CHECK, MINUTES, VALUES
from decisionaid.engine.answers import CONDITIONS
from decisionaid.releases.live import NoLiveRelease, live_release


def part_headings() -> dict[str, str]:
    """Name the tables of a month."""
    return {
        "at": _("Left at this page"),
        "language": _("Language in which the summary was reached"),
        "condition": _("Concerns of those who reached the summary (one person may have several)"),
    }


def bucket_labels() -> Mapping[str, Mapping[str, str]]:
    """Name the rows of these tables, as the live release calls them."""
    pages = {
        BEGUN: _("Before the first question"),
        CHECK: _("Check your answers"),
        VALUES: _("What matters to me"),
    }
    concerns: dict[str, str] = {}
    language = get_language() or "ja"
    try:
        aid = live_release.get().aid
    except NoLiveRelease:
        return {"at": pages, "condition": concerns, "language": dict(settings.LANGUAGES)}
    pages |= {step.id: step.title.in_language(language) for step in aid.steps}
    for question in aid.questions:
        if question.id == CONDITIONS:
            concerns = {choice.id: choice.label.in_language(language) for choice in question.choices}
    return {"at": pages, "condition": concerns, "language": dict(settings.LANGUAGES)}


def median_words(bucket: str) -> str:
    """Say a span of minutes; nothing where no middle time is shown."""
    if not bucket:
        return _("too few")
    if bucket == "more":
        return _("%(n)s minutes or more") % {"n": MINUTES[-1]}
    end = int(bucket)
    place = MINUTES.index(end) if end in MINUTES else 0
    return _("%(low)s to %(high)s minutes") % {"low": MINUTES[place - 1] if place else 0, "high": end}
