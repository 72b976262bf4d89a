"""Where login, logout and changes of password or second factor pass through: each writes its event."""

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from decisionaid.audit.actions import record_event
from decisionaid.staff.second_factor import has_second_factor, note_set_up

# What allauth would tell by mail. The clinic may have no mail server; the audit list tells it.
NOTICES: Final = {
    "mfa/email/totp_activated": "second_factor.app_added",
    "mfa/email/totp_deactivated": "second_factor.app_removed",
    "mfa/email/webauthn_added": "second_factor.key_added",
    "mfa/email/webauthn_removed": "second_factor.key_removed",
    "mfa/email/recovery_codes_generated": "second_factor.recovery_codes_made",
    "account/email/password_changed": "password.changed",
    "account/email/password_set": "password.changed",
}
SET_UP: Final = {"mfa/email/totp_activated", "mfa/email/webauthn_added"}


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        # After the first login the second factor is set up without asking for the password again.
        if app == "allauth.mfa" and not has_second_factor(self.request.user):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        record_event(action="login", at=timezone.now(), actor=user, about=("person", user.pk))

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            record_event(
                action="logout", at=timezone.now(), actor=request.user, about=("person", request.user.pk)
            )
        super().logout(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth counts for each Host header, and any port in it passes ALLOWED_HOSTS: with another port for
        # each try an account would never be locked. Processes are also reached by different ports.
        return str(credentials.get("email") or credentials.get("username") or "").strip().lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _record_failure("refused", "too many wrong passwords", credentials)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _record_failure("failed", "wrong password", credentials)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        record_event(
            action="login",
            at=timezone.now(),
            about=("person", user.pk),
            outcome="refused",
            note="deactivated",
        )
        return super().respond_user_inactive(request, user)

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        if template_prefix in SET_UP:
            note_set_up(self.request)
        # A KeyError for a notice nobody thought of: nothing goes unnoted in silence.
        record_event(
            action=NOTICES[template_prefix], at=timezone.now(), actor=user, about=("person", user.pk)
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: an unknown address must not be told anything either."""


def _record_failure(outcome: str, note: str, credentials: dict[str, Any]) -> None:
    # What was typed stays out: people type passwords into the wrong field.
    typed = credentials.get("email") or credentials.get("username") or ""
    person = get_user_model().objects.filter(username=typed.strip().lower()).first()
    about = ("person", person.pk) if person else ("", "")
    record_event(action="login", at=timezone.now(), about=about, outcome=outcome, note=note)
