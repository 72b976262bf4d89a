"""What independent sources say: outcomes, numbers with both arms, and the four honest states of a cell."""

from typing import Literal, Self

from pydantic import Field, model_validator

from decisionaid.domain.base import Model, RowId, Slug, Text, broken

Certainty = Literal["high", "moderate", "low", "very_low", "not_graded"]
EvidenceState = Literal["measured", "no-difference", "not-studied", "does-not-apply"]
Looked = Literal["found-none", "figures-not-read", "not-searched"]


class Outcome(Model):
    """A health result, good or bad, asked of every option alike; it stands in one row of the table."""

    id: Slug
    attribute: Slug
    label: Text
    kind: Literal["benefit", "harm"]
    conditions: tuple[Slug, ...]


class Arm(Model):
    """One arm of a trial: of 100 people, so many had the result.

    `percent` is as published; `events` and `total` are people, where the source gives them.
    """

    label: Text
    percent: float = Field(ge=0, le=100)
    events: int | None = Field(default=None, ge=0)
    total: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _numbers_agree(self) -> Self:
        if self.events is None or self.total is None:
            return self
        if self.events > self.total:
            raise broken("more-events-than-people")
        if abs(100 * self.events / self.total - self.percent) > 1:
            raise broken("people-do-not-give-this-percent")
        return self

    @property
    def of_100(self) -> int:
        """Give the people of 100 who had the result, rounded half up."""
        return int(self.percent + 0.5)


class Estimate(Model):
    """A number for one option and outcome from a controlled comparison; both arms are always there."""

    id: Slug
    option: Slug
    outcome: Slug
    study: Text
    measure: Text
    treated: Arm
    control: Arm
    weeks: int = Field(gt=0)
    people: int = Field(gt=0)
    population: Text
    design: Text
    significant: bool | None = None
    interval: Text | None = None
    certainty: Certainty
    certainty_why: Text
    funder: Text
    sources: tuple[Slug, ...] = Field(min_length=1)
    locator: Text | None = None
    needs_clinician: bool = False


class People(Model):
    """How many people took part in the controlled trials that `note` names; both groups are counted.

    `count` is the least there were, 0 if the search found no trial, None if nobody here has counted yet.
    `similar` tells that they had a treatment like this option, not the same.
    """

    count: int | None = Field(ge=0)
    similar: bool = False
    note: Text
    sources: tuple[Slug, ...] = Field(min_length=1)


class Evidence(Model):
    """What independent sources say in one cell of the table.

    `outcome` is set in rows that are split by outcome. Sources are needed unless the cell does not apply.
    `looked` tells of a cell that is not studied how far the makers looked: they found no controlled study,
    they know of studies but have not read their figures, or they have not searched for this.
    `people` stands in the row that tells who was studied.
    """

    id: Slug
    option: Slug
    attribute: Slug
    outcome: Slug | None = None
    conditions: tuple[Slug, ...] = Field(min_length=1)
    state: EvidenceState
    looked: Looked = "found-none"
    text: Text
    estimates: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()
    certainty: Certainty | None = None
    certainty_why: Text | None = None
    people: People | None = None
    needs_clinician: bool = False

    @model_validator(mode="after")
    def _counts_fit_the_state(self) -> Self:
        if self.people is None or self.people.count is None:
            return self
        if (self.people.count == 0) != (self.state == "not-studied"):
            raise broken("0-people-goes-with-not-studied")
        return self

    @model_validator(mode="after")
    def _has_what_its_state_needs(self) -> Self:
        if self.state != "does-not-apply" and not self.sources:
            raise broken("this-cell-needs-sources")
        if self.estimates and self.state == "not-studied":
            raise broken("not-studied-has-no-estimates")
        if self.looked != "found-none" and self.state != "not-studied":
            raise broken("how-far-was-looked-is-for-not-studied")
        return self


class Disagreement(Model):
    """Where an article and independent sources disagree: what each says."""

    id: Slug
    topic: Text
    options: tuple[Slug, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] | None = None
    article: Text
    rows: tuple[RowId, ...] = Field(min_length=1)
    independent: Text
    sources: tuple[Slug, ...] = Field(min_length=1)
    studied: Text
    needs_clinician: bool = False


class LeftOut(Model):
    """A row of the articles that is told nowhere, and why."""

    row: RowId
    reason: Literal["testimonial", "promotional", "duplicate", "research-only"]
    note: Text | None = None
