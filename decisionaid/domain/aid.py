"""The whole decision aid: everything a release freezes."""

from datetime import date
from functools import cached_property

from pydantic import Field

from decisionaid.domain.base import Model, RowId, Slug, Text, Words
from decisionaid.domain.cost import Costs
from decisionaid.domain.evidence import Disagreement, Estimate, Evidence, LeftOut, Outcome
from decisionaid.domain.guidance import KnowledgeCheck, Preference, Prompt
from decisionaid.domain.open_matter import OpenMatter
from decisionaid.domain.option import Attribute, NotIncluded, Option
from decisionaid.domain.plain import PlainLine
from decisionaid.domain.question import Question, Step
from decisionaid.domain.rule import ConsistencyCheck, Rule
from decisionaid.domain.source import Exemption, Row, Source, Statement
from decisionaid.domain.talk import Conflict, QuestionToAsk


class About(Model):
    """What the reader must know about the aid itself (IPDAS C3, C4, C6)."""

    title: Text
    decision: Text
    audience: Text
    made_by: Text
    funding: Text
    interests: Text
    update_policy: Text
    content_on: date
    review_due_on: date


class Condition(Model):
    """A concern somebody can have; `limit` says what the aid cannot tell about it.

    `evidence_searched` tells whether independent sources were searched for it; where they were not,
    nothing may be said about what was or was not studied.
    """

    id: Slug
    evidence_searched: bool = False
    label: Text
    help: Text | None = None
    limit: Text | None = None
    rows: tuple[RowId, ...] = ()


class Term(Model):
    """A word that needs explaining, and the explanation.

    `also` holds other words, in either language, that mean the same in a text.
    """

    id: Slug
    term: Text
    meaning: Text
    also: tuple[Words, ...] = ()
    rows: tuple[RowId, ...] = ()
    sources: tuple[Slug, ...] = ()


class DecisionAid(Model):
    """One patient decision aid with its content, in the order it is shown."""

    about: About
    conditions: tuple[Condition, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)
    rows: tuple[Row, ...] = Field(min_length=1)
    statements: tuple[Statement, ...]
    questions: tuple[Question, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    rules: tuple[Rule, ...]
    checks: tuple[ConsistencyCheck, ...]
    attributes: tuple[Attribute, ...]
    options: tuple[Option, ...] = Field(min_length=2)
    not_included: tuple[NotIncluded, ...]
    conflicts: tuple[Conflict, ...]
    questions_to_ask: tuple[QuestionToAsk, ...]
    costs: Costs
    glossary: tuple[Term, ...]
    plain: tuple[PlainLine, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    open_matters: tuple[OpenMatter, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    preferences: tuple[Preference, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    knowledge_checks: tuple[KnowledgeCheck, ...] = ()

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self.questions}
