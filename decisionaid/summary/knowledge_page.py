"""Checks of how to read this aid: whatever was picked, the same explanation; nothing is counted or kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.guidance import KnowledgeCheck
from decisionaid.summary.about_presenters import NOTHING_FOUND
from decisionaid.summary.context import Context
from decisionaid.summary.page import Reference

ASKED_FOR = "explain"
"""The name of the button that asks for an explanation; its value is the check's id."""


@dataclass(frozen=True)
class ReplyView:
    """One thing that can be picked."""

    id: str
    value: str
    label: str
    is_picked: bool


@dataclass(frozen=True)
class CheckView:
    """One question; once something is picked, what is right and why. `has_picked_right` is never counted.

    `is_left_open` tells that an explanation was asked for and nothing was picked.
    """

    check: str
    question: str
    replies: tuple[ReplyView, ...]
    is_answered: bool
    is_left_open: bool
    has_picked_right: bool
    right: str
    explanation: str
    references: tuple[Reference, ...]
    needs_clinician: bool


def build_knowledge_page(aid: DecisionAid, picked: Mapping[str, str], language: str) -> tuple[CheckView, ...]:
    """Give the checks; `picked` names the reply by the check's id, and what does not exist is ignored."""
    context = Context(aid, NOTHING_FOUND, {}, language)
    asked_for = picked.get(ASKED_FOR, "")
    return tuple(_view(context, check, picked.get(check.id, ""), asked_for) for check in aid.knowledge_checks)


def _view(context: Context, check: KnowledgeCheck, picked: str, asked_for: str) -> CheckView:
    labels = {reply.id: context.say(reply.label) for reply in check.replies}
    return CheckView(
        check=check.id,
        question=context.say(check.question),
        replies=tuple(
            ReplyView(f"{check.id}-{name}", name, label, name == picked) for name, label in labels.items()
        ),
        is_answered=picked in labels,
        is_left_open=picked not in labels and asked_for == check.id,
        has_picked_right=picked == check.right,
        right=labels[check.right],
        explanation=context.say(check.explanation),
        references=(*context.refer(check.rows), *context.refer_to_sources(check.sources)),
        needs_clinician=check.needs_clinician,
    )
