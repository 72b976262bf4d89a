"""Figures about a content folder without mistakes: coverage, parity, balance, sources and their dates."""

from dataclasses import asdict
from datetime import date
from typing import Any

from decisionaid.content.balance import Balance, balances
from decisionaid.content.coverage import count_rows
from decisionaid.content.forms import count_amount_words
from decisionaid.content.parity import differences
from decisionaid.content.readability import TARGETS, Measures, kind_figures
from decisionaid.content.registers import count_registers
from decisionaid.content.terms import idle_terms
from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.aid import DecisionAid


def report_on(aid: DecisionAid, *, as_of: date, measures: Measures | None = None) -> dict[str, Any]:
    """Give the figures of a content folder; `as_of` tells which review dates have passed, and
    `measures` what is known of readability.

    Rows are counted without those of kind gap, which no article states.
    """
    data = aid.model_dump(mode="json")
    texts = [text for _, text in iter_texts(data)]
    return {
        "rows": count_rows(aid),
        "statements": {
            "total": len(aid.statements),
            "without_source": _without_source(aid),
            "with_caveat": sum(statement.caveat is not None for statement in aid.statements),
        },
        "rules": {"total": len(aid.rules)},
        "wordings": {"total": len(texts)},
        "registers": count_registers(aid),
        "parity": {"differences": sum(len(differences(text["ja"], text["en"])) for text in texts)},
        "verbal_probability": {"without_number": count_amount_words(aid)},
        "evidence": {
            "cells": len(aid.evidence),
            "estimates": len(aid.estimates),
            "needs_clinician": sum(cell.needs_clinician for cell in aid.evidence)
            + sum(estimate.needs_clinician for estimate in aid.estimates),
        },
        "exemptions": {"total": len(aid.exemptions)},
        "glossary": {"total": len(aid.glossary), "idle": idle_terms(aid)},
        "overdue": _overdue(aid, as_of),
        "readability": _readability(aid, measures or {}),
        "balance": [_tell(line) for line in balances(aid)],
    }


def _without_source(aid: DecisionAid) -> int:
    sources = {source.id for source in aid.sources}
    known = {row.id for row in aid.rows if sources.intersection(row.sources)}
    return sum(not known.issuperset(statement.rows) for statement in aid.statements)


def _overdue(aid: DecisionAid, as_of: date) -> dict[str, Any]:
    return {
        "as_of": as_of.isoformat(),
        "about": as_of > aid.about.review_due_on,
        "sources": [source.id for source in aid.sources if as_of > source.review_due_on],
    }


def _readability(aid: DecisionAid, measures: Measures) -> dict[str, Any]:
    lines = [asdict(line) for line in kind_figures(aid, measures)]
    whole = {line["language"]: line for line in lines if line["kind"] == "all"}
    return {
        "blocks": max((line["blocks"] for line in whole.values()), default=0),
        "not_measured": sum(line["not_measured"] for line in whole.values()),
        "beyond_target": {language: line["beyond_target"] for language, line in whole.items()},
        "targets": {language: TARGETS[language] for language in whole},
        "by_kind": lines,
    }


def _tell(line: Balance) -> dict[str, Any]:
    return {**asdict(line), "outside": line.is_outside}
