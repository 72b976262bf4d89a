"""Sources: who says it, what they gain, when it was checked, and the rows the articles were read into."""

from datetime import date
from typing import Literal

from pydantic import Field

from decisionaid.domain.base import Model, RowId, Slug, Text, Words


class Source(Model):
    """A citable document with its publisher's interest and the dates of its checking.

    `mark` stands in brackets beside a sentence where the id says nothing to a reader.
    """

    id: Slug
    kind: Literal["article", "independent"]
    number: Words | None = None
    mark: Text | None = None
    title: Text
    publisher: Text
    interest: Text
    sells_treatment: Literal["yes", "presumed", "no"]
    checked_on: date
    review_due_on: date
    needs_clinician: bool = False

    def code_in_language(self, language: str) -> str:
        """Give what stands in brackets for an independent source: its mark, or S61 for `evidence-s61`."""
        if self.kind == "article":
            return ""
        return self.mark.in_language(language) if self.mark else self.id.removeprefix("evidence-").upper()


class Row(Model):
    """One row of what the articles hold: where it stands and how it is supported there.

    `kind` and `evidence` are as read from the article; `gap` marks what the named sources do not state.
    """

    id: RowId
    sources: tuple[Slug, ...] = Field(min_length=1)
    lines: Words | None = None
    locator: Words | None = None
    kind: Literal[
        "definition",
        "mechanism",
        "evidence",
        "suitability",
        "contraindication",
        "caution",
        "risk",
        "side-effect",
        "cost",
        "schedule",
        "legal-status",
        "insurance",
        "process",
        "quality-control",
        "question-to-ask",
        "unknown/limitation",
        "testimonial",
        "promotional",
        "gap",
    ]
    evidence: Words | None = None


class Statement(Model):
    """One sentence shown to a patient, with the rows it rests on and, where needed, how to read it."""

    id: Slug
    rows: tuple[RowId, ...] = Field(min_length=1, max_length=5)
    text: Text
    caveat: Text | None = None


class Exemption(Model):
    """A wording that a check of words would refuse, and why it may stand; for authors, never shown.

    `at` names one piece of content: its kind and id, such as "statements/a0-01".
    """

    check: Literal["word", "form", "probability", "parity", "length"]
    at: Words
    words: Words
    why: Words
