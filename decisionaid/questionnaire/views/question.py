from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from decisionaid.counts.journeys import reach
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Step
from decisionaid.engine.route import Way
from decisionaid.questionnaire.entries import Entry, posted_entries
from decisionaid.questionnaire.flow import (
    detour_url,
    is_change,
    leads_to_concern,
    step_after,
    step_url,
    url_after,
)
from decisionaid.questionnaire.question_page import build_question_page, frame_of, place_of
from decisionaid.questionnaire.record import record_entries
from decisionaid.questionnaire.skeleton import show_question
from decisionaid.questionnaire.urgent import find_urgent
from decisionaid.web.pages import HtmxRequest, render_page, wants_fragment
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def question(
    request: HtmxRequest, step_id: str, *, release: ReadyRelease, submission: Submission
) -> HttpResponse:
    step = _get_step(release.aid, step_id)
    way = release.compiled.route.way(submission.answers)
    if detour := detour_url(way, step):
        return redirect(detour)
    change = is_change(request)
    if request.method != "POST":
        response = show_question(request, release, way, step, submission=submission, change=change)
        if request.method != "HEAD":
            write_submission(response, _reach(release, submission, step))
        return response
    entries = posted_entries(way.questions_of(step), request.POST, may_be_empty=way.may_postpone(step))
    if any(entry.error for entry in entries):
        return _show_errors(request, release, way, step, entries, submission=submission)
    submission = record_entries(release.aid, submission, entries)
    return _go_on(request, release, step, submission=submission, change=change)


def _reach(release: ReadyRelease, submission: Submission, step: Step) -> Submission:
    return reach(submission, step.id, [item.id for item in release.aid.steps])


def _get_step(aid: DecisionAid, step_id: str) -> Step:
    for step in aid.steps:
        if step.id == step_id:
            return step
    raise Http404("There is no such page of questions.")


def _show_errors(
    request: HtmxRequest,
    release: ReadyRelease,
    way: Way,
    step: Step,
    entries: tuple[Entry, ...],
    *,
    submission: Submission,
) -> HttpResponse:
    change = is_change(request)
    language = get_language() or "ja"
    frame = frame_of(
        way, step, answers=submission.answers, who=submission.who, language=language, change=change
    )
    page = build_question_page(release.aid, frame, entries, place=place_of(way, step, change=change))
    context = {"page": page, "urgent": find_urgent(release, submission)}
    return render_page(request, "questionnaire/question.html", context, status=422)


def _go_on(
    request: HtmxRequest, release: ReadyRelease, step: Step, *, submission: Submission, change: bool
) -> HttpResponse:
    """Answer htmx with the next question, which saves a round trip; send any other browser there."""
    way = release.compiled.route.way(submission.answers)
    after = None if leads_to_concern(way, step) else step_after(way, step, change=change)
    if after is None or not wants_fragment(request) or detour_url(way, after):
        response: HttpResponse = redirect(url_after(way, step, change=change))
        write_submission(response, submission)
        return response
    response = show_question(request, release, way, after, submission=submission, change=change)
    response.headers["HX-Push-Url"] = step_url(after, change=change)
    write_submission(response, _reach(release, submission, after))
    return response
