"""The mark "to be confirmed by a clinician": it goes out of the live content by a sign-off alone."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from decisionaid.content.pieces import Piece, pieces_of_aid
from decisionaid.content.store import from_data
from decisionaid.releases import item_facts
from decisionaid.releases.models import Release, SignOff


def unsigned_marks(pieces: Iterable[Piece]) -> list[str]:
    """Tell each piece of which a mark of the live release was taken off without a sign-off of its text.

    This holds whatever way the text took: form, import, or deleted and added again.
    """
    live = Release.objects.filter(status=Release.Status.PUBLISHED).first()
    if live is None:
        return []
    now = {(piece.kind, piece.key): piece.body for piece in pieces}
    told = []
    for piece in pieces_of_aid(from_data(live.content)):
        body = now.get((piece.kind, piece.key))
        if body is None or not item_facts.marked_places(piece.body) & item_facts.unmarked_places(body):
            continue
        signed = SignOff.objects.filter(
            kind=piece.kind, key=piece.key, body_hash=item_facts.hash_of_body(body)
        )
        if not signed.exists():
            told.append(
                _("%(item)s: the mark was taken off, but no clinician signed this text off.")
                % {"item": f"{piece.kind}/{piece.key}"}
            )
    return told
