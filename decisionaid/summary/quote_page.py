"""A sum of quoted prices as it is shown; it holds what the person typed and nothing that is stored."""

from dataclasses import dataclass

from decisionaid.summary.reference import Reference


@dataclass(frozen=True)
class QuoteNote:
    """A sentence about what the sum leaves out."""

    text: str
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class QuoteView:
    """The sum line by line, low and high, and what is not in it.

    `header` and `rows` are the working; `schedule` says what an article leaves open about the visits;
    `left_out` is the aid's own list, `missing` and `notes` come from the sources; `questions` ask for it.
    """

    option: str
    status: str
    status_references: tuple[Reference, ...]
    total: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    schedule: tuple[str, ...]
    schedule_references: tuple[Reference, ...]
    left_out: tuple[str, ...]
    missing: tuple[QuoteNote, ...]
    notes: tuple[QuoteNote, ...]
    questions: tuple[str, ...]
