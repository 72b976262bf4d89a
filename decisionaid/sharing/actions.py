"""The only place that writes shared summaries. Events are written here; none names a code or an answer."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction

from decisionaid.audit.actions import record_event
from decisionaid.counts.journeys import count
from decisionaid.releases.models import Release
from decisionaid.sharing.codes import code_from, keyed_hash, read_code
from decisionaid.sharing.consent import CONSENT_VERSION
from decisionaid.sharing.limits import TooManyWrongCodes, look_up_limited
from decisionaid.sharing.models import ClinicianNote, CodeKey, SharedSummary, WrongCodes
from decisionaid.sharing.payload import Payload, write_payload

KIND = "shared_summary"


class WrongCode(Exception):
    """No summary can be opened with this: mistyped, deleted, or expired."""


class AlreadyDeleted(Exception):
    """The same form was sent before, and what it shared has been deleted since."""


@dataclass(frozen=True)
class Shared:
    """The result of sharing, the same however often the form is sent."""

    code: str
    expires_at: datetime


@transaction.atomic
def share_summary(
    *,
    release_number: int,
    payload: Payload,
    form_token: str,
    now: datetime,
    clinic_version: int | None = None,
) -> Shared:
    """Keep a summary for the clinic, once for each form and content.

    The code follows from the form's token and from what is shared, so only who holds both sees it again.

    :raises AlreadyDeleted: if it was shared with this form and deleted since.
    """
    data = write_payload(payload)
    parts = [release_number, data, *([] if clinic_version is None else [clinic_version])]
    content = json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()
    secret = f"{form_token}:{hashlib.sha256(content).hexdigest()}"
    code = code_from(secret)
    shared, is_new = SharedSummary.objects.get_or_create(
        form_hash=keyed_hash("form", secret),
        defaults={
            "code_hash": keyed_hash("lookup", code),
            "release": Release.objects.defer("content").get(number=release_number),
            "clinic_version_id": clinic_version,
            "payload": data,
            "consent_version": CONSENT_VERSION,
            "consented_at": now,
            "expires_at": now + timedelta(days=settings.SHARE_DAYS),
        },
    )
    if shared.deleted_at:
        raise AlreadyDeleted
    if is_new:
        note = f"consent text {CONSENT_VERSION}"
        record_event(action="shared_summary.created", at=now, about=(KIND, shared.pk), note=note)
        count("shared")
    return Shared(code, shared.expires_at)


def open_by_code(*, text: str, actor: Any, now: datetime) -> SharedSummary:
    """Give the summary that belongs to a typed or scanned code.

    :raises WrongCode: if there is none.
    :raises TooManyWrongCodes: if this person gave too many wrong ones.
    """
    place = keyed_hash("place", f"person {actor.pk}")
    try:
        shared = _find_by_code(text, place=place, now=now)
    except (WrongCode, TooManyWrongCodes) as error:
        note = "wrong code" if isinstance(error, WrongCode) else "too many wrong codes"
        record_event(action="shared_summary.opened", at=now, actor=actor, outcome="refused", note=note)
        raise
    record_event(action="shared_summary.opened", at=now, actor=actor, about=(KIND, shared.pk), note="by code")
    return shared


def delete_by_code(*, text: str, place: str, now: datetime) -> None:
    """Delete what somebody shared, at once, for whoever has the code; `place` is where the wish came from.

    :raises WrongCode: if there is none.
    :raises TooManyWrongCodes: if this place gave too many wrong ones.
    """
    shared = _find_by_code(text, place=keyed_hash("place", place), now=now)
    delete_shared(shared=shared, actor=None, now=now)


@transaction.atomic
def delete_shared(*, shared: SharedSummary, actor: Any, now: datetime) -> None:
    """Delete answers and notes at once; the empty row stays until it would have expired."""
    locked = SharedSummary.objects.select_for_update().defer("payload").get(pk=shared.pk)
    if locked.deleted_at:
        return
    locked.notes.all().delete()
    locked.payload, locked.deleted_at = None, now
    locked.save(update_fields=["payload", "deleted_at"])
    record_event(action="shared_summary.deleted", at=now, actor=actor, about=(KIND, shared.pk))


@transaction.atomic
def add_note(*, shared: SharedSummary, text: str, actor: Any, now: datetime) -> ClinicianNote:
    """Keep a clinician's note, encrypted like the answers."""
    note = ClinicianNote.objects.create(shared=shared, text=text, written_at=now, written_by=actor)
    record_event(action="shared_summary.noted", at=now, actor=actor, about=(KIND, shared.pk))
    return note


@transaction.atomic
def purge_expired(*, now: datetime, dry_run: bool) -> int:
    """Delete every summary whose time is over, with its notes, and return how many there were."""
    WrongCodes.objects.filter(since__lt=now - timedelta(days=1)).delete()
    expired = SharedSummary.objects.filter(expires_at__lte=now)
    count = expired.count()
    if not dry_run and count:
        expired.delete()
        record_event(action="shared_summary.purged", at=now, note=f"{count} expired")
    return count


@transaction.atomic
def rotate_keys() -> int:
    """Encrypt everything again with the first of `DATA_KEYS`, and return how many values that were.

    :raises KeyGone: if a value cannot be opened; then nothing is changed.
    """
    return sum(
        _save_again(model, name)
        for model, name in ((SharedSummary, "payload"), (ClinicianNote, "text"), (CodeKey, "key"))
    )


def _save_again(model: type[models.Model], field: str) -> int:
    count = 0
    rows = model._default_manager.select_for_update().filter(**{f"{field}__isnull": False}).only("pk", field)
    # One by one: a value that cannot be opened would leave a cursor of the server open.
    for key in list(rows.values_list("pk", flat=True)):
        row = rows.get(pk=key)
        # Reading opened it with whichever key fits; saving uses the first.
        row.save(update_fields=[field])
        count += 1
    return count


def _find_by_code(text: str, *, place: str, now: datetime) -> SharedSummary:
    code = read_code(text)
    # The answers stay closed: to delete them no key is needed.
    readable = SharedSummary.objects.filter(deleted_at__isnull=True, expires_at__gt=now).defer("payload")

    def look_up() -> SharedSummary | None:
        return readable.filter(code_hash=keyed_hash("lookup", code)).first() if code else None

    shared = look_up_limited(place=place, now=now, look_up=look_up)
    if shared is None:
        raise WrongCode
    return shared
