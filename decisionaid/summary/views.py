import logging
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from decisionaid.counts.journeys import count, finish
from decisionaid.engine.answers import chosen_conditions
from decisionaid.pdf.errors import PdfBusy, PdfError, PdfMissingGlyph, PdfUnavailable
from decisionaid.pdf.service import get_pdf_service
from decisionaid.sharing.offer import find_offer
from decisionaid.summary.cost_calculator import show_calculator
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.own_words import tell_unprintable
from decisionaid.summary.page_of_request import page_for
from decisionaid.summary.taken import Taken, read_taken
from decisionaid.summary.talk_request import show_talk
from decisionaid.summary.ticks import read_ticks
from decisionaid.web.logs import tell_myself
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission

logger = logging.getLogger(__name__)

PDF_NAME = "decision-aid-summary.pdf"
BUSY_SECONDS = 10
FAILED_SECONDS = 60
FROM_TALK = "talk"
# Everything in large print is more than a hundred pages. With the wait in the queue it stays below a minute,
# after which proxies give up: a person gets a page that says when to try again, not a time-out.
PDF_SECONDS = 45


@require_safe
@with_release
@require_submission
def summary(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := release.compiled.route.way(submission.answers).first_open:
        return redirect("questionnaire:question", step.id)
    response = show_summary(request, release, submission, read_taken(request, release, submission))
    if request.method != "HEAD":
        chosen, language = chosen_conditions(submission.answers), get_language() or "ja"
        write_submission(response, finish(submission, conditions=chosen, language=language))
    return response


@require_POST
@with_release
@require_submission
def pdf(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if is_from_talk(request):
        # Only that page has the ticks; elsewhere those kept before count.
        submission = replace(submission, questions=read_ticks(release.aid, request.POST))
    response = make_pdf(request, release, submission)
    write_submission(response, submission)
    return response


def make_pdf(request: HtmxRequest, release: ReadyRelease, submission: Submission) -> HttpResponse:
    taken = read_taken(request, release, submission)
    show_form = show_talk if is_from_talk(request) else show_summary
    if taken.prices.errors:
        return show_calculator(request, release, submission, taken)
    if taken.words.errors:
        return show_form(request, release, submission, taken)
    try:
        data = _write_pdf(release, submission, taken)
    except PdfBusy:
        logger.info("Somebody who wanted a PDF was told to try again: too many wait for one.")
        return tell_no_pdf(request, "summary/pdf_busy.html", taken, retry_after=BUSY_SECONDS)
    except PdfError as error:
        if isinstance(error, PdfMissingGlyph):
            marked = tell_unprintable(taken.words, error.characters)
            if marked.errors:
                return show_form(request, release, submission, taken.with_words(marked))
        # A character of the content itself that no font can draw is lasting: this machine has another font.
        logger.error("No PDF could be made: %s", type(error).__name__)
        is_lasting = isinstance(error, PdfUnavailable | PdfMissingGlyph)
        retry_after = None if is_lasting else FAILED_SECONDS
        return tell_no_pdf(request, "summary/pdf_failed.html", taken, retry_after=retry_after)
    count("pdf", f"{taken.choices.extent}-{taken.choices.size}")
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{PDF_NAME}"', "Cache-Control": "no-store"},
    )


def _write_pdf(release: ReadyRelease, submission: Submission, taken: Taken) -> bytes:
    service, choices = get_pdf_service(), taken.choices
    service.check_room()
    page = page_for(
        release,
        submission,
        rows_fixed=taken.rows_fixed,
        quote=taken.prices.quote,
        language=choices.language,
    )
    html = write_html(page, note=taken.words.note.text, own=taken.words.asked, extent=choices.extent)
    return service.render(html, stylesheet=pdf_stylesheet(choices.size), timeout=PDF_SECONDS)


def is_from_talk(request: HtmxRequest) -> bool:
    return request.POST.get("page") == FROM_TALK


def tell_no_pdf(
    request: HtmxRequest, template: str, taken: Taken, *, retry_after: int | None
) -> HttpResponse:
    """Say why there is no PDF; without `retry_after` it does not help to try again."""
    tell_myself(request)
    context = {**taken.shown, "is_lasting": retry_after is None}
    response = render_page(request, template, context, status=503)
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def show_summary(
    request: HtmxRequest, release: ReadyRelease, submission: Submission, taken: Taken
) -> HttpResponse:
    page = page_for(release, submission, rows_fixed=taken.rows_fixed)
    offer = find_offer(language=page.language, now=timezone.now()) if release.is_published else None
    status = 422 if taken.words.errors else 200
    context = {**taken.shown, "page": page, "offer": offer}
    return render_page(request, "summary/summary.html", context, status=status)
