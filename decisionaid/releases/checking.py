"""All checks of a content at once: schema, references, words. The proof is another matter, see `proofs`."""

from collections.abc import Iterable
from dataclasses import dataclass

from decisionaid.content.load import build_aid
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.pieces import Piece, loaded_from
from decisionaid.domain.aid import DecisionAid


@dataclass(frozen=True)
class Checked:
    """A content that was looked at: the aid where it could be built, or the mistakes."""

    aid: DecisionAid | None
    mistakes: tuple[Mistake, ...]


def check_pieces(pieces: Iterable[Piece]) -> Checked:
    """Check pieces without the proof, which takes seconds."""
    try:
        return Checked(build_aid(loaded_from(pieces)), ())
    except ContentError as error:
        return Checked(None, error.mistakes)
