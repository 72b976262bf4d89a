"""The only place that writes the draft: load, import, and pieces one by one. Each writes its event."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from decisionaid.content.items import NEEDED, SINGLE_KINDS
from decisionaid.content.pieces import Piece, digest_of, key_of, pieces_of, uses_of
from decisionaid.releases import item_facts
from decisionaid.releases.draft_rows import as_piece, draft_pieces, fill, sign_offs
from decisionaid.releases.errors import (
    ChangedMeanwhile,
    KeyTaken,
    MarkNeedsClinician,
    NotAllowed,
    StillUsed,
    WrongState,
)
from decisionaid.releases.events import write_event
from decisionaid.releases.models import ContentFile, ContentItem, Draft, ReleaseEvent, SignOff

Action = ReleaseEvent.Action
User = AbstractBaseUser


@transaction.atomic
def load_draft(
    *, texts: Mapping[str, str], origin: str, by: User | None, now: datetime, revision: int | None = None
) -> Draft:
    """Make these YAML files the draft, in the place of what it holds; unchanged pieces keep their version.

    `revision` is that of the draft the person looked at; None where nobody did.

    :raises ContentError: with every mistake of syntax and schema.
    :raises ChangedMeanwhile: if the draft has another revision by now.
    """
    pieces = pieces_of(texts)
    draft = _lock(by=by, now=now, origin=origin, revision=revision)
    _replace_all(pieces, by=by, now=now)
    ContentFile.objects.all().delete()
    ContentFile.objects.bulk_create(
        ContentFile(path=path, text=text, digest=digest_of(piece for piece in pieces if piece.file == path))
        for path, text in texts.items()
    )
    Draft.objects.filter(pk=draft.pk).update(origin=origin, loaded_at=now)
    action = Action.DRAFT_IMPORTED if by else Action.DRAFT_LOADED
    write_event(ReleaseEvent(action=action, comment=origin, by=by, at=now))
    return draft


def _replace_all(pieces: list[Piece], *, by: User | None, now: datetime) -> None:
    rows = {(item.kind, item.key): item for item in ContentItem.objects.all()}
    is_first = not rows
    versions, signed = _last_versions(), sign_offs()
    fresh: list[ContentItem] = []
    events: list[ReleaseEvent] = []
    for piece in pieces:
        row = rows.pop((piece.kind, piece.key), None)
        if row is None:
            version = versions.get((piece.kind, piece.key), 0) + 1
            fresh.append(fill(ContentItem(version=version), piece, signed=signed, by=by, now=now))
            events.append(_event(Action.ITEM_CREATED, fresh[-1], by=by, now=now))
        elif as_piece(row) != piece:
            has_new_body = row.body != piece.body
            row.version += has_new_body
            fill(row, piece, signed=signed, by=by, now=now).save()
            if has_new_body:
                events.append(_event(Action.ITEM_CHANGED, row, by=by, now=now))
    events += [_event(Action.ITEM_DELETED, row, by=by, now=now) for row in rows.values()]
    ContentItem.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()
    ContentItem.objects.bulk_create(fresh, batch_size=100)
    # The first load is told in one event: what it brought is a release that keeps its content itself.
    ReleaseEvent.objects.bulk_create([] if is_first else events, batch_size=100)


@transaction.atomic
def create_item(
    *,
    kind: str,
    body: Mapping[str, Any],
    after: ContentItem | None,
    by: User,
    now: datetime,
    comment: str = "",
) -> ContentItem:
    """Add a piece behind another of its kind, or at the end of its kind.

    :raises KeyTaken: if there is one with its key, or the kind has a single piece.
    """
    _lock(by=by, now=now)
    key = key_of(kind, body)
    if ContentItem.objects.filter(kind=kind, key=key).exists():
        raise KeyTaken(_("There is another piece with the id “%(key)s”.") % {"key": key})
    file, position = _place_for(kind, after)
    for row in ContentItem.objects.filter(file=file, position__gte=position).order_by("-position"):
        ContentItem.objects.filter(pk=row.pk).update(position=row.position + 1)
    version = _last_versions(kind=kind, key=key).get((kind, key), 0) + 1
    piece = Piece(kind, key, file, position, dict(body))
    signed = sign_offs(kind=kind, key=key)
    item = fill(ContentItem(version=version), piece, signed=signed, by=by, now=now)
    item.save()
    write_event(_event(Action.ITEM_CREATED, item, by=by, now=now, comment=comment))
    return item


@transaction.atomic
def change_item(
    *, item_id: int, version: int, body: Mapping[str, Any], by: User, now: datetime, comment: str = ""
) -> ContentItem:
    """Give a piece another body. The same body as before writes nothing.

    :raises ChangedMeanwhile: if somebody changed or deleted it since `version`.
    :raises MarkNeedsClinician: if a mark "to be confirmed by a clinician" would go away.
    :raises KeyTaken: if its key would become that of another piece.
    """
    _lock(by=by, now=now)
    item = _find_unchanged(item_id, version)
    if item.body == body:
        return item
    if item_facts.marked_places(item.body) & item_facts.unmarked_places(body):
        raise MarkNeedsClinician(
            _("The mark “to be confirmed by a clinician” goes away by a sign-off alone.")
        )
    key = key_of(item.kind, body)
    if ContentItem.objects.filter(kind=item.kind, key=key).exclude(pk=item.pk).exists():
        raise KeyTaken(_("There is another piece with the id “%(key)s”.") % {"key": key})
    if key != item.key and "id" in body:
        raise KeyTaken(_("An id stays as it is. Add a new piece and delete this one instead."))
    return _write(item, replace(as_piece(item), key=key, body=dict(body)), by=by, now=now, comment=comment)


@transaction.atomic
def delete_item(*, item_id: int, version: int, by: User, now: datetime, comment: str = "") -> None:
    """Take a piece out of the draft.

    :raises ChangedMeanwhile: if somebody changed or deleted it since `version`.
    :raises StillUsed: with every piece that rests on it.
    :raises WrongState: if the content cannot be without it.
    """
    _lock(by=by, now=now)
    item = _find_unchanged(item_id, version)
    is_last = ContentItem.objects.filter(kind=item.kind).count() == 1
    if item.kind in SINGLE_KINDS or (item.kind in NEEDED and is_last):
        raise WrongState(_("The content cannot be without this piece."))
    users = uses_of(draft_pieces(), kind=item.kind, key=item.key)
    if users:
        raise StillUsed([f"{user.kind}/{user.key}" for user in users])
    write_event(_event(Action.ITEM_DELETED, item, by=by, now=now, comment=comment))
    item.delete()


@transaction.atomic
def sign_off_item(
    *, item_id: int, version: int, clinician: str, review_due_on: date, by: User, now: datetime
) -> ContentItem:
    """Keep a clinician's word that a piece is right, and take its marks off.

    :raises ChangedMeanwhile: if somebody changed or deleted it since `version`.
    :raises NotAllowed: if this person was the last to change its text.
    :raises WrongState: if the next review is not after today.
    """
    _lock(by=by, now=now)
    item = _find_unchanged(item_id, version)
    signed_on = localdate(now)
    if review_due_on <= signed_on:
        raise WrongState(_("The next review must be after today."))
    if item.updated_by_id is not None and item.updated_by_id == by.pk:
        raise NotAllowed(_("Who changed a piece last cannot sign it off. Another clinician can."))
    piece = replace(as_piece(item), body=item_facts.without_marks(item.body))
    SignOff(
        kind=item.kind,
        key=item.key,
        body_hash=item_facts.hash_of_body(piece.body),
        clinician=clinician,
        signed_on=signed_on,
        review_due_on=review_due_on,
        by=by,
        at=now,
    ).save()
    # The text stays the work of who wrote it: a sign-off is no edit.
    written_by, written_at = item.updated_by, item.updated_at
    item.version += 1
    signed = sign_offs(kind=item.kind, key=item.key)
    fill(item, piece, signed=signed, by=written_by, now=written_at).save()
    write_event(
        _event(Action.ITEM_SIGNED_OFF, item, by=by, now=now, comment=f"{clinician} ({review_due_on})")
    )
    return item


def _lock(*, by: User | None, now: datetime, origin: str = "", revision: int | None = None) -> Draft:
    """Lock the draft for this transaction and count its revision up."""
    draft, _created = Draft.objects.select_for_update().get_or_create(
        pk=Draft.ONLY, defaults={"origin": origin, "loaded_at": now}
    )
    if revision is not None and revision != draft.revision:
        last = ReleaseEvent.objects.filter(release=None).first()
        raise ChangedMeanwhile(by=_name(last.by if last else None), at=last.at if last else None)
    draft.revision += 1
    draft.save(update_fields=["revision"])
    return draft


def _find_unchanged(item_id: int, version: int) -> ContentItem:
    item = ContentItem.objects.select_for_update().filter(pk=item_id).first()
    if item is None:
        raise WrongState(_("This piece was deleted meanwhile."))
    if item.version != version:
        last = ReleaseEvent.objects.filter(kind=item.kind, key=item.key, version=item.version).first()
        raise ChangedMeanwhile(by=_name(last.by if last else item.updated_by), at=item.updated_at)
    return item


def _write(item: ContentItem, piece: Piece, *, by: User, now: datetime, comment: str) -> ContentItem:
    item.version += 1
    signed = sign_offs(kind=item.kind, key=piece.key)
    fill(item, piece, signed=signed, by=by, now=now).save()
    write_event(_event(Action.ITEM_CHANGED, item, by=by, now=now, comment=comment))
    return item


def _place_for(kind: str, after: ContentItem | None) -> tuple[str, int]:
    before = after or ContentItem.objects.filter(kind=kind).order_by("file", "position").last()
    return (before.file, before.position + 1) if before else (f"{kind.replace('_', '-')}.yaml", 0)


def _last_versions(**only: str) -> dict[tuple[str, str], int]:
    found = ReleaseEvent.objects.filter(version__isnull=False, **only).order_by()
    return {
        (kind, key): last
        for kind, key, last in found.values("kind", "key")
        .annotate(last=Max("version"))
        .values_list("kind", "key", "last")
    }


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("a command")


def _event(
    action: Action, item: ContentItem, *, by: User | None, now: datetime, comment: str = ""
) -> ReleaseEvent:
    return ReleaseEvent(
        action=action,
        kind=item.kind,
        key=item.key,
        version=item.version,
        body=item.body,
        comment=comment,
        by=by,  # type: ignore[misc]
        at=now,
    )
