"""Help with deciding: what may matter to a person, prompts for the talk, and short checks of knowledge."""

from typing import Literal, Self

from pydantic import Field, model_validator

from decisionaid.domain.base import Model, RowId, Slug, Text, broken

Level = Literal["very", "somewhat", "little", "undecided"]
LEVELS: tuple[Level, ...] = ("very", "somewhat", "little", "undecided")
"""How much a value matters to a person; none is the usual one."""

PagePart = Literal[
    "values", "options", "table", "numbers", "costs", "disagreements", "questions", "knowledge"
]


class Preference(Model):
    """A value: something that may matter to a person, and the rows of the table to look at for it.

    `outcomes` names the health results inside those rows. `sources` say who found that it matters to people.
    """

    id: Slug
    label: Text
    help: Text
    conditions: tuple[Slug, ...] | None = None
    attributes: tuple[Slug, ...] = Field(min_length=1)
    outcomes: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = Field(min_length=1)
    needs_clinician: bool = False


class Prompt(Model):
    """A few words that help the talk along; `leads_to` names the parts of the aid that help further.

    `use` tells where it stands: a step of deciding, a matter that may still be unclear, or a way to begin.
    """

    id: Slug
    use: Literal["step", "unclear", "start"]
    label: Text
    text: Text | None = None
    leads_to: tuple[PagePart, ...] = ()
    sources: tuple[Slug, ...] = Field(min_length=1)


class Reply(Model):
    """One thing that can be picked in a check of knowledge."""

    id: Slug
    label: Text


class KnowledgeCheck(Model):
    """A question on how to read this aid; whatever is picked, the same explanation follows."""

    id: Slug
    question: Text
    replies: tuple[Reply, ...] = Field(min_length=2)
    right: Slug
    explanation: Text
    rows: tuple[RowId, ...] = ()
    sources: tuple[Slug, ...] = ()
    needs_clinician: bool = False

    @model_validator(mode="after")
    def _right_is_a_reply_with_a_source(self) -> Self:
        names = [reply.id for reply in self.replies]
        if len(set(names)) < len(names) or self.right not in names:
            raise broken("right-names-no-reply")
        if not self.rows and not self.sources:
            raise broken("a-check-of-knowledge-needs-rows-or-sources")
        return self
