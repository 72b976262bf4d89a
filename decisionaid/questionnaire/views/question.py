from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Step
from decisionaid.engine.route import may_postpone, questions_of
from decisionaid.questionnaire.entries import Entry, posted_entries, saved_entry
from decisionaid.questionnaire.flow import detour_url, is_change, url_after
from decisionaid.questionnaire.question_page import build_question_page
from decisionaid.questionnaire.record import record_entries
from decisionaid.questionnaire.urgent import find_urgent
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def question(
    request: HtmxRequest, step_id: str, *, release: ReadyRelease, submission: Submission
) -> HttpResponse:
    aid = release.aid
    step = _get_step(aid, step_id)
    if detour := detour_url(aid, step, submission.answers):
        return redirect(detour)
    entries = _read_entries(request, aid, step, submission)
    has_errors = any(entry.error for entry in entries)
    change = is_change(request)
    if request.method == "POST" and not has_errors:
        submission = record_entries(aid, submission, entries)
        response = redirect(url_after(aid, step, submission.answers, change=change))
        write_submission(response, submission)
        return response
    language = get_language() or "ja"
    page = build_question_page(aid, step, entries, submission=submission, language=language, change=change)
    context = {"page": page, "urgent": find_urgent(release, submission)}
    return render_page(request, "questionnaire/question.html", context, status=422 if has_errors else 200)


def _get_step(aid: DecisionAid, step_id: str) -> Step:
    for step in aid.steps:
        if step.id == step_id:
            return step
    raise Http404("There is no such page of questions.")


def _read_entries(
    request: HtmxRequest, aid: DecisionAid, step: Step, submission: Submission
) -> tuple[Entry, ...]:
    asked = questions_of(aid, step, submission.answers)
    if request.method == "POST":
        return posted_entries(asked, request.POST, may_be_empty=may_postpone(step, submission.answers))
    return tuple(saved_entry(item, submission.answers) for item in asked)
