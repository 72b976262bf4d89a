"""Checks of the conditions in rules, consistency checks and steps against the questions."""

from collections.abc import Iterable, Iterator
from typing import cast

from decisionaid.content.items import Item, Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.content.yaml_text import Path
from decisionaid.domain.match import PREDICATE, Alternative, Match
from decisionaid.domain.question import NOT_SURE, Question
from decisionaid.engine.answers import CONDITIONS
from decisionaid.engine.derived import DERIVED, PREDICATES


def check_when(loaded: Loaded, item: Item, when: Iterable[Alternative], *, at: Path) -> Iterator[Mistake]:
    """Give the mistakes in a list of alternatives that stands at `at` inside `item`."""
    if loaded.has_unreadable_file:
        return
    questions = {
        cast(Question, entry.model).id: cast(Question, entry.model) for entry in loaded.of("questions")
    }
    broken = loaded.broken.get("questions", set())
    for index, alternative in enumerate(when):
        for key, match in alternative.root.items():
            here = (*at, index, key)
            if key == PREDICATE:
                yield from _predicate(item, match, {*questions, *broken}, here)
            elif key in DERIVED:
                yield from _values(item, match, DERIVED[key].values, here)
                yield from _needed(item, key, DERIVED[key].questions, {*questions, *broken}, here)
            elif key in questions:
                yield from _answer(item, match, questions[key], here)
                yield from _asked(item, alternative, questions[key], here)
            elif key not in broken:
                names = (*questions, *DERIVED, PREDICATE)
                yield item.mistake("no-such-question", key=key, names=names, at=here)


def _predicate(item: Item, match: Match, questions: set[str], here: Path) -> Iterator[Mistake]:
    if match.name not in PREDICATES:
        yield item.mistake("no-such-predicate", name=match.name, names=tuple(PREDICATES), at=here)
        return
    yield from _needed(item, match.name, PREDICATES[match.name][1], questions, here)


def _needed(
    item: Item, name: str, needed: tuple[str, ...], questions: set[str], here: Path
) -> Iterator[Mistake]:
    missing = tuple(question for question in needed if question not in questions)
    if missing:
        yield item.mistake("rests-on-missing-questions", name=name, missing=missing, at=here)


def _asked(item: Item, alternative: Alternative, question: Question, here: Path) -> Iterator[Mistake]:
    # A rule on a question that only some are asked would ask everybody else about it for ever.
    if item.kind != "rules" or question.conditions is None:
        return
    named = alternative.root.get(CONDITIONS)
    if named is None or not set(named.any_of or ()) <= set(question.conditions):
        yield item.mistake(
            "asked-only-for", question=question.id, conditions=", ".join(question.conditions), at=here
        )


def _answer(item: Item, match: Match, question: Question, here: Path) -> Iterator[Mistake]:
    if question.display_only:
        yield item.mistake("only-shown", question=question.id, at=here)
    elif question.kind == "number":
        if match.below is None and match.at_least is None:
            yield item.mistake("needs-a-bound", at=here)
    else:
        allowed = tuple(choice for choice in question.choice_ids if choice != NOT_SURE)
        yield from _values(item, match, allowed, here)


def _values(item: Item, match: Match, allowed: tuple[str, ...], here: Path) -> Iterator[Mistake]:
    if match.below is not None or match.at_least is not None:
        yield item.mistake("takes-choices", names=allowed, at=here)
    groups = match.all_of or ((match.any_of,) if match.any_of else ())
    for value in (value for group in groups for value in group):
        if value not in allowed:
            yield item.mistake("no-such-choice", value=value, names=allowed, at=here)
