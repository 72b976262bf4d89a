from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decisionaid.content.answer_words import explain_answer
from decisionaid.content.effects import Sample
from decisionaid.engine.answers import AnswerError, read_answers
from decisionaid.pdf.errors import PdfError
from decisionaid.pdf.service import get_pdf_service
from decisionaid.releases.checking import check_pieces
from decisionaid.releases.draft_rows import draft_pieces
from decisionaid.releases.errors import ContentRefused, Refused
from decisionaid.releases.samples import find_sample, list_samples
from decisionaid.releases.selectors import release_from_aid
from decisionaid.staff.content.pages import render_panel, requires
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.presenters import build_summary
from decisionaid.web.reader import tell_reader


@require_safe
@requires("view_contentitem")
def preview(request: HttpRequest) -> HttpResponse:
    language = translation.get_language() or "ja"
    samples = [(sample.id, sample.label.in_language(language)) for sample in list_samples()]
    context = {"title": _("Preview of the draft"), "samples": samples, "languages": settings.LANGUAGES}
    return render_panel(request, "staff/content/preview.html", context)


@require_safe
@requires("view_contentitem")
def preview_page(request: HttpRequest) -> HttpResponse:
    sample, language = _wanted(request)
    try:
        page = _build(sample, language)
    except Refused as error:
        return _refuse(request, error)
    context = {
        "page": page,
        "max_note": 0,
        "base_template": "staff/content/preview_base.html",
        "sample": sample.label.in_language(language),
    }
    with translation.override(language):
        return render(request, "summary/summary.html", context)


@require_safe
@requires("view_contentitem")
def preview_pdf(request: HttpRequest) -> HttpResponse:
    sample, language = _wanted(request)
    try:
        page = _build(sample, language)
        data = get_pdf_service().render(write_html(page), stylesheet=pdf_stylesheet())
    except Refused as error:
        return _refuse(request, error)
    except PdfError as error:
        return _refuse(request, Refused(_("No PDF could be made."), [str(error)]))
    name = f'inline; filename="draft-{sample.id}-{language}.pdf"'
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": name})


def _wanted(request: HttpRequest) -> tuple[Sample, str]:
    sample = find_sample(request.GET.get("sample", ""))
    language = request.GET.get("language", "ja")
    if sample is None or language not in dict(settings.LANGUAGES):
        raise Http404
    return sample, language


def _build(sample: Sample, language: str) -> SummaryPage:
    """Build the summary of a sample from the draft.

    :raises Refused: if the draft has mistakes, or does not know the answers of the sample.
    """
    checked = check_pieces(draft_pieces())
    if checked.aid is None:
        raise ContentRefused(checked.mistakes)
    release = release_from_aid(checked.aid)
    try:
        answers = read_answers(release.aid, sample.answers)
    except AnswerError as error:
        told = tell_reader(explain_answer(error))
        raise Refused(_("The draft does not know the answers of this example."), [told]) from error
    return build_summary(release=release, answers=answers, language=language, as_of=timezone.localdate())


def _refuse(request: HttpRequest, error: Refused) -> HttpResponse:
    context = {"title": _("No preview"), "refusal": error}
    return render_panel(request, "staff/content/refused.html", context, status=409)
