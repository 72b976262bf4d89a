import logging
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils import translation
from django.views.decorators.http import condition, require_safe

from decisionaid.pdf.errors import PdfBusy, PdfError
from decisionaid.pdf.service import get_pdf_service
from decisionaid.questionnaire.blank_form import write_blank_form
from decisionaid.web.logs import tell_myself
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.print_styles import SIZES, Size, print_stylesheet
from decisionaid.web.release import ReadyRelease, ReleaseKey, with_release

logger = logging.getLogger(__name__)

PDF_NAME = "decision-aid-blank-form.pdf"
RETRY_SECONDS = 10
# A form for each language and size of two releases, at the change from one to the next.
KEPT_FORMS = 12


def _etag(request: HtmxRequest, *, release: ReadyRelease) -> str:
    language, size = _read_choices(request)
    return f'"{release.label}-{release.content_hash[:16]}-{language}-{size}"'


@require_safe
@with_release
@condition(etag_func=_etag)
def blank_form(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    language, size = _read_choices(request)
    try:
        data = _make_form(ReleaseKey(release), language, size)
    except PdfBusy:
        tell_myself(request)
        logger.info("Somebody who wanted the blank form was told to try again: too many wait for a PDF.")
        response = render_page(request, "questionnaire/form_failed.html", {"is_busy": True}, status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    except PdfError as error:
        tell_myself(request)
        logger.error("No blank form could be made: %s", type(error).__name__)
        return render_page(request, "questionnaire/form_failed.html", status=503)
    headers = {
        "Content-Disposition": f'inline; filename="{PDF_NAME}"',
        "Cache-Control": "public, max-age=3600",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _read_choices(request: HtmxRequest) -> tuple[str, Size]:
    language = request.GET.get("language", translation.get_language() or settings.LANGUAGE_CODE)
    size = request.GET.get("size", "normal")
    if language not in dict(settings.LANGUAGES) or size not in SIZES:
        raise BadRequest("There is no such form.")
    return language, cast(Size, size)


@lru_cache(maxsize=KEPT_FORMS)
def _make_form(key: ReleaseKey, language: str, size: Size) -> bytes:
    html = write_blank_form(key.release, language=language)
    return get_pdf_service().render(html, stylesheet=print_stylesheet(size, "blank-form.css"))
