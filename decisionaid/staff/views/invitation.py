from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from decisionaid.staff.forms import FirstPasswordForm
from decisionaid.staff.people import LinkNotValid, accept_invitation, find_invited


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Anybody with the link: it is the one way in before there is a password."""
    now = timezone.now()
    try:
        person = find_invited(token=token, now=now)
        form = FirstPasswordForm(person, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            accept_invitation(token=token, password=form.cleaned_data["new_password1"], now=now)
            messages.success(
                request, _("The password is set. Log in with it; then set up the second factor.")
            )
            return redirect("account_login")
    except LinkNotValid:
        return render(request, "staff/invitation_not_valid.html", status=410)
    context = {"form": form, "person": person}
    return render(request, "staff/invitation.html", context, status=422 if form.errors else 200)
