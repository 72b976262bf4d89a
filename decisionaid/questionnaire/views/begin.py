from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from decisionaid.questionnaire.begin_field import WHO_FIELD, view_who_field
from decisionaid.questionnaire.flow import open_url
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import WHO, Submission, write_submission


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
    submission = Submission(who, {})
    response = redirect(open_url(release.aid, submission.answers))
    write_submission(response, submission)
    return response
