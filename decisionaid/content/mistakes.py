"""Mistakes of content authors, gathered and told all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from decisionaid.content.wording import Said, tell

_LINE = {"en": ("{}: ", " Allowed: {}."), "ja": ("{}: ", " 使えるもの: {}")}


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing wrong in a content file: where, what was found, and what is allowed.

    `line` and `column` count from 1; 0 means the file as a whole. `message` and `allowed` are English
    and know their Japanese (see `content.wording`).
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    allowed: str = ""

    @classmethod
    def of(
        cls, code: str, *, file: str, place: tuple[int, int] = (0, 0), path: str = "", **values: Any
    ) -> "Mistake":
        """Make the mistake that a code of the wordings stands for."""
        return cls(file, *place, path, Said(code, values), Said(code, values, is_allowed=True))

    @property
    def code(self) -> str:
        """The code of what is wrong; empty for words that are not from the tables."""
        return self.message.code if isinstance(self.message, Said) else ""

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """Give the whole mistake in one line: file, line and column, path, what is wrong, what is allowed."""
        where, allowed = _LINE.get(language, _LINE["ja"])
        # Line 0 is the file as a whole, or a piece of the draft, which has no lines.
        place = where.format(f"{self.file}:{self.line}:{self.column}" if self.line else self.file)
        path = where.format(self.path) if self.path else ""
        may = tell(self.allowed, language)
        return place + path + tell(self.message, language) + (allowed.format(may) if may else "")


class ContentError(Exception):
    """Content that cannot be used; `mistakes` holds every one that was found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
