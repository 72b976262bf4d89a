from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from decisionaid.clinic.actions import (
    Refused,
    delete_offer,
    new_offer_id,
    save_logo,
    save_offer,
    save_profile,
)
from decisionaid.clinic.facts import Offer
from decisionaid.clinic.logo import LogoRefused, read_logo
from decisionaid.clinic.selectors import find_logo, get_draft, read_facts
from decisionaid.clinic.views import send_picture
from decisionaid.staff.clinic_forms import FactsForm, LogoForm, OfferForm, ProfileForm
from decisionaid.staff.clinic_page import list_options
from decisionaid.staff.panel import needs, render_panel
from decisionaid.staff.views.clinic import EDIT, VIEW, read_revision, show_clinic


@require_http_methods(["GET", "HEAD", "POST"])
@needs(EDIT)
def clinic_profile(request: HttpRequest) -> HttpResponse:
    draft = get_draft()
    form = ProfileForm(_sent(request), read_facts(draft.facts).profile)
    if request.method == "POST" and form.is_valid():
        try:
            save_profile(profile=form.profile(), revision=read_revision(request), **_who(request))
        except Refused as error:
            form.add_error(None, error.message)
        else:
            return _kept(request)
    return _show_form(request, _("Clinic"), form, draft.revision)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(EDIT)
def clinic_offer_add(request: HttpRequest) -> HttpResponse:
    # A slug that no option has: the person chooses.
    return _edit_offer(request, Offer(id=new_offer_id(), option="none"), _("New price"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(EDIT)
def clinic_offer(request: HttpRequest, offer_id: str) -> HttpResponse:
    return _edit_offer(request, _get_offer(offer_id), _("Price"))


@require_POST
@needs(EDIT)
def clinic_offer_delete(request: HttpRequest, offer_id: str) -> HttpResponse:
    _get_offer(offer_id)
    try:
        delete_offer(offer_id=offer_id, revision=read_revision(request), **_who(request))
    except Refused as error:
        return show_clinic(request, refusal=error, status=409)
    return _kept(request)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(EDIT)
def clinic_logo(request: HttpRequest) -> HttpResponse:
    draft = get_draft()
    form = LogoForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["logo"]
        try:
            picture = read_logo(file.read()) if file else None
            save_logo(picture=picture, revision=read_revision(request), **_who(request))
        except LogoRefused as error:
            form.add_error("logo", _words(error))
        except Refused as error:
            form.add_error(None, error.message)
        else:
            return _kept(request)
    context = {
        "title": _("Logo"),
        "form": form,
        "revision": draft.revision,
        "has_logo": bool(read_facts(draft.facts).profile.logo),
    }
    return render_panel(request, "staff/clinic_logo.html", context, status=422 if form.errors else 200)


@require_safe
@needs(VIEW)
def clinic_logo_picture(request: HttpRequest) -> HttpResponse:
    png = find_logo(read_facts(get_draft().facts).profile.logo)
    if not png:
        raise Http404("The draft has no logo.")
    return send_picture(png)


def _edit_offer(request: HttpRequest, offer: Offer, title: str) -> HttpResponse:
    draft = get_draft()
    form = OfferForm(_sent(request), offer, list_options())
    if request.method == "POST" and form.is_valid():
        try:
            save_offer(offer=form.offer(), revision=read_revision(request), **_who(request))
        except Refused as error:
            form.add_error(None, error.message)
        else:
            return _kept(request)
    return _show_form(request, title, form, draft.revision)


def _show_form(request: HttpRequest, title: str, form: FactsForm, revision: int) -> HttpResponse:
    # After a refusal the form keeps the revision it was made for, so that it cannot slip through unseen.
    sent = read_revision(request) if request.method == "POST" else revision
    context = {"title": title, "form": form, "revision": sent, "url": request.path}
    return render_panel(request, "staff/clinic_form.html", context, status=422 if form.errors else 200)


def _get_offer(offer_id: str) -> Offer:
    for offer in read_facts(get_draft().facts).offers:
        if offer.id == offer_id:
            return offer
    raise Http404("The draft has no such price.")


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "now": timezone.now()}


def _kept(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("It was kept in the draft. Patients see it after it is approved."))
    return redirect(reverse("admin:clinic"))


def _words(error: LogoRefused) -> str:
    return {
        "too-large": _("The file is larger than 512 kB."),
        "too-many-pixels": _("The picture is larger than 4000 pixels a side or 4 million in all."),
        "not-a-picture": _("This is no PNG or JPEG that can be read. SVG is not taken."),
    }[error.reason]
