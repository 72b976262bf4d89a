"""What a clinic says about itself and its own offers. A draft may be incomplete: see `requirements`."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import StringConstraints, model_validator

from decisionaid.domain.base import Model, Slug

Line = Annotated[str, StringConstraints(max_length=600, strip_whitespace=True)]
Insurance = Literal["", "not-insured", "insured", "mixed"]
Approval = Literal["", "unapproved", "approved-otherwise", "approved"]
Relief = Literal["", "not-covered", "covered"]
MOST_OFFERS = 20


class Wording(Model):
    """One text of the clinic in both languages; empty until somebody writes it."""

    ja: Line = ""
    en: Line = ""

    def in_language(self, language: str) -> str:
        """Give the wording; easy Japanese has none of its own."""
        return self.en if language == "en" else self.ja

    @property
    def is_complete(self) -> bool:
        """Tell whether it is written in both languages."""
        return bool(self.ja.strip() and self.en.strip())


class Profile(Model):
    """Who runs the site and how to reach them; `logo` is the hash of a stored picture."""

    name: Wording = Wording()
    operator: Wording = Wording()
    responsible: Wording = Wording()
    address: Wording = Wording()
    hours: Wording = Wording()
    telephone: Line = ""
    web: Line = ""
    logo: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    logo_alt: Wording = Wording()


class Offer(Model):
    """One offer of the clinic for one option: yen with tax, and what the advertising rules ask for."""

    id: Slug
    option: Slug
    name: Wording = Wording()
    price_low: int | None = None
    price_high: int | None = None
    sessions_low: int | None = None
    sessions_high: int | None = None
    total_low: int | None = None
    total_high: int | None = None
    interval: Wording = Wording()
    course: Wording = Wording()
    included: Wording = Wording()
    not_included: Wording = Wording()
    risks: Wording = Wording()
    insurance: Insurance = ""
    checked_on: date | None = None
    approval: Approval = ""
    route: Wording = Wording()
    alternatives: Wording = Wording()
    foreign_safety: Wording = Wording()
    relief: Relief = ""

    @model_validator(mode="after")
    def _ranges_go_up(self) -> "Offer":
        for name in ("price", "sessions", "total"):
            low, high = getattr(self, f"{name}_low"), getattr(self, f"{name}_high")
            if high is not None and (low is None or low > high):
                raise ValueError(f"{name}_high: below {name}_low")
        return self


class ClinicFacts(Model):
    """Everything a clinic publishes at once."""

    profile: Profile = Profile()
    offers: tuple[Offer, ...] = ()


def wordings_of(part: Profile | Offer) -> Iterator[tuple[str, Wording]]:
    """Give each text of a profile or an offer with the name of its field."""
    for name in type(part).model_fields:
        value: Any = getattr(part, name)
        if isinstance(value, Wording):
            yield name, value
