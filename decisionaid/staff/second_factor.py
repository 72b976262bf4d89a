"""Whether a person has a second factor, and whether this very session has shown it."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

SET_UP_KEY = "second_factor_set_up_by"
TYPES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user: Any) -> bool:
    """Tell whether the person has an authenticator app or a security key."""
    return bool(is_mfa_enabled(user, TYPES))


def session_has_second_factor(request: HttpRequest) -> bool:
    """Tell whether this session was opened with a second factor, or set it up.

    That the person has one is not enough: a session from before it was set up knows only the password.
    """
    if not has_second_factor(request.user):
        return False
    if request.session.get(SET_UP_KEY) == request.user.pk:
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def note_set_up(request: HttpRequest) -> None:
    """Remember that this session set up the second factor."""
    request.session[SET_UP_KEY] = request.user.pk
