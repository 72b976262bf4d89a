"""How the content of one release reads in one language: wordings, places and sentences, each made once.

Nothing here knows an answer besides the concerns. What was made is kept with the compiled release, and ends
with it.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Text
from decisionaid.domain.question import Question
from decisionaid.domain.source import Row, Source, Statement
from decisionaid.engine.answers import is_for
from decisionaid.engine.compiled import CompiledAid
from decisionaid.summary import wording
from decisionaid.summary.kept import Parts
from decisionaid.summary.page import StatementView
from decisionaid.summary.reference import Reference

# A language each, before and after some source's review date; older days are asked for by the staff alone.
MOST_LOOKS = 12
# Sets of concerns in one language, of about 0.3 megabytes; most people have one concern.
MOST_SETTINGS = 12

P = ParamSpec("P")
R = TypeVar("R")


class Look:
    """One language, and the sources that are overdue; the wording of everything, without any answer."""

    def __init__(self, aid: DecisionAid, language: str, overdue: dict[str, date]) -> None:
        self.aid = aid
        self.language = language
        self.overdue = overdue
        self.made: dict[Any, Any] = {}
        self.setting = lru_cache(maxsize=MOST_SETTINGS)(self._make_setting)

    def _make_setting(self, conditions: tuple[str, ...], options: tuple[str, ...]) -> "Setting":
        return Setting(self, conditions, options)

    def say(self, text: Text | None) -> str:
        """Give a wording in the page's language; an empty string for none."""
        return text.in_language(self.language) if text else ""

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
    def _statements(self) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, tuple[Statement, ...]] = {}
        for statement in self.aid.statements:
            for row in statement.rows:
                found[row] = (*found.get(row, ()), statement)
        return found

    @cached_property
    def _row_references(self) -> dict[str, Reference]:
        return {row.id: self._reference(row) for row in self.aid.rows}

    @cached_property
    def _statement_views(self) -> dict[str, StatementView]:
        return {
            item.id: StatementView(self.say(item.text), self.say(item.caveat), self.refer(item.rows))
            for item in self.aid.statements
        }

    def refer(self, rows: Iterable[str]) -> Parts[Reference]:
        """Give the place of each row."""
        return Parts(self._row_references[row] for row in rows)

    @cached_property
    def _source_references(self) -> dict[str, Reference]:
        return {
            source.id: Reference(
                source.code_in_language(self.language),
                self.say(source.title),
                self.say(wording.SELLS[source.sells_treatment]),
                self._first_overdue([source.id]),
            )
            for source in self.aid.sources
        }

    def refer_to_sources(self, sources: Iterable[str]) -> Parts[Reference]:
        """Give the place of each independent source: its short code, and its title."""
        return Parts(self._source_references[source] for source in sources)

    def statements_for(self, rows: Iterable[str]) -> Parts[StatementView]:
        """Give the sentences that tell what the rows say, each once, in the order of the rows."""
        told = dict.fromkeys(item.id for row in rows for item in self._statements.get(row, ()))
        return Parts(self._statement_views[name] for name in told)

    def _first_overdue(self, sources: Iterable[str]) -> date | None:
        if not self.overdue:
            return None
        return min((self.overdue[source] for source in sources if source in self.overdue), default=None)

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


def look_at(
    aid: DecisionAid, language: str, as_of: date | None, *, compiled: CompiledAid | None = None
) -> Look:
    """Give the look of an aid on a day, or without a day; with `compiled` it is kept for the next person."""
    overdue = {
        source.id: source.review_due_on for source in aid.sources if as_of and as_of > source.review_due_on
    }
    if compiled is None:
        return Look(aid, language, overdue)
    key = ("look", language, *overdue)
    found = compiled.kept.get(key)
    if found is None:
        if len(compiled.kept) >= MOST_LOOKS:
            compiled.kept.clear()
        found = compiled.kept.setdefault(key, Look(aid, language, overdue))
    return found


class Setting:
    """A look for people with the same concerns, and so the same options; it knows nothing else of them."""

    def __init__(self, look: Look, conditions: tuple[str, ...], options: tuple[str, ...]) -> None:
        self.look = look
        self.aid, self.language = look.aid, look.language
        self.conditions = conditions
        self.options = options
        self.made: dict[Any, Any] = {}

    @property
    def setting(self) -> "Setting":
        """Itself: what takes a setting takes a `Context` too."""
        return self

    def say(self, text: Text | None) -> str:
        """Give a wording in the page's language; an empty string for none."""
        return self.look.say(text)

    @property
    def option_labels(self) -> dict[str, str]:
        """Names of the options by id."""
        return self.look.option_labels

    def concerns(self, conditions: tuple[str, ...] | None) -> bool:
        """Tell whether content limited to these conditions concerns this person."""
        return is_for(conditions, self.conditions)

    def shown(self, options: Iterable[str]) -> tuple[str, ...]:
        """Keep the options that are shown, in the page's order."""
        wanted = set(options)
        return tuple(option for option in self.options if option in wanted)

    def name_options(self, options: Iterable[str]) -> str:
        """Name the shown ones of some options."""
        comma = ", " if self.language == "en" else "、"
        return comma.join(self.option_labels[option] for option in self.shown(options))

    def refer(self, rows: Iterable[str]) -> Parts[Reference]:
        """Give the place of each row."""
        return self.look.refer(rows)

    def refer_to_sources(self, sources: Iterable[str]) -> Parts[Reference]:
        """Give the place of each independent source: its short code, and its title."""
        return self.look.refer_to_sources(sources)

    def statements_for(self, rows: Iterable[str]) -> Parts[StatementView]:
        """Give the sentences that tell what the rows say, each once, in the order of the rows."""
        return self.look.statements_for(rows)


class InSetting(Protocol):
    """A setting, or what has one."""

    @property
    def setting(self) -> Setting: ...


def kept(make: Callable[Concatenate[Setting, P], R]) -> Callable[Concatenate[InSetting, P], R]:
    """Let a part be made once for each setting, from the setting alone and what names a piece of content."""

    @wraps(make)
    def give(context: InSetting, *args: P.args, **names: P.kwargs) -> R:
        setting = context.setting
        return _once(setting.made, partial(make, setting), (make, args, *names.items()), *args, **names)

    return give


def kept_for_all(make: Callable[Concatenate[Look, P], R]) -> Callable[Concatenate[InSetting, P], R]:
    """Let a part that does not even depend on the concerns be made once for each look."""

    @wraps(make)
    def give(context: InSetting, *args: P.args, **names: P.kwargs) -> R:
        look = context.setting.look
        return _once(look.made, partial(make, look), (make, args, *names.items()), *args, **names)

    return give


def _once(
    made: dict[Any, Any], make: Callable[P, R], key: tuple[object, ...], *args: P.args, **names: P.kwargs
) -> R:
    # Two threads may make it at once: the same twice, of which one stays.
    if key not in made:
        made[key] = make(*args, **names)
    found: R = made[key]
    return found
