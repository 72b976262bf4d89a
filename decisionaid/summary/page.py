"""The summary as one frozen object in one language: page, PDF, JSON and text are made from it alone."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from decisionaid.summary.clinic_page import ClinicView
from decisionaid.summary.kept import Kept
from decisionaid.summary.pictures import EvidenceMap, TimelineView
from decisionaid.summary.quote_page import QuoteView
from decisionaid.summary.reference import Reference
from decisionaid.summary.table_page import CellView, DisagreementView, EstimateView, TableRowView
from decisionaid.web.urgent import UrgentSign


@dataclass(frozen=True)
class StatementView(Kept):
    """A sentence with how to read it and where it comes from."""

    text: str
    caveat: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class AnswerView(Kept):
    """One question and its answer in words; `is_given` is false for not sure and not answered."""

    question: str
    label: str
    answer: str
    is_given: bool


@dataclass(frozen=True)
class AnswerGroup:
    """The answers of one page of the questionnaire."""

    step: str
    label: str
    is_safety: bool
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class FindingView(Kept):
    """One finding with its trace: which answers, which rule, which rows.

    `head` is the same finding without the answers that led to it, so that it is the same for everybody.
    """

    rule: str
    flag: str
    flag_label: str
    level: str
    topic: str
    text: str
    note: str
    reason: str
    is_independent: bool
    needs_clinician: bool
    because: tuple[AnswerView, ...]
    statements: tuple[StatementView, ...]
    references: tuple[Reference, ...]
    head: "FindingView | None" = None

    @cached_property
    def cited(self) -> tuple[Reference, ...]:
        """Every reference in it: that of the head, which is kept, as answers have none."""
        return self.head.cited if self.head else super().cited


@dataclass(frozen=True)
class FlagGroup:
    """The findings of one flag for one option."""

    flag: str
    label: str
    help: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class LabelledText(Kept):
    """A heading with a text and its references."""

    label: str
    text: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class PlainLineView:
    """A short text of the first layer; `concern` is named where two concerns differ."""

    concern: str
    text: str
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class PlainSlotView:
    """One slot of the first layer, such as "harms"."""

    slot: str
    label: str
    lines: tuple[PlainLineView, ...]


@dataclass(frozen=True)
class OptionView:
    """One option: its first layer, its findings, and what is shown whatever the answers are."""

    option: str
    label: str
    description: str
    status: str
    group: str
    plain: tuple[PlainSlotView, ...]
    terms: tuple[LabelledText, ...]
    groups: tuple[FlagGroup, ...]
    no_match: str
    undecided: str
    always: tuple[StatementView, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class RowLink:
    """A row of the table to look at, and the health results in it that are meant."""

    attribute: str
    label: str
    outcomes: str


@dataclass(frozen=True)
class ValueView:
    """Something that matters to the person, how much, and where to look."""

    value: str
    label: str
    level: str
    level_label: str
    rows: tuple[RowLink, ...]
    references: tuple[Reference, ...]
    needs_clinician: bool


@dataclass(frozen=True)
class CostView(Kept):
    """One sentence about money."""

    options: str
    text: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class SumView(Kept):
    """Arithmetic on a stated price or schedule: a heading, sentences, and a small table if any."""

    label: str
    lines: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class ConflictView(Kept):
    """Both sides of a disagreement and the neutral statement."""

    conflict: str
    topic: str
    options: str
    sides: tuple[StatementView, ...]
    neutral: str


@dataclass(frozen=True)
class UnknownItem:
    """One thing that is not known; `state` says how far was looked where no search was made."""

    label: str
    state: str
    text: str
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class MatterView(Kept):
    """Something not settled, and what it would change on the page."""

    matter: str
    kind: str
    registry: str
    text: str
    would_change: str
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class UnknownView(Kept):
    """What is not known about one option, in the same four parts for all; `silent` stands in an empty one."""

    label: str
    articles: tuple[CellView, ...]
    nobody_knows: tuple[UnknownItem, ...]
    not_looked_up: tuple[UnknownItem, ...]
    silent: str
    matters: tuple[MatterView, ...]


@dataclass(frozen=True)
class QuestionView(Kept):
    """A question to take along: `is_chosen` if a finding led to it, `is_ticked` if the person wants it."""

    question: str
    text: str
    is_chosen: bool
    references: tuple[Reference, ...]
    is_ticked: bool = False


@dataclass(frozen=True)
class QuestionGroup:
    """The questions for one person to ask."""

    ask: str
    label: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True)
class SourceView(Kept):
    """A source with who gains, and when it was checked; `code` is an independent source's short name."""

    number: str
    code: str
    title: str
    publisher: str
    interest: str
    sells: str
    checked_on: date
    review_due_on: date
    is_overdue: bool
    needs_clinician: bool


@dataclass(frozen=True)
class BriefLine:
    """One line of page 1: a finding's topic with the options it concerns and its source."""

    flag: str
    flag_label: str
    topic: str
    level: str
    options: str
    places: str


@dataclass(frozen=True)
class Brief:
    """Page 1 for the doctor: what is needed in a minute.

    `to_check` names what to ask; `undecided` counts the matters that missing answers leave open.
    `unprinted_ticks` counts the ticked questions that page 1 has no room for.
    `density` ("", "dense", "densest") tells how much has to fit on the page.
    """

    conditions: str
    who: str
    main: tuple[AnswerView, ...]
    treatments: str
    safety_yes: str
    safety_no: str
    safety_unknown: str
    scores: tuple[AnswerView, ...]
    lines: tuple[BriefLine, ...]
    to_check: str
    undecided: int
    values: str
    density: str
    questions: tuple[QuestionView, ...]
    unprinted_ticks: int = 0


@dataclass(frozen=True)
class SummaryPage:
    """Everything the summary shows, in order, in one language.

    `row_order` says how the rows of the table were sorted; it is empty where they stand in the fixed order.
    """

    language: str
    title: str
    decision: str
    audience: str
    made_by: str
    funding: str
    interests: str
    update_policy: str
    as_of: date
    content_on: date
    review_due_on: date
    is_overdue: bool
    release: str
    content_hash: str
    order_note: str
    urgent: tuple[UrgentSign, ...]
    brief: Brief
    answers: tuple[AnswerGroup, ...]
    contradictions: tuple[LabelledText, ...]
    limits: tuple[LabelledText, ...]
    values: tuple[ValueView, ...]
    options: tuple[OptionView, ...]
    table_options: tuple[str, ...]
    table: tuple[TableRowView, ...]
    row_order: str
    costs: tuple[CostView, ...]
    sums: tuple[SumView, ...]
    missing_costs: tuple[CostView, ...]
    timelines: tuple[TimelineView, ...]
    quote: QuoteView | None
    evidence_note: str
    evidence_maps: tuple[EvidenceMap, ...]
    people_scale: str
    estimates: tuple[EstimateView, ...]
    conflicts: tuple[ConflictView, ...]
    disagreements: tuple[DisagreementView, ...]
    unknowns: tuple[UnknownView, ...]
    open_matters: tuple[MatterView, ...]
    questions: tuple[QuestionGroup, ...]
    steps: tuple[LabelledText, ...]
    not_included: tuple[LabelledText, ...]
    places: tuple[StatementView, ...]
    sources: tuple[SourceView, ...]
    terms: tuple[LabelledText, ...]
    other_places: tuple[Reference, ...]
    clinic: ClinicView | None = None

    @property
    def is_draft(self) -> bool:
        """Tell whether the content is not published, which the printed pages say on each page."""
        return self.release.startswith("draft-")
