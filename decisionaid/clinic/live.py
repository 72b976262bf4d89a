"""The published clinic data in memory: patients' requests read them here and touch no table."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, InterfaceError

from decisionaid.clinic.facts import ClinicFacts
from decisionaid.web.operator import Operator

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 5
SECONDS_TO_WAIT_FOR_FIRST = 15


@dataclass(frozen=True)
class PublishedClinic:
    """One version, ready to be shown."""

    number: int
    content_hash: str
    facts: ClinicFacts
    logo: bytes = b""

    @property
    def label(self) -> str:
        """Name the version with the start of its hash, as printed beside the release."""
        return f"{self.number}-{self.content_hash[:8]}"

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
            sells=bool(self.facts.offers),
        )


class LiveClinic:
    """Holds the live version of one process and keeps it up to date, in clinic mode only."""

    def __init__(self, look: Callable[[int | None], PublishedClinic | None]) -> None:
        """`look(number)` gives the newest version, or None when version `number` still is the newest."""
        self._look = look
        self._lock = threading.Lock()
        self._loaded = threading.Event()
        self._clinic: PublishedClinic | None = None
        self._is_pinned = False
        self._thread: threading.Thread | None = None
        self._trouble = ""

    def find(self) -> PublishedClinic | None:
        """Give the live version; None without clinic mode, and before anything is published."""
        if not settings.CLINIC_MODE:
            return None
        if not self._is_pinned:
            self._start()
            self._loaded.wait(SECONDS_TO_WAIT_FOR_FIRST)
        return self._clinic

    def tell(self, language: str) -> Operator | None:
        """Say who runs the site; nobody without clinic mode."""
        if not settings.CLINIC_MODE:
            return None
        clinic = self.find()
        return clinic.tell(language) if clinic else Operator(settings.CLINIC_NAME)

    def pin(self, clinic: PublishedClinic | None) -> None:
        """Use this version, or none, without looking for another (for tests and commands)."""
        self._clinic, self._is_pinned = clinic, True

    def refresh(self) -> None:
        """Look once whether another version is live, and keep the old one where reading fails."""
        try:
            fresh = self._look(self._clinic.number if self._clinic else None)
        except Exception as error:
            # The database may be away for a moment; patients go on with the version in memory.
            # It is tried every few seconds: only another kind of trouble is worth another line.
            if type(error).__name__ != self._trouble:
                self._trouble = type(error).__name__
                place = None if isinstance(error, DatabaseError | InterfaceError) else error
                message = "The clinic's data could not be read (%s); going on with those in memory."
                logger.error(message, self._trouble, exc_info=place)
            return
        self._trouble = ""
        if fresh is not None and not self._is_pinned:
            self._clinic = fresh

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live-clinic", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            self.refresh()
            self._loaded.set()
            pause.wait(SECONDS_BETWEEN_LOOKS)


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
