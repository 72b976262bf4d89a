"""The only place that writes the clinic's data. Every action writes its event."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from decisionaid.audit.actions import record_event
from decisionaid.clinic.facts import MOST_OFFERS, ClinicFacts, Offer, Profile
from decisionaid.clinic.logo import Picture
from decisionaid.clinic.models import ClinicDraft, ClinicLogo, ClinicVersion
from decisionaid.clinic.printing import find_unprintable
from decisionaid.clinic.requirements import list_missing
from decisionaid.clinic.selectors import find_newest_number, get_draft, hash_of_facts, read_facts
from decisionaid.pdf.errors import PdfError

KIND = "clinic"


class Refused(Exception):
    """The action may not be done, or not now; `reasons` lists why where there is more than one."""

    def __init__(self, message: str, reasons: tuple[str, ...] = ()) -> None:
        self.message, self.reasons = message, reasons
        super().__init__("\n".join((message, *reasons)))


class ChangedMeanwhile(Refused):
    """Somebody else changed the draft since it was opened."""


class Incomplete(Refused):
    """Items are missing that have to be there before anything is published."""


class SamePerson(Refused):
    """Who wrote or proposed it cannot approve it."""


def new_offer_id() -> str:
    """Give an id for an offer that was never used before."""
    return f"offer-{secrets.token_hex(4)}"


@transaction.atomic
def save_profile(*, profile: Profile, revision: int, by: Any, now: datetime) -> None:
    """Write the profile into the draft; the logo stays as it is.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    """
    draft, facts = _lock(revision)
    profile = profile.model_copy(update={"logo": facts.profile.logo})
    _write(draft, facts.model_copy(update={"profile": profile}), by=by)
    record_event(action="clinic.profile_changed", at=now, actor=by, about=(KIND, "draft"))


@transaction.atomic
def save_logo(*, picture: Picture | None, revision: int, by: Any, now: datetime) -> None:
    """Put a logo into the draft, or take it out.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    """
    draft, facts = _lock(revision)
    if picture and not ClinicLogo.objects.filter(pk=picture.sha256).exists():
        ClinicLogo.objects.create(
            sha256=picture.sha256,
            png=picture.png,
            width=picture.width,
            height=picture.height,
            added_at=now,
        )
    profile = facts.profile.model_copy(update={"logo": picture.sha256 if picture else ""})
    _write(draft, facts.model_copy(update={"profile": profile}), by=by)
    action = "clinic.logo_changed" if picture else "clinic.logo_taken_out"
    record_event(action=action, at=now, actor=by, about=(KIND, "draft"))


@transaction.atomic
def save_offer(*, offer: Offer, revision: int, by: Any, now: datetime) -> None:
    """Add an offer to the draft, or write it anew.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    :raises Refused: if there would be too many.
    """
    draft, facts = _lock(revision)
    is_new = all(held.id != offer.id for held in facts.offers)
    if is_new and len(facts.offers) >= MOST_OFFERS:
        raise Refused(_("There are %(n)s offers already. Delete one first.") % {"n": MOST_OFFERS})
    held = tuple(offer if held.id == offer.id else held for held in facts.offers)
    offers = (*held, offer) if is_new else held
    _write(draft, facts.model_copy(update={"offers": offers}), by=by)
    action = "clinic.price_added" if is_new else "clinic.price_changed"
    record_event(action=action, at=now, actor=by, about=(KIND, offer.id))


@transaction.atomic
def delete_offer(*, offer_id: str, revision: int, by: Any, now: datetime) -> None:
    """Take an offer out of the draft.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    """
    draft, facts = _lock(revision)
    offers = tuple(offer for offer in facts.offers if offer.id != offer_id)
    _write(draft, facts.model_copy(update={"offers": offers}), by=by)
    record_event(action="clinic.price_deleted", at=now, actor=by, about=(KIND, offer_id))


def propose(*, revision: int, by: Any, now: datetime) -> None:
    """Hand the draft to review.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    :raises Incomplete: with everything that is missing.
    :raises Refused: if it is in review already, or published as it is, or cannot be printed.
    """
    # Outside the transaction, because printing takes a moment and the draft stays locked meanwhile.
    _need_printable(read_facts(get_draft().facts))
    _propose(revision=revision, by=by, now=now)


@transaction.atomic
def _propose(*, revision: int, by: Any, now: datetime) -> None:
    draft, facts = _lock(revision)
    if draft.status == ClinicDraft.Status.IN_REVIEW:
        raise Refused(_("It is in review already."))
    _need_complete(facts)
    newest = ClinicVersion.objects.first()
    if newest and newest.content_hash == hash_of_facts(draft.facts):
        raise Refused(_("This is what is published already."))
    draft.status, draft.proposed_at, draft.proposed_by = ClinicDraft.Status.IN_REVIEW, now, by
    draft.save()
    draft.editors.add(by)
    record_event(action="clinic.proposed", at=now, actor=by, about=(KIND, "draft"))


@transaction.atomic
def send_back(*, revision: int, reason: str, by: Any, now: datetime) -> None:
    """Give the draft back to who writes it.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    :raises Refused: if it is not in review.
    """
    draft, _facts = _lock(revision)
    _need_review(draft)
    draft.status = ClinicDraft.Status.DRAFT
    draft.save()
    record_event(action="clinic.sent_back", at=now, actor=by, about=(KIND, "draft"), note=reason)


@transaction.atomic
def approve(*, revision: int, by: Any, now: datetime) -> ClinicVersion:
    """Publish what somebody else wrote and proposed; everything is checked again.

    :raises ChangedMeanwhile: if the draft is not as this person saw it.
    :raises Refused: if it is not in review.
    :raises SamePerson: if this person proposed it, or wrote any of it since the last version.
    :raises Incomplete: with everything that is missing.
    """
    draft, facts = _lock(revision)
    _need_review(draft)
    if draft.proposed_by_id == by.pk or draft.editors.filter(pk=by.pk).exists():
        raise SamePerson(_("You wrote or proposed this. Another person has to approve it."))
    _need_complete(facts)
    version = _publish(draft.facts, proposed_by=draft.proposed_by, approved_by=by, now=now)
    draft.status = ClinicDraft.Status.DRAFT
    draft.save()
    draft.editors.clear()
    record_event(action="clinic.published", at=now, actor=by, about=(KIND, version.number), note=str(version))
    return version


@transaction.atomic
def withdraw_prices(*, by: Any, now: datetime) -> ClinicVersion:
    """Take all prices off the pages at once; nothing is added, so it needs no second person.

    :raises Refused: if no price is published.
    """
    get_locked_draft()
    newest = ClinicVersion.objects.first()
    if newest is None or not newest.facts["offers"]:
        raise Refused(_("No price is published."))
    facts = {**newest.facts, "offers": []}
    version = _publish(facts, proposed_by=by, approved_by=by, now=now, is_withdrawal=True)
    about = (KIND, version.number)
    record_event(action="clinic.prices_withdrawn", at=now, actor=by, about=about, note=str(version))
    return version


def get_locked_draft() -> ClinicDraft:
    """Give the draft, kept from other changes until the transaction ends."""
    empty = ClinicFacts().model_dump(mode="json")
    ClinicDraft.objects.get_or_create(pk=1, defaults={"facts": empty})
    return ClinicDraft.objects.select_for_update().get(pk=1)


def _lock(revision: int) -> tuple[ClinicDraft, ClinicFacts]:
    draft = get_locked_draft()
    if draft.revision != revision:
        raise ChangedMeanwhile(_("Somebody else changed this since you opened it. Look at it again."))
    return draft, read_facts(draft.facts)


def _write(draft: ClinicDraft, facts: ClinicFacts, *, by: Any) -> None:
    # What was proposed is no longer what stands here.
    draft.status = ClinicDraft.Status.DRAFT
    draft.facts, draft.revision = facts.model_dump(mode="json"), draft.revision + 1
    draft.save()
    draft.editors.add(by)


def _need_complete(facts: ClinicFacts) -> None:
    if missing := list_missing(facts):
        raise Incomplete(_("These items are missing."), tuple(item.text for item in missing))


def _need_printable(facts: ClinicFacts) -> None:
    # One letter without a glyph would keep every patient from a PDF.
    try:
        characters = find_unprintable(facts)
    except PdfError as error:
        raise Refused(_("No PDF could be made to try the text. Please try again in a minute.")) from error
    if characters:
        raise Refused(_("These characters cannot be printed: %(list)s") % {"list": " ".join(characters)})


def _need_review(draft: ClinicDraft) -> None:
    if draft.status != ClinicDraft.Status.IN_REVIEW:
        raise Refused(_("It is not in review."))


def _publish(
    facts: dict[str, Any], *, proposed_by: Any, approved_by: Any, now: datetime, is_withdrawal: bool = False
) -> ClinicVersion:
    return ClinicVersion.objects.create(
        number=(find_newest_number() or 0) + 1,
        facts=facts,
        content_hash=hash_of_facts(facts),
        published_at=now,
        proposed_by=proposed_by,
        approved_by=approved_by,
        is_withdrawal=is_withdrawal,
    )
