from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from decisionaid.audit.actions import record_event
from decisionaid.releases.models import ContentItem
from decisionaid.reports.actions import KIND, change_report
from decisionaid.reports.models import Report
from decisionaid.staff.panel import needs, render_panel
from decisionaid.web.data_keys import KeyGone

ROWS = 200


class StateForm(forms.Form):
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=Report.State.choices)
    item = forms.CharField(
        label=gettext_lazy("Piece of content (optional)"),
        max_length=240,
        required=False,
        help_text=gettext_lazy("Kind and key with a slash, as the list of the draft shows them."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Kept encrypted, and deleted together with the report."),
    )

    def clean_item(self) -> str:
        text: str = self.cleaned_data["item"].strip()
        if text and find_item(text) is None:
            raise forms.ValidationError(_("The draft has no such piece."))
        return text


def find_item(text: str) -> ContentItem | None:
    kind, _slash, key = text.partition("/")
    return ContentItem.objects.filter(kind=kind, key=key).first()


@require_safe
@needs("reports.view_report")
def reports(request: HttpRequest) -> HttpResponse:
    # The words stay closed until somebody opens one.
    rows = Report.objects.defer("text", "contact", "note")[:ROWS]
    return render_panel(request, "staff/reports.html", {"title": _("Reports from readers"), "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reports.change_report")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        found = get_object_or_404(Report, pk=pk)
    except KeyGone as error:
        record_event(
            action="report.viewed",
            at=timezone.now(),
            actor=request.user,
            about=(KIND, pk),
            outcome="failed",
            note=type(error).__name__,
        )
        context = {"title": _("This cannot be shown now"), "is_key_gone": True}
        return render_panel(request, "staff/shared_failed.html", context, status=503)
    first = {"state": found.state, "item": found.item, "note": found.note or ""}
    form = StateForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        change_report(report=found, actor=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The report was changed."))
        return redirect("admin:reports")
    record_event(action="report.viewed", at=timezone.now(), actor=request.user, about=(KIND, pk))
    context: dict[str, Any] = {
        "title": _("Report"),
        "report": found,
        "form": form,
        "item": find_item(found.item) if found.item else None,
    }
    return render_panel(request, "staff/report.html", context, status=422 if form.errors else 200)
