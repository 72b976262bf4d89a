"""Pieces of content as rows of the draft and back. Only the actions beside it write with this."""

from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from decisionaid.content.pieces import Piece
from decisionaid.content.write_yaml import FileText
from decisionaid.releases import item_facts
from decisionaid.releases.models import ContentFile, ContentItem, SignOff

Signed = dict[tuple[str, str, str], date]
"""Kind, key and hash of the body that a clinician signed, to the date of the next review."""


def sign_offs(**only: str) -> Signed:
    """Give the last sign-off of each text: the word of a clinician holds for that text and no other."""
    found = SignOff.objects.filter(**only).order_by("pk")
    rows = found.values_list("kind", "key", "body_hash", "review_due_on")
    return {(kind, key, body_hash): day for kind, key, body_hash, day in rows}


def fill(
    item: ContentItem, piece: Piece, *, signed: Signed, by: AbstractBaseUser | None, now: datetime
) -> ContentItem:
    """Put a piece into a row with all that is worked out from it."""
    body = piece.body
    item.kind, item.key, item.file, item.position = piece.kind, piece.key, piece.file, piece.position
    item.body, item.body_hash = body, item_facts.hash_of_body(body)
    item.words = f"{item_facts.fold(piece.key)}\n{item_facts.words_of(body)}"
    item.options = item_facts.options_of(piece.kind, piece.key, body)
    item.needs_clinician = bool(item_facts.marked_places(body))
    item.review_due_on = item_facts.review_date_of(body) or signed.get((item.kind, item.key, item.body_hash))
    item.updated_at, item.updated_by = now, by  # type: ignore[assignment]
    return item


def as_piece(item: ContentItem) -> Piece:
    """Give a row as a piece."""
    return Piece(item.kind, item.key, item.file, item.position, item.body)


def draft_pieces() -> list[Piece]:
    """Give all pieces of the draft in order."""
    fields = ("kind", "key", "file", "position", "body")
    return [Piece(*row) for row in ContentItem.objects.order_by("file", "position").values_list(*fields)]


def draft_files() -> dict[str, FileText]:
    """Give the files of the draft as they were read, by path."""
    return {file.path: FileText(file.text, file.digest) for file in ContentFile.objects.all()}
