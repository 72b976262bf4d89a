"""Where a sentence of the summary comes from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reference:
    """Where a sentence comes from: `code` is the row, `place` the article with its lines.

    `overdue` is the review date of the source, once it has passed.
    """

    code: str
    place: str
    interest: str
    overdue: date | None = None
