from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from decisionaid.staff.forms import ROLE_NAMES, InviteForm, RolesForm
from decisionaid.staff.panel import needs, needs_fresh_login, render_panel
from decisionaid.staff.people import (
    DAYS_OF_A_LINK,
    Invited,
    NotAllowed,
    change_roles,
    invite_person,
    reset_access,
    set_active,
)
from decisionaid.staff.second_factor import has_second_factor

User = get_user_model()
MANAGE = "staff.manage_people"


@require_safe
@needs(MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    everybody = (
        User.objects.filter(is_staff=True).prefetch_related("groups").order_by("-is_active", "username")
    )
    rows = [(who, _role_names(who), has_second_factor(who)) for who in everybody]
    return render_panel(request, "staff/people.html", {"title": _("People"), "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(MANAGE)
@needs_fresh_login()
def person_invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = invite_person(**form.cleaned_data, actor=request.user, now=timezone.now())
        except NotAllowed:
            form.add_error("email", _("There is an account with this address already."))
        else:
            return _show_link(request, invited)
    context = {"title": _("Invite a person"), "form": form}
    return render_panel(request, "staff/person_invite.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(MANAGE)
@needs_fresh_login()
def person(request: HttpRequest, pk: int) -> HttpResponse:
    who = get_object_or_404(User, pk=pk, is_staff=True)
    is_sent = request.method == "POST"
    before = {"roles": [group.name for group in who.groups.all()]}
    form = RolesForm(request.POST if is_sent else None, initial=before)
    if is_sent and form.is_valid():
        try:
            change_roles(person=who, roles=form.cleaned_data["roles"], actor=request.user, now=timezone.now())
        except NotAllowed as error:
            form.add_error(None, _words(error))
        else:
            messages.success(request, _("The roles were changed."))
            return redirect("admin:people")
    context = {
        "title": who.get_full_name() or who.get_username(),
        "person": who,
        "form": form,
        "has_second_factor": has_second_factor(who),
        "is_self": who.pk == request.user.pk,
    }
    return render_panel(request, "staff/person.html", context, status=422 if form.errors else 200)


@require_POST
@needs(MANAGE)
@needs_fresh_login()
def person_active(request: HttpRequest, pk: int) -> HttpResponse:
    who = get_object_or_404(User, pk=pk, is_staff=True)
    is_active = request.POST.get("active") == "yes"
    try:
        set_active(person=who, is_active=is_active, actor=request.user, now=timezone.now())
    except NotAllowed as error:
        messages.error(request, _words(error))
    return redirect("admin:person", pk)


@require_POST
@needs(MANAGE)
@needs_fresh_login()
def person_reset(request: HttpRequest, pk: int) -> HttpResponse:
    who = get_object_or_404(User, pk=pk, is_staff=True, is_active=True)
    try:
        invited = reset_access(person=who, actor=request.user, now=timezone.now())
    except NotAllowed as error:
        messages.error(request, _words(error))
        return redirect("admin:person", pk)
    return _show_link(request, invited)


def _show_link(request: HttpRequest, invited: Invited) -> HttpResponse:
    link = request.build_absolute_uri(reverse("invitation", args=[invited.token]))
    context = {"title": _("The link"), "link": link, "person": invited.person, "days": DAYS_OF_A_LINK}
    return render_panel(request, "staff/person_link.html", context)


def _role_names(who: Any) -> str:
    return ", ".join(str(ROLE_NAMES.get(group.name, group.name)) for group in who.groups.all())


def _words(error: NotAllowed) -> Any:
    if "stay" in str(error):
        return _("One administrator has to stay.")
    return _("You cannot do this to yourself. Another administrator has to do it.")
