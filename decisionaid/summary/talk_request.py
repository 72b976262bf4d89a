from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from decisionaid.summary.page_of_request import page_for
from decisionaid.summary.taken import Taken, read_taken
from decisionaid.summary.talk_page import build_talk_page
from decisionaid.summary.ticks import read_ticks
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def talk(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := release.compiled.route.way(submission.answers).first_open:
        return redirect("questionnaire:question", step.id)
    taken = read_taken(request, release, submission)
    if request.method != "POST":
        return show_talk(request, release, submission, taken)
    submission = replace(submission, questions=read_ticks(release.aid, request.POST))
    # What was written is kept nowhere: a redirect would lose it, so the page comes back with it.
    response: HttpResponse = (
        redirect(reverse("summary:page") + "#questions")
        if taken.words.is_empty
        else show_talk(request, release, submission, taken, is_saved=True)
    )
    write_submission(response, submission)
    return response


def show_talk(
    request: HtmxRequest,
    release: ReadyRelease,
    submission: Submission,
    taken: Taken,
    *,
    is_saved: bool = False,
) -> HttpResponse:
    page = page_for(release, submission, rows_fixed=taken.rows_fixed)
    context = {
        **taken.shown,
        "page": page,
        "talk": build_talk_page(release.aid, page),
        "is_saved": is_saved and not taken.words.errors,
    }
    return render_page(request, "summary/talk.html", context, status=422 if taken.words.errors else 200)
