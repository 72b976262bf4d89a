"""Questions to the patient, their choices, and the steps (pages) they stand on."""

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from decisionaid.domain.base import Model, RowId, Slug, Text, broken
from decisionaid.domain.match import Alternative

NOT_SURE = "not-sure"
NOT_APPLICABLE = "not-applicable"
YES = "yes"
NO = "no"
NONE = "none"


class Urgent(Model):
    """What to do at once when a sign is present."""

    level: Literal["emergency", "same-day"]
    action: Text
    sources: tuple[Slug, ...] = Field(min_length=1)
    needs_clinician: bool = True


class Choice(Model):
    """One thing that can be picked; `conditions` limits to whom it is shown."""

    id: Slug
    label: Text
    help: Text | None = None
    conditions: tuple[Slug, ...] | None = None
    urgent: Urgent | None = None


class Question(Model):
    """One thing that is asked. "Not sure" can always be answered and is never read as "no".

    `label_for_other` is used when someone answers for another person; `{person}` stands for them there.
    """

    id: Slug
    kind: Literal["yes-no", "one", "many", "number"]
    label: Text
    label_for_other: Text | None = None
    short: Text
    help: Text | None = None
    why: Text
    rows: tuple[RowId, ...] = ()
    sources: tuple[Slug, ...] = ()
    error: Text | None = None
    choices: tuple[Choice, ...] = ()
    not_applicable: bool = False
    minimum: int | None = None
    maximum: int | None = None
    unit: Text | None = None
    optional: bool = False
    conditions: tuple[Slug, ...] | None = None
    display_only: bool = False

    @model_validator(mode="after")
    def _parts_fit_the_kind(self) -> Self:
        if self.kind in ("one", "many") and len(self.choices) < 2:
            raise broken("needs-two-choices")
        if self.kind not in ("one", "many") and self.choices:
            raise broken("choices-belong-elsewhere")
        if self.kind == "number" and (self.minimum is None or self.maximum is None):
            raise broken("needs-minimum-and-maximum")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise broken("minimum-above-maximum")
        names = [choice.id for choice in self.choices]
        if len(set(names)) < len(names) or NOT_SURE in names:
            raise broken("choices-share-an-id")
        if not self.rows and not self.sources:
            raise broken("a-question-needs-a-source")
        return self

    @cached_property
    def choice_ids(self) -> tuple[str, ...]:
        """Every answer that may be picked, in the order shown; not-sure alone for a number."""
        if self.kind == "number":
            return (NOT_SURE,)
        if self.kind == "yes-no":
            middle = (NOT_APPLICABLE,) if self.not_applicable else ()
            return (YES, NO, *middle, NOT_SURE)
        return (*(choice.id for choice in self.choices), NOT_SURE)


class Step(Model):
    """One page of the questionnaire: usually one question, the safety list as one page.

    `skip_when` leaves the page out; `postpone_when` lets it be passed without an answer.
    Neither is allowed on a page with safety items (ledger T9).
    """

    id: Slug
    title: Text
    title_for_other: Text | None = None
    intro: Text | None = None
    questions: tuple[Slug, ...] = Field(min_length=1)
    safety: bool = False
    skip_when: tuple[Alternative, ...] = ()
    postpone_when: tuple[Alternative, ...] = ()

    @model_validator(mode="after")
    def _safety_is_never_skipped(self) -> Self:
        if self.safety and (self.skip_when or self.postpone_when):
            raise broken("safety-is-never-skipped")
        return self
