"""Independent evidence in words, numbers and squares; never mixed into what the articles say."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decisionaid.domain.evidence import Arm, Disagreement, Estimate, Evidence
from decisionaid.summary import wording
from decisionaid.summary.context import Context
from decisionaid.summary.table_page import DisagreementView, EstimateView, EvidenceView, IconArray

SQUARES_A_ROW = 10
PITCH = 11
SIDE = 9


def view_evidence(context: Context, *, option: str, attribute: str) -> tuple[EvidenceView, ...]:
    """Give the evidence for a cell, one piece an outcome in the order of the outcomes."""
    order = {outcome.id: index for index, outcome in enumerate(context.aid.outcomes)}
    cells = [
        cell
        for cell in context.aid.evidence
        if (cell.option, cell.attribute) == (option, attribute) and context.concerns(cell.conditions)
    ]
    cells.sort(key=lambda cell: order.get(cell.outcome or "", -1))
    return tuple(_view_cell(context, cell) for cell in cells)


def _view_cell(context: Context, cell: Evidence) -> EvidenceView:
    labels = {outcome.id: context.say(outcome.label) for outcome in context.aid.outcomes}
    measures = cell.outcome is not None or cell.state in ("not-studied", "does-not-apply")
    return EvidenceView(
        outcome=labels.get(cell.outcome or "", ""),
        state=state_in_words(context, cell) if measures else "",
        text=context.say(cell.text),
        certainty=_certainty(context, cell.certainty, context.say(cell.certainty_why)),
        needs_clinician=cell.needs_clinician,
        references=context.refer_to_sources(cell.sources),
    )


def state_in_words(context: Context, cell: Evidence) -> str:
    """Name the state of a cell; of one that is not studied, how far the makers looked."""
    is_open = cell.state == "not-studied"
    return context.say(wording.NOT_STUDIED[cell.looked] if is_open else wording.STATES[cell.state])


def _certainty(context: Context, certainty: str | None, why: str) -> str:
    if certainty is None:
        return ""
    word = context.say(wording.CERTAINTY[certainty])
    return f"{word}. {why}".strip() if context.language == "en" else f"{word}。{why}"


def view_estimates(context: Context) -> tuple[EstimateView, ...]:
    """Give the numbers of the options shown, by option and outcome, both arms always."""
    used = {
        name for cell in context.aid.evidence if context.concerns(cell.conditions) for name in cell.estimates
    }
    chosen = [e for e in context.aid.estimates if e.id in used and context.shown([e.option])]
    options = {option: index for index, option in enumerate(context.evaluation.options)}
    outcomes = {outcome.id: index for index, outcome in enumerate(context.aid.outcomes)}
    chosen.sort(key=lambda e: (options[e.option], outcomes[e.outcome]))
    return tuple(_view_estimate(context, estimate) for estimate in chosen)


def _view_estimate(context: Context, estimate: Estimate) -> EstimateView:
    treated, control = estimate.treated, estimate.control
    sentence = _("Of 100 people, %(a)s had this with %(treated)s, and %(b)s with %(control)s.") % {
        "a": treated.of_100,
        "treated": context.say(treated.label),
        "b": control.of_100,
        "control": context.say(control.label),
    }
    weeks = ngettext("After %(n)s week.", "After %(n)s weeks.", estimate.weeks) % {"n": estimate.weeks}
    interval = context.say(estimate.interval) or _("The range of the difference is not reported.")
    facts = (
        weeks,
        _("%(n)s people took part.") % {"n": f"{estimate.people:,}"},
        context.say(estimate.population),
        context.say(estimate.design),
        interval,
        *([_significance(estimate)] if estimate.significant is not None else []),
        _("Who paid: %(funder)s") % {"funder": context.say(estimate.funder)},
    )
    return EstimateView(
        estimate=estimate.id,
        option=context.option_labels[estimate.option],
        study=context.say(estimate.study),
        measure=context.say(estimate.measure),
        sentence=sentence,
        arms=(_icons(context, treated), _icons(context, control)),
        facts=facts,
        certainty=_certainty(context, estimate.certainty, context.say(estimate.certainty_why)),
        needs_clinician=estimate.needs_clinician,
        references=context.refer_to_sources(estimate.sources),
    )


def _significance(estimate: Estimate) -> str:
    if estimate.significant:
        return _("The difference is larger than chance alone would explain (statistically significant).")
    return _("The difference can be due to chance (not statistically significant).")


def _icons(context: Context, arm: Arm) -> IconArray:
    n = arm.of_100
    label = context.say(arm.label)
    words = _("%(label)s: %(n)s of 100 people had it, %(rest)s did not.")
    detail = ""
    if arm.events is not None and arm.total is not None:
        detail = _("%(events)s of %(total)s people") % {"events": arm.events, "total": arm.total}
    return IconArray(
        label=label,
        of_100=n,
        without=100 - n,
        detail=detail,
        description=words % {"label": label, "n": n, "rest": 100 - n},
        rows=tuple(_height(row) for row in range(SQUARES_A_ROW)),
        filled=tuple(
            (_height(row), _length(min(SQUARES_A_ROW, n - row * SQUARES_A_ROW)))
            for row in range((n + SQUARES_A_ROW - 1) // SQUARES_A_ROW)
        ),
    )


def _height(row: int) -> int:
    # Rows fill from the bottom, in all options alike.
    return PITCH * (SQUARES_A_ROW - 1 - row) + (SIDE + 1) // 2


def _length(squares: int) -> int:
    return PITCH * squares - (PITCH - SIDE)


def view_disagreements(context: Context) -> tuple[DisagreementView, ...]:
    """Give where the articles and independent sources disagree, for the options shown."""
    return tuple(
        _view_disagreement(context, item)
        for item in context.aid.disagreements
        if context.shown(item.options) and context.concerns(item.conditions)
    )


def _view_disagreement(context: Context, item: Disagreement) -> DisagreementView:
    return DisagreementView(
        disagreement=item.id,
        topic=context.say(item.topic),
        options=context.name_options(item.options),
        article=context.say(item.article),
        article_references=context.refer(item.rows),
        independent=context.say(item.independent),
        independent_references=context.refer_to_sources(item.sources),
        studied=context.say(item.studied),
        needs_clinician=item.needs_clinician,
    )


def note_on_search(context: Context) -> str:
    """Say whether independent sources were searched for the person's concerns; nothing without evidence."""
    if not context.aid.evidence:
        return ""
    searched = {condition.id for condition in context.aid.conditions if condition.evidence_searched}
    if searched.isdisjoint(context.conditions):
        return context.say(wording.EVIDENCE_NOT_SEARCHED)
    return context.say(wording.EVIDENCE_SEARCHED)
