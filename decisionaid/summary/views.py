import logging
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decisionaid.engine.route import first_open_step
from decisionaid.pdf.errors import PdfBusy, PdfError, PdfMissingGlyph
from decisionaid.pdf.service import get_pdf_service
from decisionaid.sharing.offer import find_offer
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.presenters import build_summary
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission

logger = logging.getLogger(__name__)

MAX_NOTE = 500
PDF_NAME = "decision-aid-summary.pdf"
RETRY_SECONDS = 10


@require_safe
@with_release
@require_submission
def summary(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := first_open_step(release.aid, submission.answers):
        return redirect("questionnaire:question", step.id)
    return show_summary(request, release, submission)


@require_POST
@with_release
@require_submission
def pdf(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    note = request.POST.get("note", "").strip()
    if len(note) > MAX_NOTE:
        message = _("This is too long. Please shorten it.")
        return show_summary(request, release, submission, note=note, error=message)
    page = page_for(release, submission)
    try:
        data = get_pdf_service().render(write_html(page, note=note), stylesheet=pdf_stylesheet())
    except PdfMissingGlyph:
        if not note:
            raise
        message = _("A character in this text cannot be printed. Please leave out emoji and rare signs.")
        return show_summary(request, release, submission, note=note, error=message)
    except PdfBusy:
        response = render_page(
            request, "summary/pdf_busy.html", {"note": note, "max_note": MAX_NOTE}, status=503
        )
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    except PdfError as error:
        logger.error("No PDF could be made: %s", type(error).__name__)
        return render_page(request, "summary/pdf_failed.html", status=503)
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{PDF_NAME}"', "Cache-Control": "no-store"},
    )


def page_for(
    release: ReadyRelease, submission: Submission, *, language: str = "", as_of: date | None = None
) -> SummaryPage:
    """Give the summary of what somebody answered: in the reader's language and as of today, or as said."""
    return build_summary(
        release=release,
        answers=submission.answers,
        who=submission.who,
        language=language or translation.get_language() or "ja",
        as_of=as_of or timezone.localdate(),
    )


def show_summary(
    request: HtmxRequest, release: ReadyRelease, submission: Submission, *, note: str = "", error: str = ""
) -> HttpResponse:
    page = page_for(release, submission)
    context = {"page": page, "note": note, "note_error": error, "max_note": MAX_NOTE}
    context["offer"] = (
        find_offer(language=page.language, now=timezone.now()) if release.is_published else None
    )
    return render_page(request, "summary/summary.html", context, status=422 if error else 200)
