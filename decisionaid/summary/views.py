import logging
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from decisionaid.engine.route import first_open_step
from decisionaid.pdf.errors import PdfBusy, PdfError, PdfMissingGlyph
from decisionaid.pdf.service import get_pdf_service
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.own_words import OwnWords, read_own_words, tell_unprintable
from decisionaid.summary.page_of_request import has_fixed_rows, page_for
from decisionaid.summary.talk_request import show_talk
from decisionaid.summary.ticks import read_ticks
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission

logger = logging.getLogger(__name__)

PDF_NAME = "decision-aid-summary.pdf"
RETRY_SECONDS = 10
FROM_TALK = "talk"


@require_safe
@with_release
@require_submission
def summary(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := first_open_step(release.aid, submission.answers):
        return redirect("questionnaire:question", step.id)
    return show_summary(request, release, submission, read_own_words(request.POST))


@require_POST
@with_release
@require_submission
def pdf(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if is_from_talk(request):
        # Only that page has the ticks; elsewhere those kept before count.
        submission = replace(submission, questions=read_ticks(release.aid, request.POST))
    response = make_pdf(request, release, submission, read_own_words(request.POST))
    write_submission(response, submission)
    return response


def make_pdf(
    request: HtmxRequest, release: ReadyRelease, submission: Submission, words: OwnWords
) -> HttpResponse:
    show_form = show_talk if is_from_talk(request) else show_summary
    if words.errors:
        return show_form(request, release, submission, words)
    page = page_for(release, submission, rows_fixed=has_fixed_rows(request))
    html = write_html(page, note=words.note.text, own=words.asked)
    try:
        data = get_pdf_service().render(html, stylesheet=pdf_stylesheet())
    except PdfMissingGlyph as error:
        marked = tell_unprintable(words, error.characters)
        if not marked.errors:
            raise
        return show_form(request, release, submission, marked)
    except PdfBusy:
        return show_busy(request, words)
    except PdfError as error:
        logger.error("No PDF could be made: %s", type(error).__name__)
        return render_page(request, "summary/pdf_failed.html", status=503)
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{PDF_NAME}"', "Cache-Control": "no-store"},
    )


def is_from_talk(request: HtmxRequest) -> bool:
    return request.POST.get("page") == FROM_TALK


def show_busy(request: HtmxRequest, words: OwnWords) -> HttpResponse:
    context = {"words": words, "rows_fixed": has_fixed_rows(request)}
    response = render_page(request, "summary/pdf_busy.html", context, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def show_summary(
    request: HtmxRequest, release: ReadyRelease, submission: Submission, words: OwnWords
) -> HttpResponse:
    rows_fixed = has_fixed_rows(request)
    page = page_for(release, submission, rows_fixed=rows_fixed)
    context = {"page": page, "words": words, "rows_fixed": rows_fixed}
    return render_page(request, "summary/summary.html", context, status=422 if words.errors else 200)
