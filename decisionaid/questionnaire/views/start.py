from django.http import HttpResponse
from django.views.decorators.http import require_safe

from decisionaid.questionnaire.begin_field import view_who_field
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release


@require_safe
@with_release
def start(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    context = {"about": release.aid.about, "field": view_who_field()}
    return render_page(request, "questionnaire/start.html", context)
