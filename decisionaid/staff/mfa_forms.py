"""allauth's forms for the second factor; a wrong code writes its event."""

from allauth.mfa.base import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from decisionaid.audit.actions import record_event


class _Recording:
    def clean_code(self) -> str:
        try:
            return super().clean_code()  # type: ignore[misc]
        except ValidationError:
            about = ("person", self.user.pk)  # type: ignore[attr-defined]
            record_event(
                action="login", at=timezone.now(), about=about, outcome="failed", note="wrong second factor"
            )
            raise


class AuthenticateForm(_Recording, forms.AuthenticateForm):
    pass


class ReauthenticateForm(_Recording, forms.ReauthenticateForm):
    pass
