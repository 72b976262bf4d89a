"""Checks of independent evidence: the whole matrix filled, nothing claimed where nobody searched."""

from collections.abc import Iterable, Iterator
from typing import cast

from decisionaid.content.items import Item, Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.domain.aid import Condition
from decisionaid.domain.evidence import Estimate, Evidence, Outcome
from decisionaid.domain.open_matter import OpenMatter
from decisionaid.domain.option import Option
from decisionaid.domain.source import Source


def check_evidence(loaded: Loaded) -> Iterator[Mistake]:
    """Give the mistakes in outcomes, estimates and evidence."""
    kinds = ("conditions", "options", "outcomes", "estimates", "evidence", "sources", "open_matters")
    if not loaded.is_complete(*kinds):
        return
    yield from _only_searched(loaded)
    yield from _outcome_fits(loaded)
    yield from _independent_sources(loaded)
    yield from _one_cell_each(loaded)
    yield from _whole_matrix(loaded)
    yield from _people_in_one_row(loaded)


def _searched(loaded: Loaded) -> set[str]:
    conditions = (cast(Condition, item.model) for item in loaded.of("conditions"))
    return {condition.id for condition in conditions if condition.evidence_searched}


def _only_searched(loaded: Loaded) -> Iterator[Mistake]:
    searched = _searched(loaded)
    names = tuple(sorted(searched))
    # Rules and inquiries concern everybody; of trials and figures nobody can tell without a search.
    studies = [item for item in loaded.of("open_matters") if _is_study(item)]
    for item in (*loaded.of("evidence"), *loaded.of("outcomes"), *studies):
        conditions = cast(Evidence | Outcome | OpenMatter, item.model).conditions
        if conditions is None:
            yield item.mistake("study-without-search", names=names, at=("id",))
        for index, condition in enumerate(conditions or ()):
            if condition not in searched:
                yield item.mistake("not-searched", condition=condition, names=names, at=("conditions", index))


def _is_study(item: Item) -> bool:
    return cast(OpenMatter, item.model).kind in ("trial", "figures")


def _outcome_fits(loaded: Loaded) -> Iterator[Mistake]:
    outcomes = {cast(Outcome, item.model).id: cast(Outcome, item.model) for item in loaded.of("outcomes")}
    estimates = {cast(Estimate, item.model).id: cast(Estimate, item.model) for item in loaded.of("estimates")}
    for item in loaded.of("evidence"):
        cell = cast(Evidence, item.model)
        outcome = outcomes.get(cell.outcome or "")
        if outcome and outcome.attribute != cell.attribute:
            yield item.mistake(
                "outcome-in-another-row",
                outcome=outcome.id,
                attribute=outcome.attribute,
                at=("attribute",),
            )
        for index, name in enumerate(cell.estimates):
            estimate = estimates.get(name)
            if estimate and (estimate.option, estimate.outcome) != (cell.option, cell.outcome):
                yield item.mistake(
                    "estimate-of-another",
                    name=name,
                    option=estimate.option,
                    outcome=estimate.outcome,
                    at=("estimates", index),
                )


def _independent_sources(loaded: Loaded) -> Iterator[Mistake]:
    articles = {
        cast(Source, item.model).id
        for item in loaded.of("sources")
        if cast(Source, item.model).kind == "article"
    }
    for item in (*loaded.of("evidence"), *loaded.of("estimates"), *loaded.of("open_matters")):
        for index, source in enumerate(cast(Evidence | Estimate | OpenMatter, item.model).sources):
            if source in articles:
                yield item.mistake("article-is-not-independent", at=("sources", index))


def _cells(loaded: Loaded) -> Iterator[tuple[tuple[str, str, str | None, str], Item]]:
    for item in loaded.of("evidence"):
        cell = cast(Evidence, item.model)
        for condition in cell.conditions:
            yield (cell.option, cell.attribute, cell.outcome, condition), item


def _one_cell_each(loaded: Loaded) -> Iterator[Mistake]:
    first: dict[tuple[str, str, str | None, str], Item] = {}
    for key, item in _cells(loaded):
        other = first.setdefault(key, item)
        if other is not item:
            yield item.mistake(
                "cell-filled-twice",
                other=cast(Evidence, other.model).id,
                condition=key[3],
                at=("conditions",),
            )


def _whole_matrix(loaded: Loaded) -> Iterator[Mistake]:
    filled = {key for key, _ in _cells(loaded)}
    if not filled:
        return
    rows = _rows_of_evidence(loaded)
    for item in loaded.of("options"):
        option = cast(Option, item.model)
        for condition in sorted(_searched(loaded)):
            if option.conditions is not None and condition not in option.conditions:
                continue
            missing = tuple(
                outcome or attribute
                for attribute, outcome, conditions in rows
                if condition in conditions and (option.id, attribute, outcome, condition) not in filled
            )
            if missing:
                yield item.mistake("evidence-missing", condition=condition, missing=missing, at=("id",))


def _rows_of_evidence(loaded: Loaded) -> Iterable[tuple[str, str | None, tuple[str, ...]]]:
    outcomes = [cast(Outcome, item.model) for item in loaded.of("outcomes")]
    split = {outcome.attribute for outcome in outcomes}
    cells = [cast(Evidence, item.model) for item in loaded.of("evidence")]
    searched = tuple(sorted(_searched(loaded)))
    whole = dict.fromkeys(cell.attribute for cell in cells if cell.attribute not in split)
    return [
        *((attribute, None, searched) for attribute in whole),
        *((outcome.attribute, outcome.id, outcome.conditions) for outcome in outcomes),
    ]


def _people_in_one_row(loaded: Loaded) -> Iterator[Mistake]:
    """Where one cell of a row tells how many people were studied, every cell of the row does."""
    cells = [(item, cast(Evidence, item.model)) for item in loaded.of("evidence")]
    rows = {cell.attribute for _, cell in cells if cell.people is not None}
    for item, cell in cells:
        if cell.attribute in rows and cell.people is None:
            yield item.mistake("people-missing", attribute=cell.attribute, at=("id",))
        if cell.people is not None and len(rows) > 1:
            yield item.mistake("people-in-many-rows", rows=tuple(sorted(rows)), at=("people",))
