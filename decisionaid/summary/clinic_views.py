"""The clinic's own data in words: contact, and each offer slot by slot, as stated and dated by the clinic."""

from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from decisionaid.clinic.facts import Offer, Profile, Wording
from decisionaid.clinic.labels import CHOICES, label_of, say_choice
from decisionaid.clinic.live import PublishedClinic
from decisionaid.engine.quote import Span
from decisionaid.summary.clinic_page import ClinicOfferView, ClinicSlot, ClinicView
from decisionaid.summary.context import Context
from decisionaid.summary.quote_views import say_visits, say_yen

CONTACT: Final = ("operator", "responsible", "address", "telephone", "hours", "web")
# First what any price has, then what the advertising rules ask for, whatever the offer is.
SLOTS: Final = (
    "approval",
    "price_low",
    "sessions_low",
    "interval",
    "total_low",
    "insurance",
    "included",
    "not_included",
    "course",
    "risks",
    "route",
    "alternatives",
    "foreign_safety",
    "relief",
)
# As often as the aid has its own content looked at again.
HOLDS_FOR: Final = timedelta(days=184)
_RANGES: Final = {"price_low": say_yen, "total_low": say_yen, "sessions_low": say_visits}


def view_clinic(context: Context, clinic: PublishedClinic | None) -> ClinicView | None:
    """Give what the clinic published, as far as it concerns the options shown; nothing for no clinic."""
    if clinic is None:
        return None
    profile, language = clinic.facts.profile, context.language
    offers = clinic.facts.offers
    priced = {offer.option for offer in offers}
    return ClinicView(
        version=clinic.label,
        name=profile.name.in_language(language),
        contact=_slots(profile, CONTACT, language),
        sells=clinic.sells,
        offers=tuple(
            _offer(context, offer)
            for option in context.evaluation.options
            for offer in offers
            if offer.option == option
        ),
        without_price=tuple(
            context.option_labels[option] for option in context.evaluation.options if option not in priced
        ),
        logo=clinic.logo,
        logo_alt=profile.logo_alt.in_language(language),
    )


def say_interest(clinic: PublishedClinic | None, language: str) -> str:
    """Say that the clinic gains by a choice, beside the sentence that the makers do not; or ""."""
    if clinic is None or not clinic.sells:
        return ""
    words = _(
        "%(clinic)s, which runs this site, sells treatments that this aid describes "
        "and gains if they are chosen."
    )
    return words % {"clinic": clinic.facts.profile.name.in_language(language)}


def say_value(part: Profile | Offer, field: str, language: str) -> str:
    """Say one field in words; "" if it is empty. Choices and units are in the active language."""
    value: Any = getattr(part, field)
    if isinstance(value, Wording):
        return value.in_language(language)
    if value in (None, ""):
        return ""
    if field in _RANGES:
        high = getattr(part, field.replace("_low", "_high"))
        return _RANGES[field](Span(value, value if high is None else high))
    if field in CHOICES:
        return say_choice(field, value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _offer(context: Context, offer: Offer) -> ClinicOfferView:
    if offer.checked_on is None:
        raise ValueError(f"{offer.id} was published without a date")
    return ClinicOfferView(
        offer=offer.id,
        option=context.option_labels[offer.option],
        name=offer.name.in_language(context.language),
        checked_on=offer.checked_on,
        is_old=context.as_of is not None and context.as_of - offer.checked_on > HOLDS_FOR,
        slots=_slots(offer, SLOTS, context.language),
    )


def _slots(part: Profile | Offer, fields: tuple[str, ...], language: str) -> tuple[ClinicSlot, ...]:
    """Give the slots in order; for an offer an empty one says that nothing is stated."""
    said = ((field, say_value(part, field, language)) for field in fields)
    if isinstance(part, Profile):
        return tuple(ClinicSlot(label_of(field), text) for field, text in said if text)
    return tuple(ClinicSlot(label_of(field), text or _("not stated")) for field, text in said)
