from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decisionaid.audit.actions import record_event
from decisionaid.clinic.actions import (
    KIND,
    Incomplete,
    Refused,
    SamePerson,
    approve,
    propose,
    send_back,
    withdraw_prices,
)
from decisionaid.staff.clinic_forms import ReasonForm
from decisionaid.staff.clinic_page import build_clinic_page
from decisionaid.staff.panel import needs, render_panel
from decisionaid.web.numbers import whole_number

VIEW, EDIT, APPROVE = "clinic.view_clinicdraft", "clinic.edit_clinic", "clinic.approve_clinic"


@require_safe
@needs(VIEW)
def clinic(request: HttpRequest) -> HttpResponse:
    return show_clinic(request)


@require_POST
@needs(EDIT)
def clinic_propose(request: HttpRequest) -> HttpResponse:
    return _act(request, "clinic.proposed", propose, _("It was given to review."))


@require_POST
@needs(APPROVE)
def clinic_approve(request: HttpRequest) -> HttpResponse:
    return _act(request, "clinic.published", approve, _("It is published."))


@require_POST
@needs(APPROVE)
def clinic_send_back(request: HttpRequest) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show_clinic(request, reason_form=form, status=422)
    reason = form.cleaned_data["reason"]
    return _act(request, "clinic.sent_back", send_back, _("It was sent back."), reason=reason)


@require_POST
@needs(EDIT)
def clinic_withdraw(request: HttpRequest) -> HttpResponse:
    try:
        withdraw_prices(by=request.user, now=timezone.now())
    except Refused as error:
        return show_clinic(request, refusal=error, status=409)
    messages.success(request, _("The prices were taken off the pages."))
    return redirect("admin:clinic")


def show_clinic(
    request: HttpRequest,
    *,
    refusal: Refused | None = None,
    reason_form: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": _("Clinic data and prices"),
        "clinic": build_clinic_page(request),
        "refusal": refusal,
        "form": reason_form or ReasonForm(),
    }
    return render_panel(request, "staff/clinic.html", context, status=status)


def read_revision(request: HttpRequest) -> int:
    """Give the revision that a form was made for; -1, which none is, for anything odd."""
    sent = whole_number(request.POST.get("revision", ""))
    return -1 if sent is None else sent


def _act(request: HttpRequest, name: str, action: Callable[..., Any], done: str, **more: Any) -> HttpResponse:
    now = timezone.now()
    try:
        action(revision=read_revision(request), by=request.user, now=now, **more)
    except Refused as error:
        note = type(error).__name__
        record_event(
            action=name, at=now, actor=request.user, about=(KIND, "draft"), outcome="refused", note=note
        )
        status = 422 if isinstance(error, Incomplete) else 403 if isinstance(error, SamePerson) else 409
        return show_clinic(request, refusal=error, status=status)
    messages.success(request, done)
    return redirect("admin:clinic")
