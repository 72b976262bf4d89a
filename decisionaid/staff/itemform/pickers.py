"""What can be picked where a field takes ids of other pieces: id and the start of its wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from decisionaid.content.pieces import Piece
from decisionaid.domain.match import PREDICATE
from decisionaid.domain.question import NO, NOT_APPLICABLE, NOT_SURE, YES
from decisionaid.engine.derived import DERIVED, PREDICATES
from decisionaid.web.reader import reader_language

MAX_SELECT = 60
"""More entries than this are offered while typing, since a long menu is slow to use and to load."""
_WORDING = ("label", "title", "topic", "term", "text", "study", "neutral", "note")
_LONGEST = 40


@dataclass(frozen=True)
class Entry:
    value: str
    label: str


class Pickers:
    """The entries of each kind for one form, in the reader's language."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        language = reader_language()
        found: dict[str, list[Entry]] = {}
        for piece in self._pieces:
            found.setdefault(piece.kind, []).append(Entry(piece.key, _name(piece, language)))
        return {kind: tuple(entries) for kind, entries in found.items()}

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """Give what can be picked of a kind."""
        return self._by_kind.get(kind, ())

    def condition_entries(self) -> tuple[Entry, ...]:
        """Give what a condition can ask about: questions, values worked out from them, predicates."""
        derived = tuple(Entry(name, name) for name in (*DERIVED, PREDICATE))
        return (*self.entries("questions"), *derived)

    def knows(self, kind: str, key: str) -> bool:
        """Tell whether there is a piece of this kind and key."""
        return any(entry.value == key for entry in self.entries(kind))

    def allowed_answers(self, question: str) -> str:
        """Tell what a condition may hold an answer against; an empty string for a number or the unknown."""
        if question == PREDICATE:
            return ", ".join(PREDICATES)
        if question in DERIVED:
            return ", ".join(DERIVED[question].values)
        body = next((p.body for p in self._pieces if (p.kind, p.key) == ("questions", question)), None)
        return ", ".join(_choices(body)) if body else ""


def _choices(body: dict[str, Any]) -> tuple[str, ...]:
    if body["kind"] == "number":
        return ()
    if body["kind"] == "yes-no":
        return (YES, NO, *((NOT_APPLICABLE,) if body["not_applicable"] else ()))
    return tuple(choice["id"] for choice in body["choices"] if choice["id"] != NOT_SURE)


def _name(piece: Piece, language: str) -> str:
    wording = next((piece.body[key] for key in _WORDING if isinstance(piece.body.get(key), dict)), None)
    words = wording[language] if wording else str(piece.body.get("locator") or piece.body.get("kind") or "")
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"{piece.key}: {short}" if short else piece.key
