"""Encrypting again all that is kept: shared summaries, notes, and the secrets of second factors."""

from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from decisionaid.audit.actions import record_event
from decisionaid.reports.actions import rotate_reports
from decisionaid.sharing.actions import rotate_keys
from decisionaid.web import data_keys

# Where allauth's `encrypt` leaves its results, by type of authenticator.
SECRETS: Final = {
    Authenticator.Type.TOTP: ("secret",),
    Authenticator.Type.RECOVERY_CODES: ("seed", "migrated_codes"),
}


@transaction.atomic
def rotate_all() -> int:
    """Encrypt everything again with the first of `DATA_KEYS`, and return how many values that were.

    :raises KeyGone: if a value cannot be opened; then nothing is changed.
    """
    count = rotate_keys() + rotate_reports()
    for authenticator in Authenticator.objects.select_for_update().filter(type__in=SECRETS):
        for name in SECRETS[Authenticator.Type(authenticator.type)]:
            if authenticator.data.get(name):
                authenticator.data[name] = _rotated(authenticator.data[name])
                count += 1
        authenticator.save(update_fields=["data"])
    record_event(action="data_keys.rotated", at=timezone.now(), note=f"{count} values")
    return count


def count_closed_secrets() -> int:
    """Count the second factors that no key in `DATA_KEYS` opens: who has one of them cannot log in."""
    return sum(not _opens(each) for each in Authenticator.objects.filter(type__in=SECRETS))


def _opens(authenticator: Authenticator) -> bool:
    try:
        for name in SECRETS[Authenticator.Type(authenticator.type)]:
            _rotated(authenticator.data.get(name) or [])
    except data_keys.KeyGone:
        return False
    return True


def _rotated(value: Any) -> Any:
    if isinstance(value, list):
        return [_rotated(part) for part in value]
    return data_keys.rotate(value.encode()).decode()
