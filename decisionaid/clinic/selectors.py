"""Reading the clinic's data."""

import hashlib
import json
from typing import Any

from decisionaid.clinic.facts import ClinicFacts
from decisionaid.clinic.live import PublishedClinic
from decisionaid.clinic.models import ClinicDraft, ClinicLogo, ClinicVersion


def read_facts(data: dict[str, Any]) -> ClinicFacts:
    """Read stored facts."""
    return ClinicFacts.model_validate_json(json.dumps(data))


def hash_of_facts(data: dict[str, Any]) -> str:
    """Give the hash of stored facts, the same for the same facts; the logo is in it by its own hash."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def get_draft() -> ClinicDraft:
    """Give the draft; an empty one that is not stored yet where nobody wrote anything."""
    return ClinicDraft.objects.filter(pk=1).first() or ClinicDraft(pk=1)


def find_newest_number() -> int | None:
    """Give the number of the newest version."""
    return ClinicVersion.objects.values_list("number", flat=True).first()


def find_newest() -> PublishedClinic | None:
    """Give the newest version ready to be shown, or None if nothing was ever published."""
    version = ClinicVersion.objects.first()
    return read_version(version) if version else None


def find_version(number: int | None) -> PublishedClinic | None:
    """Give one version ready to be shown; None for none.

    :raises ClinicVersion.DoesNotExist: if there is no such number.
    """
    return None if number is None else read_version(ClinicVersion.objects.get(pk=number))


def read_version(version: ClinicVersion) -> PublishedClinic:
    """Make a stored version ready to be shown."""
    facts = read_facts(version.facts)
    logo = find_logo(facts.profile.logo)
    return PublishedClinic(version.number, version.content_hash, facts, logo, version.is_withdrawal)


def find_logo(sha256: str) -> bytes:
    """Give a stored logo as PNG, or nothing."""
    png = ClinicLogo.objects.filter(pk=sha256).values_list("png", flat=True).first() if sha256 else None
    return bytes(png) if png else b""
