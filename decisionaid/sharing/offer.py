"""What the pages for sharing show: the offer with the consent text, and the code with its QR."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import segno
from django.conf import settings
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from decisionaid.clinic.live import clinic_name
from decisionaid.sharing.actions import Shared
from decisionaid.sharing.codes import show_code
from decisionaid.sharing.consent import CONSENT_VERSION, fill_consent

TOKEN_LENGTH = 43


@dataclass(frozen=True)
class Offer:
    """The consent as it is asked for now; `token` makes the form count once."""

    clinic: str
    points: tuple[tuple[str, str], ...]
    agree: str
    version: str
    token: str
    error: str = ""


@dataclass(frozen=True)
class CodeView:
    """The code as it is shown, once; the picture carries it behind the # of an address."""

    code: str
    qr: SafeString
    expires_at: datetime
    clinic: str


def find_offer(*, language: str, now: datetime, token: str = "", error: str = "") -> Offer | None:
    """Give the offer to share, or None where sharing is off; runs no query."""
    if not settings.SHARING:
        return None
    clinic = clinic_name(language)
    until = timezone.localtime(now + timedelta(days=settings.SHARE_DAYS)).date()
    points, agree = fill_consent(
        version=CONSENT_VERSION,
        language=language,
        clinic=clinic,
        until=until,
        days=settings.SHARE_DAYS,
    )
    return Offer(clinic, points, agree, CONSENT_VERSION, token or secrets.token_urlsafe(32), error)


def view_code(shared: Shared, *, panel_address: str) -> CodeView:
    """Show a code; what stands behind # never reaches a server or its log."""
    picture = segno.make(f"{panel_address}#{shared.code}", error="m", micro=False)
    svg = picture.svg_inline(
        scale=5, border=4, dark="#000000", light="#ffffff", title=_("QR of the code"), svgclass="qr"
    )
    clinic = clinic_name(translation.get_language() or settings.LANGUAGE_CODE)
    # Made here from an address and a code, both without characters that mean something in markup.
    return CodeView(show_code(shared.code), mark_safe(svg), shared.expires_at, clinic)  # noqa: S308
