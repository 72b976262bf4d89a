"""All checks of a content at once: schema, references, words, and the proof over the answer space."""

from collections.abc import Iterable
from dataclasses import dataclass

from decisionaid.content.load import build_aid
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.pieces import Piece, loaded_from
from decisionaid.content.prove.told import prove_aid
from decisionaid.content.wording import Said
from decisionaid.domain.aid import DecisionAid


@dataclass(frozen=True)
class Checked:
    """A content that was looked at: the aid where it could be built, the mistakes, the proofs that failed."""

    aid: DecisionAid | None
    mistakes: tuple[Mistake, ...]
    broken: tuple[Said, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.aid is not None and not self.mistakes and not self.broken


def check_pieces(pieces: Iterable[Piece]) -> Checked:
    """Check pieces without the proof, which takes seconds."""
    try:
        return Checked(build_aid(loaded_from(pieces)), ())
    except ContentError as error:
        return Checked(None, error.mistakes)


def check_with_proof(pieces: Iterable[Piece]) -> Checked:
    """Check pieces and, where they are in order, prove the eight properties."""
    checked = check_pieces(pieces)
    return Checked(checked.aid, (), prove_aid(checked.aid)) if checked.aid else checked
