"""Where a sentence of the summary comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """Where a sentence comes from: `code` is the row, `place` the article with its lines."""

    code: str
    place: str
    interest: str
