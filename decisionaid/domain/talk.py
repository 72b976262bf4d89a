"""Where the articles disagree, and what to ask about it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from decisionaid.domain.base import ConflictId, Model, QuestionToAskId, RowId, RuleId, Slug, Text, broken


class Side(Model):
    """What one side of a disagreement says."""

    rows: tuple[RowId, ...] = Field(min_length=1)
    text: Text


class Conflict(Model):
    """Two things the articles say that do not go together; both are shown, none is picked."""

    id: ConflictId
    topic: Text
    options: tuple[Slug, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] | None = None
    sides: tuple[Side, ...] = Field(min_length=2)
    neutral: Text


class QuestionToAsk(Model):
    """A question the patient can take to the clinic or the doctor.

    It is shown first when one of `rules` gave a finding, and otherwise only if `always` is set.
    """

    id: QuestionToAskId
    ask: Literal["clinic", "dermatologist", "doctor"]
    options: tuple[Slug, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] | None = None
    rows: tuple[RowId, ...] = ()
    conflicts: tuple[ConflictId, ...] = ()
    rules: tuple[RuleId, ...] = ()
    always: bool = False
    text: Text

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not self.rows and not self.conflicts:
            raise broken("a-question-to-ask-needs-a-source")
        return self
