from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from decisionaid.counts.journeys import VALUES, reach
from decisionaid.questionnaire.flow import open_url
from decisionaid.questionnaire.urgent import find_urgent
from decisionaid.questionnaire.values_page import build_values_page, posted_preferences
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def values(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    aid = release.aid
    way = release.compiled.route.way(submission.answers)
    if way.first_open:
        return redirect(open_url(way))
    if request.method == "POST":
        marked = posted_preferences(aid, submission, request.POST)
        response = redirect("summary:page")
        write_submission(response, replace(submission, preferences=marked))
        return response
    context = {
        "page": build_values_page(aid, submission, get_language() or "ja"),
        "urgent": find_urgent(release, submission),
    }
    response = render_page(request, "questionnaire/values.html", context)
    if request.method != "HEAD":
        write_submission(response, reach(submission, VALUES, [step.id for step in aid.steps]))
    return response
