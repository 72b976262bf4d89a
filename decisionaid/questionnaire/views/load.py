from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from decisionaid.counts.journeys import count
from decisionaid.domain.aid import DecisionAid
from decisionaid.questionnaire.begin_field import view_who_field
from decisionaid.questionnaire.flow import open_url
from decisionaid.web.answers_file import MAX_BYTES, AnswersFileError, LoadedAnswers, read_answers_file
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import write_submission

FILE_FIELD = "answers-file"
MAX_REQUEST = 2 * MAX_BYTES


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
def load(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    if request.method != "POST":
        return redirect("questionnaire:start")
    try:
        loaded = read_answers_file(release.aid, _read_upload(request))
    except AnswersFileError as error:
        return _show_error(request, release, _message(error))
    count("loaded")
    if loaded.answers_left or loaded.unknown or loaded.release != release.label:
        response = _show_rest(request, release, loaded)
    else:
        response = redirect(open_url(release.compiled.route.way(loaded.submission.answers)))
    write_submission(response, loaded.submission)
    return response


def _read_upload(request: HtmxRequest) -> bytes:
    upload = request.FILES.get(FILE_FIELD)
    if upload is None:
        # What is too large for memory is not taken in at all, so that nothing of it touches the disk.
        is_large = int(request.META.get("CONTENT_LENGTH") or 0) > MAX_REQUEST
        raise AnswersFileError("too-large" if is_large else "missing")
    return upload.read()


def _show_error(request: HtmxRequest, release: ReadyRelease, message: str) -> HttpResponse:
    error = {"first_control": FILE_FIELD, "error": message}
    context = {
        "about": release.aid.about,
        "field": view_who_field(),
        "file_error": message,
        "errors": (error,),
    }
    return render_page(request, "questionnaire/start.html", context, status=422)


def _show_rest(request: HtmxRequest, release: ReadyRelease, loaded: LoadedAnswers) -> HttpResponse:
    context = {
        "loaded": loaded,
        "is_other_release": loaded.release != release.label,
        "questions": _names(release.aid, loaded.answers_left),
        "onward_url": open_url(release.compiled.route.way(loaded.submission.answers)),
        "has_answers": True,
    }
    return render_page(request, "questionnaire/loaded.html", context)


def _names(aid: DecisionAid, ids: tuple[str, ...]) -> tuple[str, ...]:
    language = get_language() or "ja"
    return tuple(question.short.in_language(language) for question in aid.questions if question.id in ids)


def _message(error: AnswersFileError) -> str:
    return {
        "missing": _("Choose the file that you saved before."),
        "too-large": _(
            "This file is too large to be a file of answers. Choose the file that you saved here."
        ),
        "unreadable": _("This file cannot be read. Choose the file that you saved here, unchanged."),
        "not-ours": _("This is not a file of answers from this aid. Choose the file that you saved here."),
        "newer": _("This file comes from a newer version of this aid. Please answer the questions again."),
    }[error.problem]
