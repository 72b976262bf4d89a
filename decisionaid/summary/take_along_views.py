"""What can be taken along besides the PDF: files of the answers, and the summary as a page to print."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decisionaid.summary.fhir import write_fhir
from decisionaid.summary.main_parts import Layout, plain_rows
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.answers_file import write_answers_file
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission

ANSWERS_NAME = "decision-aid-answers-not-encrypted.json"
FHIR_NAME = "decision-aid-answers.fhir.json"


@require_safe
@with_release
@require_submission
def print_page(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := release.compiled.route.way(submission.answers).first_open:
        return redirect("questionnaire:question", step.id)
    page = page_for(release, submission)
    context = {"page": page, "plain_rows": plain_rows(page), "layout": Layout("everything")}
    return render_page(request, "summary/print.html", context)


@require_POST
@with_release
@require_submission
def answers_file(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    warning = _("Health answers, not encrypted. Keep this file like a letter. It holds no name.")
    data = write_answers_file(submission, release=release.label, warning=warning)
    return _download(data, content_type="application/json", name=ANSWERS_NAME)


@require_POST
@with_release
@require_submission
def fhir(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    data = write_fhir(
        release=release,
        answers=submission.answers,
        who=submission.who,
        language=translation.get_language() or "ja",
        as_of=timezone.localdate(),
    )
    return _download(data, content_type="application/fhir+json", name=FHIR_NAME)


def _download(data: bytes, *, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=content_type, headers=headers)
