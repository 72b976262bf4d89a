"""Where the articles disagree, and the questions that this person's findings lead to."""

from decisionaid.domain.talk import QuestionToAsk
from decisionaid.summary import wording
from decisionaid.summary.context import Context
from decisionaid.summary.look import Look, Setting, kept, kept_for_all
from decisionaid.summary.page import (
    ConflictView,
    LabelledText,
    QuestionGroup,
    QuestionView,
    Reference,
    StatementView,
)


@kept
def view_conflicts(setting: Setting) -> tuple[ConflictView, ...]:
    """Give the disagreements that touch an option shown; both sides, none picked."""
    return tuple(
        _view_conflict(setting, conflict.id, setting.name_options(conflict.options))
        for conflict in setting.aid.conflicts
        if setting.shown(conflict.options) and setting.concerns(conflict.conditions)
    )


@kept_for_all
def _view_conflict(look: Look, name: str, options: str) -> ConflictView:
    conflict = next(item for item in look.aid.conflicts if item.id == name)
    return ConflictView(
        conflict=conflict.id,
        topic=look.say(conflict.topic),
        options=options,
        sides=tuple(StatementView(look.say(s.text), "", look.refer(s.rows)) for s in conflict.sides),
        neutral=look.say(conflict.neutral),
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


@kept_for_all
def view_steps(look: Look) -> tuple[LabelledText, ...]:
    """Give the steps of deciding, so that a person sees where they stand."""
    return tuple(
        LabelledText(look.say(item.label), look.say(item.text), look.refer_to_sources(item.sources))
        for item in look.aid.prompts
        if item.use == "step"
    )


def _concerns(context: Context, item: QuestionToAsk) -> bool:
    return bool(context.shown(item.options)) and context.concerns(item.conditions)


def _view_question(context: Context, item: QuestionToAsk, *, is_chosen: bool) -> QuestionView:
    conflicts = [conflict for conflict in context.aid.conflicts if conflict.id in item.conflicts]
    disagreements = tuple(Reference(c.id, context.say(c.topic), "") for c in conflicts)
    references = context.refer(item.rows) or disagreements
    return QuestionView(item.id, context.say(item.text), is_chosen, references)
