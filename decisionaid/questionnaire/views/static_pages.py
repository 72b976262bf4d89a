from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from decisionaid.clinic.live import clinic_name
from decisionaid.content.readability import read_measures
from decisionaid.releases.selectors import readability_file
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.readability import view_readability
from decisionaid.web.release import ReadyRelease, with_release


@require_safe
def privacy(request: HtmxRequest) -> HttpResponse:
    clinic = clinic_name(get_language() or settings.LANGUAGE_CODE) if settings.SHARING else ""
    return render_page(request, "pages/privacy.html", {"clinic": clinic})


@require_safe
def accessibility(request: HtmxRequest) -> HttpResponse:
    return render_page(request, "pages/accessibility.html")


@require_safe
def contact(request: HtmxRequest) -> HttpResponse:
    return render_page(request, "pages/contact.html")


@require_safe
@with_release
def method(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    context = {
        "about": release.aid.about,
        "sources": release.aid.sources,
        "release_label": release.label,
        "readability": view_readability(
            release.aid, read_measures(readability_file()), get_language() or "ja"
        ),
        "unlike": [option for option in release.aid.options if option.balance_note],
    }
    return render_page(request, "pages/method.html", context)
