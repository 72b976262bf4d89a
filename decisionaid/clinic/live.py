"""The published clinic data in memory: patients' requests read them here and touch no table."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from decisionaid.clinic.facts import ClinicFacts
from decisionaid.web.live import LiveHolder
from decisionaid.web.operator import Operator


@dataclass(frozen=True)
class PublishedClinic:
    """One version, ready to be shown."""

    number: int
    content_hash: str
    facts: ClinicFacts
    logo: bytes = b""
    is_withdrawal: bool = False

    @property
    def label(self) -> str:
        """Name the version with the start of its hash, as printed beside the release."""
        return f"{self.number}-{self.content_hash[:8]}"

    @property
    def sells(self) -> bool:
        """Tell whether it sells what the aid describes; taking the prices off does not end that."""
        return bool(self.facts.offers) or self.is_withdrawal

    def tell(self, language: str) -> Operator:
        """Say who runs the site in one language."""
        profile = self.facts.profile
        return Operator(
            name=profile.name.in_language(language),
            operator=profile.operator.in_language(language),
            responsible=profile.responsible.in_language(language),
            address=profile.address.in_language(language),
            telephone=profile.telephone,
            hours=profile.hours.in_language(language),
            web=profile.web,
            logo=profile.logo,
            logo_alt=profile.logo_alt.in_language(language),
            version=self.label,
            sells=self.sells,
        )


class LiveClinic(LiveHolder[PublishedClinic]):
    """Holds the live version of one process and keeps it up to date, in clinic mode only."""

    def __init__(self, look: Callable[[int | None], PublishedClinic | None]) -> None:
        """`look(number)` gives the newest version, or None when version `number` still is the newest."""
        super().__init__(look, called="live clinic version")

    def find(self) -> PublishedClinic | None:
        """Give the live version; None without clinic mode, and before anything is published."""
        return super().find() if settings.CLINIC_MODE else None

    def tell(self, language: str) -> Operator | None:
        """Say who runs the site; nobody without clinic mode."""
        if not settings.CLINIC_MODE:
            return None
        clinic = self.find()
        return clinic.tell(language) if clinic else Operator(settings.CLINIC_NAME)


def clinic_name(language: str) -> str:
    """Give the name under which patients are told who receives what they share."""
    clinic = live_clinic.find()
    return clinic.facts.profile.name.in_language(language) if clinic else settings.CLINIC_NAME


def _look_in_database(number: int | None) -> PublishedClinic | None:
    from django.db import connection  # noqa: PLC0415 (only this thread uses the database)

    from decisionaid.clinic import selectors  # noqa: PLC0415 (selectors build PublishedClinic from here)

    try:
        if number is not None and selectors.find_newest_number() == number:
            return None
        return selectors.find_newest()
    finally:
        connection.close()


live_clinic = LiveClinic(_look_in_database)
