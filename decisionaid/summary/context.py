"""What all parts of the summary look up: the aid by id, in one language, for one answer set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Text
from decisionaid.domain.finding import Evaluation
from decisionaid.domain.question import Question
from decisionaid.engine.answers import Answers, asked_answers, chosen_conditions
from decisionaid.engine.compiled import CompiledAid
from decisionaid.engine.route import Route, Way
from decisionaid.summary.kept import Parts
from decisionaid.summary.look import Look, Setting, look_at
from decisionaid.summary.page import AnswerView, StatementView
from decisionaid.summary.reference import Reference


@dataclass(frozen=True)
class Context:
    """One answer set and its evaluation, with look-ups; sources are overdue by the date `as_of`.

    With `compiled`, what does not depend on the answers is taken from what was kept with it. Everything here
    that does depend on them ends with the request.
    """

    aid: DecisionAid
    evaluation: Evaluation
    given: Answers
    language: str
    as_of: date | None = None
    compiled: CompiledAid | None = None

    @cached_property
    def look(self) -> Look:
        """The wording of everything, the same for everybody."""
        return look_at(self.aid, self.language, self.as_of, compiled=self.compiled)

    @cached_property
    def setting(self) -> Setting:
        """The look for the chosen concerns."""
        return self.look.setting(self.conditions, self.evaluation.options)

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
    def way(self) -> Way:
        """The person's way through the questions."""
        route = self.compiled.route if self.compiled else Route(self.aid)
        return route.way(self.given)

    @cached_property
    def answer_views(self) -> dict[str, AnswerView]:
        """Answers that were put into words already, by question."""
        return {}

    @property
    def questions(self) -> dict[str, Question]:
        """Questions by id."""
        return self.look.questions

    @property
    def option_labels(self) -> dict[str, str]:
        """Names of the options by id."""
        return self.look.option_labels

    def concerns(self, conditions: tuple[str, ...] | None) -> bool:
        """Tell whether content limited to these conditions concerns this person."""
        return self.setting.concerns(conditions)

    def shown(self, options: Iterable[str]) -> tuple[str, ...]:
        """Keep the options that are shown, in the page's order."""
        return self.setting.shown(options)

    def name_options(self, options: Iterable[str]) -> str:
        """Name the shown ones of some options."""
        return self.setting.name_options(options)

    def refer(self, rows: Iterable[str]) -> Parts[Reference]:
        """Give the place of each row."""
        return self.look.refer(rows)

    def refer_to_sources(self, sources: Iterable[str]) -> Parts[Reference]:
        """Give the place of each independent source: its short code, and its title."""
        return self.look.refer_to_sources(sources)

    def statements_for(self, rows: Iterable[str]) -> Parts[StatementView]:
        """Give the sentences that tell what the rows say, each once, in the order of the rows."""
        return self.look.statements_for(rows)
