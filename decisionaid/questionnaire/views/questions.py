from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from decisionaid.questionnaire.overview import list_pages
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release


@require_safe
@with_release
def questions(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    context = {"steps": list_pages(release.aid, get_language() or "ja")}
    return render_page(request, "questionnaire/questions.html", context)
