"""What the clinic that runs the site says about itself and its prices, as it is shown."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ClinicSlot:
    """One slot of an offer, such as the price each time; the same for every offer."""

    label: str
    text: str


@dataclass(frozen=True)
class ClinicOfferView:
    """What the clinic says it charges for one option, and what else it has to say with it."""

    offer: str
    option: str
    name: str
    checked_on: date
    is_old: bool
    slots: tuple[ClinicSlot, ...]


@dataclass(frozen=True)
class ClinicView:
    """Who runs the site, and the offers for the options shown; `version` is printed beside the release.

    `without_price` names the options shown that it states no price for; `logo` is a PNG.
    """

    version: str
    name: str
    contact: tuple[ClinicSlot, ...]
    sells: bool
    offers: tuple[ClinicOfferView, ...]
    without_price: tuple[str, ...]
    logo: bytes = field(repr=False)
    logo_alt: str
