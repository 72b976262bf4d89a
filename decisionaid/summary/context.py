"""What all parts of the summary look up: the aid by id, in one language, for one answer set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Text
from decisionaid.domain.finding import Evaluation
from decisionaid.domain.question import Question
from decisionaid.domain.source import Row, Source, Statement
from decisionaid.engine.answers import Answers, asked_answers, chosen_conditions, is_for
from decisionaid.summary import wording
from decisionaid.summary.page import Reference, StatementView


@dataclass(frozen=True)
class Context:
    """One answer set and its evaluation, with look-ups; sources are overdue by the date `as_of`."""

    aid: DecisionAid
    evaluation: Evaluation
    given: Answers
    language: str
    as_of: date | None = None

    def say(self, text: Text | None) -> str:
        """Give a wording in the page's language; an empty string for none."""
        return text.in_language(self.language) if text else ""

    @cached_property
    def answers(self) -> Answers:
        """The answers to questions that the chosen conditions ask."""
        return asked_answers(self.aid, self.given)

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The ids of the chosen conditions."""
        return chosen_conditions(self.given)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.aid.questions}

    @cached_property
    def option_labels(self) -> dict[str, str]:
        """Names of the options by id."""
        return {option.id: self.say(option.label) for option in self.aid.options}

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.id: row for row in self.aid.rows}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.aid.sources}

    @cached_property
    def _overdue(self) -> dict[str, date]:
        if self.as_of is None:
            return {}
        dates = {source.id: source.review_due_on for source in self.aid.sources}
        return {source: due for source, due in dates.items() if self.as_of > due}

    def _first_overdue(self, sources: Iterable[str]) -> date | None:
        if not self._overdue:
            return None
        return min((self._overdue[source] for source in sources if source in self._overdue), default=None)

    @cached_property
    def _statements(self) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, tuple[Statement, ...]] = {}
        for statement in self.aid.statements:
            for row in statement.rows:
                found[row] = (*found.get(row, ()), statement)
        return found

    def concerns(self, conditions: tuple[str, ...] | None) -> bool:
        """Tell whether content limited to these conditions concerns this person."""
        return is_for(conditions, self.conditions)

    def shown(self, options: Iterable[str]) -> tuple[str, ...]:
        """Keep the options that are shown, in the page's order."""
        wanted = set(options)
        return tuple(option for option in self.evaluation.options if option in wanted)

    def name_options(self, options: Iterable[str]) -> str:
        """Name the shown ones of some options."""
        comma = ", " if self.language == "en" else "、"
        return comma.join(self.option_labels[option] for option in self.shown(options))

    def refer(self, rows: Iterable[str]) -> tuple[Reference, ...]:
        """Give the place of each row."""
        return tuple(self._reference(self._rows[row]) for row in rows)

    def refer_to_sources(self, sources: Iterable[str]) -> tuple[Reference, ...]:
        """Give the place of each independent source: its short code, and its title."""
        found = (self._sources[source] for source in sources)
        return tuple(
            Reference(
                source.code_in_language(self.language),
                self.say(source.title),
                self.say(wording.SELLS[source.sells_treatment]),
                self._first_overdue([source.id]),
            )
            for source in found
        )

    def statements_for(self, rows: Iterable[str]) -> tuple[StatementView, ...]:
        """Give the sentences that tell what the rows say, each once, in the order of the rows."""
        told: dict[str, Statement] = {}
        for row in rows:
            for statement in self._statements.get(row, ()):
                told.setdefault(statement.id, statement)
        return tuple(
            StatementView(self.say(item.text), self.say(item.caveat), self.refer(item.rows))
            for item in told.values()
        )

    def _reference(self, row: Row) -> Reference:
        overdue = self._first_overdue(row.sources)
        if row.kind == "gap":
            return Reference(row.id, self.say(wording.GAP_SOURCE), "", overdue)
        source = self._sources[row.sources[0]]
        if self.language == "en":
            place = f"Article {source.number}, lines {row.lines}"
        else:
            place = f"記事{source.number} {row.lines}行"
        return Reference(row.id, place, self.say(wording.SELLS[source.sells_treatment]), overdue)
