"""Checks between pieces of content: every name used must exist, every cell must be filled."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from decisionaid.content.balance import check_balance
from decisionaid.content.coverage import check_coverage
from decisionaid.content.easy import check_easy
from decisionaid.content.evidence_checks import check_evidence
from decisionaid.content.exemptions import WordCheck, check_words
from decisionaid.content.forms import find_bare_chances, find_misleading_forms
from decisionaid.content.items import Item, Loaded
from decisionaid.content.length import find_long_or_odd_japanese
from decisionaid.content.lexicon import find_pushing_words
from decisionaid.content.match_checks import check_when
from decisionaid.content.mistakes import Mistake
from decisionaid.content.parity import find_differences
from decisionaid.content.plain_checks import check_plain
from decisionaid.content.preference_checks import check_preferences
from decisionaid.content.references import REFERENCES, iter_references
from decisionaid.content.table_checks import check_table
from decisionaid.content.terms import check_terms
from decisionaid.content.text_checks import check_texts
from decisionaid.content.wording import KindName, say
from decisionaid.domain.question import Question, Step
from decisionaid.domain.rule import ConsistencyCheck, Rule
from decisionaid.domain.source import Row, Statement

_WORD_CHECKS: tuple[WordCheck, ...] = (
    find_pushing_words,
    find_misleading_forms,
    find_bare_chances,
    find_differences,
    find_long_or_odd_japanese,
)


def cross_check(loaded: Loaded) -> list[Mistake]:
    """Give every mistake between items. Needs no complete folder: it looks at what could be read."""
    checks: tuple[Callable[[Loaded], Iterable[Mistake]], ...] = (
        _duplicate_ids,
        _unknown_references,
        _steps_and_questions,
        _conditions_question,
        _rules_and_checks,
        _rows_with_statements,
        _statement_rows,
        check_table,
        check_texts,
        check_easy,
        check_evidence,
        check_preferences,
        check_coverage,
        check_terms,
        check_balance,
        check_plain,
    )
    return [
        *(mistake for check in checks for mistake in check(loaded)),
        *check_words(loaded, _WORD_CHECKS),
    ]


def ids_of(loaded: Loaded, kind: str) -> tuple[str, ...]:
    """Give the ids of a kind in order."""
    return tuple(cast(Any, item.model).id for item in loaded.of(kind))


def _duplicate_ids(loaded: Loaded) -> Iterator[Mistake]:
    first: dict[tuple[str, str], Item] = {}
    for item in loaded.items:
        if (name := getattr(item.model, "id", None)) is None:
            continue
        other = first.setdefault((item.kind, name), item)
        if other is not item:
            line, _ = other.document.place_of(other.path)
            yield item.mistake("id-taken", name=name, taken=f"{other.document.file}:{line}", at=("id",))


def _unknown_references(loaded: Loaded) -> Iterator[Mistake]:
    if loaded.has_unreadable_file:
        return
    ids = {
        kind: frozenset(ids_of(loaded, kind)) | loaded.broken.get(kind, set())
        for kind in set(REFERENCES.values())
    }
    for item in loaded.items:
        for path, kind, name in iter_references(item.kind, item.model.model_dump(mode="json")):
            if name not in ids[kind] and "" not in ids[kind]:
                yield item.mistake("no-such-id", name=name, kind=KindName(kind), **_some(ids[kind]), at=path)


def _some(names: Iterable[str]) -> dict[str, Any]:
    listed = sorted(names)
    return {"names": tuple(listed[:40]) or say("none-yet"), "more": " ..." if len(listed) > 40 else ""}


def _steps_and_questions(loaded: Loaded) -> Iterator[Mistake]:
    placed: dict[str, str] = {}
    for item in loaded.of("steps"):
        step = cast(Step, item.model)
        for index, name in enumerate(step.questions):
            if name in placed:
                yield item.mistake("already-on-a-step", name=name, step=placed[name], at=("questions", index))
            placed.setdefault(name, step.id)
        yield from check_when(loaded, item, step.skip_when, at=("skip_when",))
        yield from check_when(loaded, item, step.postpone_when, at=("postpone_when",))
    for item in loaded.of("questions"):
        question = cast(Question, item.model)
        if question.id not in placed and loaded.is_complete("steps"):
            yield item.mistake("on-no-step", name=question.id, at=("id",))


def _conditions_question(loaded: Loaded) -> Iterator[Mistake]:
    known = ids_of(loaded, "conditions")
    for item in loaded.of("questions"):
        question = cast(Question, item.model)
        choices = tuple(choice.id for choice in question.choices)
        if question.id == "conditions" and choices != known and loaded.is_complete("conditions"):
            yield item.mistake("choices-are-the-conditions", names=known, at=("choices",))


def _rules_and_checks(loaded: Loaded) -> Iterator[Mistake]:
    for item in (*loaded.of("rules"), *loaded.of("checks")):
        yield from check_when(loaded, item, cast(Rule | ConsistencyCheck, item.model).when, at=("when",))


def _rows_with_statements(loaded: Loaded) -> Iterator[Mistake]:
    if not loaded.is_complete("statements"):
        return
    spoken = {row for item in loaded.of("statements") for row in cast(Statement, item.model).rows}
    for item in loaded.items:
        if item.kind in ("rows", "statements", "questions", "conditions", "left_out"):
            continue
        for path, kind, name in iter_references(item.kind, item.model.model_dump(mode="json")):
            if kind == "rows" and name not in spoken and _is_shown(loaded, name):
                yield item.mistake("row-without-statement", row=name, at=path)


def _is_shown(loaded: Loaded, row: str) -> bool:
    # Rows of pitch and personal stories may be named as a place in the text; they are never told.
    kinds = {cast(Row, item.model).id: cast(Row, item.model).kind for item in loaded.of("rows")}
    return row in kinds and kinds[row] not in ("promotional", "testimonial")


def _statement_rows(loaded: Loaded) -> Iterator[Mistake]:
    kinds = {cast(Row, item.model).id: cast(Row, item.model).kind for item in loaded.of("rows")}
    for item in loaded.of("statements"):
        statement = cast(Statement, item.model)
        for index, row in enumerate(statement.rows):
            if kinds.get(row) == "testimonial":
                yield item.mistake("personal-story", row=row, at=("rows", index))
            if kinds.get(row) == "promotional" and statement.caveat is None:
                yield item.mistake("pitch-without-caveat", row=row, at=("rows", index))
