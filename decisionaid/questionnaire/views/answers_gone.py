from django.http import HttpResponse
from django.views.decorators.http import require_safe

from decisionaid.web.pages import HtmxRequest, render_page


@require_safe
def answers_gone(request: HtmxRequest) -> HttpResponse:
    return render_page(request, "questionnaire/answers_gone.html")
