from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from decisionaid.counts.journeys import begin_journey
from decisionaid.questionnaire.begin_field import WHO_FIELD, view_who_field
from decisionaid.questionnaire.flow import open_url
from decisionaid.web.cookie import CookieProblem
from decisionaid.web.error_pages import cookies_blocked
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import WHO, Submission, read_submission, write_submission


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
def begin(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    if request.method != "POST":
        # After an error this address stands in the browser, and people reload it.
        return redirect("questionnaire:start")
    who = request.POST.get(WHO_FIELD, "")
    if who not in WHO:
        field = view_who_field(error=_("Choose who the answers are about."))
        context = {"about": release.aid.about, "field": field, "errors": (field,)}
        return render_page(request, "questionnaire/start.html", context, status=422)
    submission = Submission(who, {}, journey=_same_journey(request, release) or begin_journey())
    response = redirect("questionnaire:begun")
    write_submission(response, submission)
    return response


@require_safe
@with_release
def begun(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    """Look whether the cookie of `begin` came back, and say so where the browser keeps none."""
    try:
        submission = read_submission(request, release.aid)
    except CookieProblem:
        return cookies_blocked(request)
    return redirect(open_url(release.compiled.route.way(submission.answers)))


def _same_journey(request: HtmxRequest, release: ReadyRelease) -> tuple[int, str] | None:
    """Give the way that was begun before without answering anything: pressing twice begins once."""
    try:
        before = read_submission(request, release.aid)
    except CookieProblem:
        return None
    return None if before.answers else before.journey
