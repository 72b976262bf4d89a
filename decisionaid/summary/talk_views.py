"""Where the articles disagree, and the questions that this person's findings lead to."""

from decisionaid.domain.talk import Conflict, QuestionToAsk
from decisionaid.summary import wording
from decisionaid.summary.context import Context
from decisionaid.summary.page import (
    ConflictView,
    LabelledText,
    QuestionGroup,
    QuestionView,
    Reference,
    StatementView,
)


def view_conflicts(context: Context) -> tuple[ConflictView, ...]:
    """Give the disagreements that touch an option shown; both sides, none picked."""
    return tuple(
        _view_conflict(context, conflict)
        for conflict in context.aid.conflicts
        if context.shown(conflict.options) and context.concerns(conflict.conditions)
    )


def _view_conflict(context: Context, conflict: Conflict) -> ConflictView:
    return ConflictView(
        conflict=conflict.id,
        topic=context.say(conflict.topic),
        options=context.name_options(conflict.options),
        sides=tuple(StatementView(context.say(s.text), "", context.refer(s.rows)) for s in conflict.sides),
        neutral=context.say(conflict.neutral),
    )


def view_questions(context: Context) -> tuple[QuestionGroup, ...]:
    """Give the questions to ask, by whom to ask; those a finding led to come first."""
    found = {finding.rule for finding in context.evaluation.findings}
    chosen = [item for item in context.aid.questions_to_ask if _concerns(context, item)]
    groups = []
    for whom, label in wording.ASK_WHOM.items():
        views = [
            _view_question(context, item, is_chosen=not found.isdisjoint(item.rules))
            for item in chosen
            if item.ask == whom and (item.always or not found.isdisjoint(item.rules))
        ]
        views.sort(key=lambda view: not view.is_chosen)
        if views:
            groups.append(QuestionGroup(whom, context.say(label), tuple(views)))
    return tuple(groups)


def view_steps(context: Context) -> tuple[LabelledText, ...]:
    """Give the steps of deciding, so that a person sees where they stand."""
    return tuple(
        LabelledText(context.say(item.label), context.say(item.text), context.refer_to_sources(item.sources))
        for item in context.aid.prompts
        if item.use == "step"
    )


def _concerns(context: Context, item: QuestionToAsk) -> bool:
    return bool(context.shown(item.options)) and context.concerns(item.conditions)


def _view_question(context: Context, item: QuestionToAsk, *, is_chosen: bool) -> QuestionView:
    conflicts = [conflict for conflict in context.aid.conflicts if conflict.id in item.conflicts]
    disagreements = tuple(Reference(c.id, context.say(c.topic), "") for c in conflicts)
    references = context.refer(item.rows) or disagreements
    return QuestionView(item.id, context.say(item.text), is_chosen, references)
