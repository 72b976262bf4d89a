from django.http import HttpResponse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from decisionaid.summary.knowledge_page import build_knowledge_page
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
def knowledge(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    picked = {name: request.POST[name] for name in request.POST}
    checks = build_knowledge_page(release.aid, picked, translation.get_language() or "ja")
    return render_page(request, "summary/knowledge.html", {"checks": checks})
