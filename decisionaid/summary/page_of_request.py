"""The summary page of one request: the answers, what was marked and ticked, the reader's language, today."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest
from django.utils import timezone, translation

from decisionaid.clinic.live import PublishedClinic, live_clinic
from decisionaid.engine.quote import Quote
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.presenters import build_summary
from decisionaid.summary.ticks import tick_questions
from decisionaid.summary.value_views import in_fixed_order
from decisionaid.web.release import ReadyRelease
from decisionaid.web.submission import Submission

ROWS = "rows"
FIXED = "fixed"


def has_fixed_rows(request: HttpRequest) -> bool:
    """Tell whether somebody asked for the order of rows that is the same for everybody."""
    return FIXED in (request.GET.get(ROWS), request.POST.get(ROWS))


def page_for(  # noqa: PLR0913 (each is a part of what makes a document the same again)
    release: ReadyRelease,
    submission: Submission,
    *,
    rows_fixed: bool = False,
    quote: Quote | None = None,
    language: str = "",
    as_of: date | None = None,
    find_clinic: Callable[[], PublishedClinic | None] = live_clinic.find,
) -> SummaryPage:
    """Give the page as of today, in the current language, if no other is named.

    `quote` is a sum of prices to show in it; `find_clinic` gives what the clinic published, the newest by
    itself.
    """
    page = build_summary(
        release=release,
        answers=submission.answers,
        who=submission.who,
        language=language or translation.get_language() or "ja",
        as_of=as_of or timezone.localdate(),
        preferences=submission.preferences,
        quote=quote,
        clinic=find_clinic(),
    )
    page = tick_questions(page, submission.questions)
    return in_fixed_order(page) if rows_fixed else page
