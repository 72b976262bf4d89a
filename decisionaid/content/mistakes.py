"""Mistakes of content authors, gathered and told all at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing wrong in a content file: where, what was found, and what is allowed.

    `line` and `column` count from 1; 0 means the file as a whole.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    allowed: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: " + (f"{self.path}: " if self.path else "")
        return where + self.message + (f" Allowed: {self.allowed}." if self.allowed else "")


class ContentError(Exception):
    """Content that cannot be used; `mistakes` holds every one that was found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
