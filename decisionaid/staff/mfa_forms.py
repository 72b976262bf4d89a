"""allauth's forms for the second factor; a wrong code or key writes its event."""

from typing import Any

from allauth.mfa.base import forms
from allauth.mfa.webauthn import forms as webauthn
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from decisionaid.audit.actions import record_event


def _record(user: Any) -> None:
    about = ("person", user.pk)
    record_event(action="login", at=timezone.now(), about=about, outcome="failed", note="wrong second factor")


class _RecordingCode:
    def clean_code(self) -> str:
        try:
            return super().clean_code()  # type: ignore[misc]
        except ValidationError:
            _record(self.user)  # type: ignore[attr-defined]
            raise


class _RecordingKey:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            _record(self.user)  # type: ignore[attr-defined]
            raise


class AuthenticateForm(_RecordingCode, forms.AuthenticateForm):
    pass


class ReauthenticateForm(_RecordingCode, forms.ReauthenticateForm):
    pass


class AuthenticateKeyForm(_RecordingKey, webauthn.AuthenticateWebAuthnForm):
    pass


class ReauthenticateKeyForm(_RecordingKey, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddKeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # allauth leaves this one to Django, which knows it in English only.
        self.fields["name"].label = _("Name of the key")
