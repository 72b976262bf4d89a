"""Money: what the articles state, the schedules a sum can be made from, and what is missing."""

from typing import Self

from pydantic import Field, model_validator

from decisionaid.domain.base import Model, QuestionToAskId, RowId, Slug, Text, broken


class StatedCost(Model):
    """What an article says about money for some options."""

    id: Slug
    options: tuple[Slug, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] | None = None
    rows: tuple[RowId, ...] = Field(min_length=1)
    text: Text


class MonthlyCost(Model):
    """A stated range in yen a month, the patient's share."""

    option: Slug
    low: int = Field(ge=0)
    high: int = Field(ge=0)
    rows: tuple[RowId, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _low_comes_first(self) -> Self:
        if self.low > self.high:
            raise broken("low-above-high")
        return self


class VisitSchedule(Model):
    """A schedule whose phases have stated intervals but no stated length.

    The first phase has `start_interval_weeks` between visits, then visits are monthly, then every
    `late_interval_months` months. The lengths tried are `start_visits` and `monthly_visits`.
    """

    option: Slug
    start_interval_weeks: int = Field(gt=0)
    late_interval_months: tuple[int, ...] = Field(min_length=1)
    start_visits: tuple[int, ...] = Field(min_length=1)
    monthly_visits: tuple[int, ...] = Field(min_length=1)
    rows: tuple[RowId, ...] = Field(min_length=1)


class InfusionSets(Model):
    """Sets of infusions: how many, how many days apart, how long a stay, who repeats."""

    option: Slug
    infusions_per_set: int = Field(gt=0)
    days_between: int = Field(gt=0)
    stay_days: tuple[int, int]
    repeat_percent: tuple[int, int]
    hours_each: tuple[int, int]
    rows: tuple[RowId, ...] = Field(min_length=1)


class RegularDoses(Model):
    """Doses at one interval all year, as an independent source gives it; `text` says what is counted."""

    option: Slug
    conditions: tuple[Slug, ...]
    interval_weeks: int = Field(gt=0)
    text: Text
    sources: tuple[Slug, ...] = Field(min_length=1)
    needs_clinician: bool = False


class SumNote(Model):
    """What a sum of quoted prices leaves out for some options, and who says so."""

    id: Slug
    options: tuple[Slug, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...]
    text: Text
    sources: tuple[Slug, ...] = Field(min_length=1)
    needs_clinician: bool = False


class MissingCost(Model):
    """A cost no article states, and the questions that ask for it."""

    id: Slug
    options: tuple[Slug, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] | None = None
    text: Text
    rows: tuple[RowId, ...] = ()
    questions: tuple[QuestionToAskId, ...] = ()


class Costs(Model):
    """All that is known and not known about money and visits."""

    stated: tuple[StatedCost, ...]
    monthly: tuple[MonthlyCost, ...]
    schedules: tuple[VisitSchedule, ...]
    sets: tuple[InfusionSets, ...]
    missing: tuple[MissingCost, ...]
    regular: tuple[RegularDoses, ...] = ()
    sum_notes: tuple[SumNote, ...] = ()
