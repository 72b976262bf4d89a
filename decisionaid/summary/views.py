import logging

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decisionaid.engine.quote import Quote
from decisionaid.engine.route import first_open_step
from decisionaid.pdf.errors import PdfBusy, PdfError, PdfMissingGlyph, PdfUnavailable
from decisionaid.pdf.service import get_pdf_service
from decisionaid.summary.cost_calculator import MAX_NOTE, carried, quote_context, show_calculator
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.presenters import build_summary
from decisionaid.summary.quote_form import QuoteForm, empty_form, is_sent, read_form
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission

logger = logging.getLogger(__name__)

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
    context = quote_context(release, submission)
    form = read_form(context, request.POST) if is_sent(request.POST) else empty_form()
    if form.errors:
        return show_calculator(request, context, form)
    if len(note) > MAX_NOTE:
        message = _("This is too long. Please shorten it.")
        return show_summary(request, release, submission, note=note, error=message, form=form)
    page = page_for(release, submission, quote=form.quote)
    try:
        data = get_pdf_service().render(write_html(page, note=note), stylesheet=pdf_stylesheet())
    except PdfMissingGlyph:
        if not note:
            raise
        message = _("A character in this text cannot be printed. Please leave out emoji and rare signs.")
        return show_summary(request, release, submission, note=note, error=message, form=form)
    except PdfBusy:
        return tell_no_pdf(request, "summary/pdf_busy.html", note=note, form=form, retry_after=RETRY_SECONDS)
    except PdfError as error:
        logger.error("No PDF could be made: %s", type(error).__name__)
        is_lasting = isinstance(error, PdfUnavailable)
        retry_after = None if is_lasting else 60
        return tell_no_pdf(request, "summary/pdf_failed.html", note=note, form=form, retry_after=retry_after)
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{PDF_NAME}"', "Cache-Control": "no-store"},
    )


def tell_no_pdf(
    request: HtmxRequest, template: str, *, note: str, form: QuoteForm, retry_after: int | None
) -> HttpResponse:
    """Say why there is no PDF; without `retry_after` it does not help to try again."""
    context = {
        "note": note,
        "max_note": MAX_NOTE,
        "carried": carried(form),
        "is_lasting": retry_after is None,
    }
    response = render_page(request, template, context, status=503)
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def page_for(release: ReadyRelease, submission: Submission, *, quote: Quote | None = None) -> SummaryPage:
    return build_summary(
        release=release,
        answers=submission.answers,
        who=submission.who,
        language=translation.get_language() or "ja",
        as_of=timezone.localdate(),
        quote=quote,
    )


def show_summary(
    request: HtmxRequest,
    release: ReadyRelease,
    submission: Submission,
    *,
    note: str = "",
    error: str = "",
    form: QuoteForm | None = None,
) -> HttpResponse:
    page = page_for(release, submission)
    context = {"page": page, "note": note, "note_error": error, "max_note": MAX_NOTE}
    context["carried"] = carried(form or empty_form())
    return render_page(request, "summary/summary.html", context, status=422 if error else 200)
