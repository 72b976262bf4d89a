from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.submission import forget_submission


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HtmxRequest) -> HttpResponse:
    """Ask whether to erase the answers, or erase them; with `start`, go to the start page at once."""
    if request.method != "POST":
        return render_page(request, "questionnaire/erase.html")
    response = redirect("questionnaire:start" if "start" in request.POST else "questionnaire:erased")
    forget_submission(response)
    if settings.TABLET_MODE:
        # The next person begins in Japanese again.
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite=settings.LANGUAGE_COOKIE_SAMESITE)
    # Pages and PDFs that this browser kept go too.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_safe
def erased(request: HtmxRequest) -> HttpResponse:
    return render_page(request, "questionnaire/erased.html")
