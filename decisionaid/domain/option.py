"""Options and what the articles say about them, cell by cell."""

from typing import Literal, Self

from pydantic import Field, model_validator

from decisionaid.domain.base import Model, RowId, Slug, Text, Words, broken

State = Literal["stated", "not-stated", "does-not-apply"]


class Attribute(Model):
    """A row of the comparison table, the same for every option."""

    id: Slug
    label: Text
    help: Text | None = None


class Fact(Model):
    """What the articles say in one cell; "not stated" is said, never left blank."""

    attribute: Slug
    state: State = "stated"
    rows: tuple[RowId, ...] = ()
    text: Text | None = None
    conditions: tuple[Slug, ...] | None = None

    @model_validator(mode="after")
    def _stated_means_text_and_rows(self) -> Self:
        if self.state == "stated" and (self.text is None or not self.rows):
            raise broken("a-stated-fact-needs-text-and-rows")
        return self


class Part(Model):
    """A way of the same option that the articles tell apart, such as drip and ointment."""

    id: Words
    label: Text
    conditions: tuple[Slug, ...] | None = None
    facts: tuple[Fact, ...] = Field(min_length=1)


class AlwaysShown(Model):
    """Rows shown whatever the answers are, for everybody or for some conditions."""

    conditions: tuple[Slug, ...] | None = None
    rows: tuple[RowId, ...] = Field(min_length=1)


class Option(Model):
    """One way forward; "no change" is one too.

    `balance_note` says why more is told about its benefits than its harms, or than about other options,
    or the other way round (IPDAS C1).
    """

    id: Slug
    label: Text
    description: Text
    group: Literal["no-change", "approved", "unapproved"]
    status: Text
    rows: tuple[RowId, ...] = ()
    conditions: tuple[Slug, ...] | None = None
    parts: tuple[Part, ...] = Field(min_length=1)
    always: tuple[AlwaysShown, ...] = ()
    balance_note: Text | None = None


class NotIncluded(Model):
    """Something the articles name that is not an option here, and why."""

    id: Words
    label: Text
    why: Text
    rows: tuple[RowId, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] | None = None
