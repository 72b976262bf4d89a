"""What the page about the clinic's data shows: the draft beside what is published, and what is missing."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from decisionaid.clinic.facts import ClinicFacts, Offer, Profile, Wording
from decisionaid.clinic.labels import label_of
from decisionaid.clinic.models import ClinicDraft, ClinicVersion
from decisionaid.clinic.requirements import RULES, LawRule, Missing, list_missing, say_rule
from decisionaid.clinic.selectors import get_draft, read_facts
from decisionaid.summary.clinic_views import CONTACT, SLOTS, say_value
from decisionaid.web.release import NotReady, release_source


@dataclass(frozen=True)
class Row:
    """One field of the draft; `is_changed` against what is published.

    A number or a choice `is_alike` in both languages: then `ja` holds it.
    """

    label: str
    ja: str
    en: str
    is_alike: bool
    is_changed: bool


@dataclass(frozen=True)
class OfferRows:
    offer_id: str
    name: str
    option: str
    rows: tuple[Row, ...]
    is_new: bool


@dataclass(frozen=True)
class ClinicPage:
    draft: ClinicDraft
    version: ClinicVersion | None
    is_in_review: bool
    is_mode_on: bool
    has_logo: bool
    profile: tuple[Row, ...]
    offers: tuple[OfferRows, ...]
    taken_out: tuple[str, ...]
    missing: tuple[Missing, ...]
    rules: tuple[tuple[str, LawRule, str], ...]
    is_own: bool


def build_clinic_page(request: HttpRequest) -> ClinicPage:
    """Give everything that somebody needs to write or to approve the clinic's data."""
    draft, version = get_draft(), ClinicVersion.objects.first()
    facts = read_facts(draft.facts)
    live = read_facts(version.facts) if version else ClinicFacts()
    before = {offer.id: offer for offer in live.offers}
    options = {option: label for option, label, _approved in list_options()}
    language = translation.get_language() or settings.LANGUAGE_CODE
    return ClinicPage(
        draft=draft,
        version=version,
        is_in_review=draft.status == ClinicDraft.Status.IN_REVIEW,
        is_mode_on=settings.CLINIC_MODE,
        has_logo=bool(facts.profile.logo),
        profile=_rows(facts.profile, live.profile, ("name", *CONTACT, "logo", "logo_alt")),
        offers=tuple(_offer_rows(offer, before.get(offer.id), options, language) for offer in facts.offers),
        taken_out=tuple(
            offer.name.in_language(language)
            for offer in live.offers
            if offer.id not in {held.id for held in facts.offers}
        ),
        missing=list_missing(facts),
        rules=tuple((say_rule(rule.code), rule, rule.text.in_language(language)) for rule in RULES.values()),
        is_own=draft.pk is not None and draft.editors.filter(pk=request.user.pk).exists(),
    )


def list_options() -> tuple[tuple[str, str, bool], ...]:
    """Give the options of the live release: id, name, and whether it says that Japan approved them."""
    try:
        aid = release_source.get().aid
    except NotReady:
        return ()
    language = translation.get_language() or settings.LANGUAGE_CODE
    return tuple(
        (option.id, option.label.in_language(language), option.group != "unapproved")
        for option in aid.options
    )


def _offer_rows(offer: Offer, live: Offer | None, options: dict[str, str], language: str) -> OfferRows:
    name = offer.name.in_language(language) or offer.name.ja or offer.name.en or offer.id
    rows = _rows(offer, live, ("name", *SLOTS, "checked_on"))
    return OfferRows(offer.id, name, options.get(offer.option, offer.option), rows, live is None)


def _rows(part: Profile | Offer, live: Profile | Offer | None, fields: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(
            label_of(field),
            _say(part, field, "ja"),
            _say(part, field, "en"),
            not isinstance(getattr(part, field), Wording),
            live is not None and _held(part, field) != _held(live, field),
        )
        for field in fields
    )


def _say(part: Profile | Offer, field: str, language: str) -> str:
    said = say_value(part, field, language)
    # The picture stands below; the start of its hash tells whether it is another one.
    return said[:8] if field == "logo" else said


def _held(part: Profile | Offer, field: str) -> tuple[object, object]:
    return getattr(part, field), getattr(part, field.replace("_low", "_high"))
