from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.submission import forget_submission


@require_POST
def erase(request: HtmxRequest) -> HttpResponse:
    response = redirect("questionnaire:erased")
    forget_submission(response)
    # Pages and PDFs that this browser kept go too.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_safe
def erased(request: HtmxRequest) -> HttpResponse:
    return render_page(request, "questionnaire/erased.html")
