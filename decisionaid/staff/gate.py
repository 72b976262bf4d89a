"""What stands before every page of the panel: login, second factor, and the end of old sessions."""

import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from decisionaid.staff.second_factor import has_second_factor, session_has_second_factor

BEGAN, SEEN = "began_at", "seen_at"
SECONDS_BETWEEN_NOTES: Final = 60
# Everybody may see these: they let nobody in.
ENTRANCE: Final = frozenset(
    {"account_login", "account_logout", "account_inactive", "mfa_authenticate", "invitation", "admin:login"}
)
# A person without a second factor may see these, to set one up.
SET_UP: Final = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "admin:logout",
        "admin:jsi18n",
    }
)


class StaffGate:
    """Let nobody past the entrance who is not staff with a second factor. Patients' pages pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not request.path_info.startswith(settings.STAFF_PATH):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.user.is_authenticated and _is_over(request):
            logout(request)
            messages.info(request, _("You were away for long. Please log in again."))
        if name in ENTRANCE:
            return None
        return _turn_away(request, name)


def _turn_away(request: HttpRequest, name: str) -> HttpResponseBase | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.is_staff:
        raise PermissionDenied
    if session_has_second_factor(request):
        return None
    if has_second_factor(request.user):
        # The session knows only the password, from before there was a second factor.
        logout(request)
        return redirect_to_login(request.get_full_path())
    return None if name in SET_UP else redirect("mfa_activate_totp")


def _is_over(request: HttpRequest) -> bool:
    """Tell whether the session has been idle or open for too long, and note that it is in use."""
    now, session = int(time.time()), request.session
    began, seen = session.setdefault(BEGAN, now), session.get(SEEN, now)
    if now - seen >= settings.STAFF_IDLE_SECONDS or now - began >= settings.SESSION_COOKIE_AGE:
        return True
    if SEEN not in session or now - seen >= SECONDS_BETWEEN_NOTES:
        session[SEEN] = now
    return False
