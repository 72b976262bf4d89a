from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from decisionaid.reports.actions import limit_reports, receive_report
from decisionaid.reports.forms import ReportForm
from decisionaid.sharing.limits import WINDOW, TooManyWrongCodes
from decisionaid.web.error_pages import too_many_requests
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.visitor import visitor_of


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HtmxRequest) -> HttpResponse:
    """Take a report of a mistake or a safety concern; nothing of the answers goes with it."""
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            limit_reports(visitor=visitor_of(request), now=now)
        except TooManyWrongCodes:
            return too_many_requests(request, retry_after=WINDOW.seconds)
        receive_report(**form.cleaned_data, language=translation.get_language() or "ja", now=now)
        return redirect("reports:received")
    errors = [
        {"first_control": f"id_{name}_0" if name in ("kind", "place") else f"id_{name}", "error": found[0]}
        for name, found in form.errors.items()
    ]
    context = {"form": form, "errors": errors, "days": settings.REPORT_DAYS}
    return render_page(request, "reports/report.html", context, status=422 if errors else 200)


@require_safe
def received(request: HtmxRequest) -> HttpResponse:
    return render_page(request, "reports/received.html")
