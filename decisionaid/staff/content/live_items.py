"""What the live release holds, piece by piece, to tell what the draft changed since."""

from functools import lru_cache

from decisionaid.content.pieces import pieces_of_aid
from decisionaid.content.store import from_data
from decisionaid.releases.item_facts import hash_of_body
from decisionaid.releases.models import ContentItem, Release

Key = tuple[str, str]


def changed_since_live() -> tuple[list[int], list[Key]]:
    """Give the draft's pieces that are new or differ from the live release, and those it no longer has."""
    live = _live_hashes()
    rows = ContentItem.objects.values_list("pk", "kind", "key", "body_hash")
    changed = [pk for pk, kind, key, body_hash in rows if live.get((kind, key)) != body_hash]
    gone = set(live) - {(kind, key) for _, kind, key, _ in rows}
    return changed, sorted(gone)


def _live_hashes() -> dict[Key, str]:
    live = Release.objects.filter(status=Release.Status.PUBLISHED).values_list("pk", "content_hash").first()
    return _hashes_of(*live) if live else {}


@lru_cache(maxsize=2)
def _hashes_of(pk: int, content_hash: str) -> dict[Key, str]:
    # A published release never changes, so its number and hash stand for its content.
    release = Release.objects.get(pk=pk, content_hash=content_hash)
    return {
        (piece.kind, piece.key): hash_of_body(piece.body)
        for piece in pieces_of_aid(from_data(release.content))
    }
