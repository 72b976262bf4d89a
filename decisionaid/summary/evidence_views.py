"""Independent evidence in words, numbers and squares; never mixed into what the articles say."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decisionaid.domain.evidence import Arm, Estimate, Evidence
from decisionaid.summary import wording
from decisionaid.summary.look import Look, Setting, kept, kept_for_all
from decisionaid.summary.table_page import DisagreementView, EstimateView, EvidenceView, IconArray

SQUARES_A_ROW = 10
PITCH = 11
SIDE = 9


def view_evidence(setting: Setting, *, option: str, attribute: str) -> tuple[EvidenceView, ...]:
    """Give the evidence for a cell, one piece an outcome in the order of the outcomes."""
    order = {outcome.id: index for index, outcome in enumerate(setting.aid.outcomes)}
    cells = [
        cell
        for cell in setting.aid.evidence
        if (cell.option, cell.attribute) == (option, attribute) and setting.concerns(cell.conditions)
    ]
    cells.sort(key=lambda cell: order.get(cell.outcome or "", -1))
    return tuple(_view_cell(setting, cell) for cell in cells)


def _view_cell(setting: Setting, cell: Evidence) -> EvidenceView:
    labels = {outcome.id: setting.say(outcome.label) for outcome in setting.aid.outcomes}
    measures = cell.outcome is not None or cell.state in ("not-studied", "does-not-apply")
    return EvidenceView(
        outcome=labels.get(cell.outcome or "", ""),
        state=state_in_words(setting, cell) if measures else "",
        text=setting.say(cell.text),
        certainty=_certainty(setting, cell.certainty, setting.say(cell.certainty_why)),
        needs_clinician=cell.needs_clinician,
        references=setting.refer_to_sources(cell.sources),
    )


def state_in_words(setting: Setting, cell: Evidence) -> str:
    """Name the state of a cell; of one that is not studied, how far the makers looked."""
    is_open = cell.state == "not-studied"
    return setting.say(wording.NOT_STUDIED[cell.looked] if is_open else wording.STATES[cell.state])


def _certainty(look: Look | Setting, certainty: str | None, why: str) -> str:
    if certainty is None:
        return ""
    word = look.say(wording.CERTAINTY[certainty])
    return f"{word}. {why}".strip() if look.language == "en" else f"{word}。{why}"


@kept
def view_estimates(setting: Setting) -> tuple[EstimateView, ...]:
    """Give the numbers of the options shown, by option and outcome, both arms always."""
    used = {
        name for cell in setting.aid.evidence if setting.concerns(cell.conditions) for name in cell.estimates
    }
    chosen = [e for e in setting.aid.estimates if e.id in used and setting.shown([e.option])]
    options = {option: index for index, option in enumerate(setting.options)}
    outcomes = {outcome.id: index for index, outcome in enumerate(setting.aid.outcomes)}
    chosen.sort(key=lambda e: (options[e.option], outcomes[e.outcome]))
    return tuple(_view_estimate(setting, estimate.id) for estimate in chosen)


@kept_for_all
def _view_estimate(look: Look, name: str) -> EstimateView:
    estimate = next(item for item in look.aid.estimates if item.id == name)
    treated, control = estimate.treated, estimate.control
    sentence = _("Of 100 people, %(a)s had this with %(treated)s, and %(b)s with %(control)s.") % {
        "a": treated.of_100,
        "treated": look.say(treated.label),
        "b": control.of_100,
        "control": look.say(control.label),
    }
    weeks = ngettext("After %(n)s week.", "After %(n)s weeks.", estimate.weeks) % {"n": estimate.weeks}
    interval = look.say(estimate.interval) or _("The range of the difference is not reported.")
    facts = (
        weeks,
        _("%(n)s people took part.") % {"n": f"{estimate.people:,}"},
        look.say(estimate.population),
        look.say(estimate.design),
        interval,
        *([_significance(estimate)] if estimate.significant is not None else []),
        _("Who paid: %(funder)s") % {"funder": look.say(estimate.funder)},
    )
    return EstimateView(
        estimate=estimate.id,
        option=look.option_labels[estimate.option],
        study=look.say(estimate.study),
        measure=look.say(estimate.measure),
        sentence=sentence,
        arms=(_icons(look, treated), _icons(look, control)),
        facts=facts,
        certainty=_certainty(look, estimate.certainty, look.say(estimate.certainty_why)),
        needs_clinician=estimate.needs_clinician,
        references=look.refer_to_sources(estimate.sources),
    )


def _significance(estimate: Estimate) -> str:
    if estimate.significant:
        return _("The difference is larger than chance alone would explain (statistically significant).")
    return _("The difference can be due to chance (not statistically significant).")


def _icons(look: Look, arm: Arm) -> IconArray:
    n = arm.of_100
    label = look.say(arm.label)
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


@kept
def view_disagreements(setting: Setting) -> tuple[DisagreementView, ...]:
    """Give where the articles and independent sources disagree, for the options shown."""
    return tuple(
        _view_disagreement(setting, item.id, setting.name_options(item.options))
        for item in setting.aid.disagreements
        if setting.shown(item.options) and setting.concerns(item.conditions)
    )


@kept_for_all
def _view_disagreement(look: Look, name: str, options: str) -> DisagreementView:
    item = next(item for item in look.aid.disagreements if item.id == name)
    return DisagreementView(
        disagreement=item.id,
        topic=look.say(item.topic),
        options=options,
        article=look.say(item.article),
        article_references=look.refer(item.rows),
        independent=look.say(item.independent),
        independent_references=look.refer_to_sources(item.sources),
        studied=look.say(item.studied),
        needs_clinician=item.needs_clinician,
    )


@kept
def note_on_search(setting: Setting) -> str:
    """Say whether independent sources were searched for the person's concerns; nothing without evidence."""
    if not setting.aid.evidence:
        return ""
    searched = {condition.id for condition in setting.aid.conditions if condition.evidence_searched}
    if searched.isdisjoint(setting.conditions):
        return setting.say(wording.EVIDENCE_NOT_SEARCHED)
    return setting.say(wording.EVIDENCE_SEARCHED)
