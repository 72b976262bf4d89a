"""The visits of the first year, option by option, as far as a source states them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decisionaid.domain.cost import InfusionSets, RegularDoses, VisitSchedule
from decisionaid.engine.schedule import WEEKS_A_MONTH, dose_weeks, set_weeks, shortest_and_longest
from decisionaid.summary.look import Setting, kept
from decisionaid.summary.pictures import TimelineView, VisitLine

UNITS_A_WEEK = 10
MARGIN = 20
MONTHS = (0, 3, 6, 9, 12)


@kept
def view_timelines(setting: Setting) -> tuple[TimelineView, ...]:
    """Give one timeline for each option shown, in the fixed order."""
    stated = {timeline.option: timeline for timeline in _stated(setting)}
    labels = (setting.option_labels[option] for option in setting.options)
    return tuple(stated.get(label) or _not_stated(label) for label in labels)


def _stated(setting: Setting) -> Iterator[TimelineView]:
    costs = setting.aid.costs
    yield from (_visits(setting, schedule) for schedule in costs.schedules)
    yield from (_set(setting, sets) for sets in costs.sets)
    yield from (_doses(setting, doses) for doses in costs.regular if setting.concerns(doses.conditions))


def _not_stated(label: str) -> TimelineView:
    note = _("Not stated: the sources of this aid do not say how many visits there are.")
    return TimelineView(label, (), note, needs_clinician=False, references=(), months=())


def _visits(setting: Setting, schedule: VisitSchedule) -> TimelineView:
    fewest, most = shortest_and_longest(schedule)
    return TimelineView(
        option=setting.option_labels[schedule.option],
        lines=(
            _line(_("Example with the fewest visits"), _count_visits(fewest), fewest),
            _line(_("Example with the most visits"), _count_visits(most), most),
        ),
        note=_("The article does not state how long each phase lasts. The lengths are examples of this aid."),
        needs_clinician=False,
        references=setting.refer(schedule.rows),
        months=_months(),
    )


def _set(setting: Setting, sets: InfusionSets) -> TimelineView:
    weeks = set_weeks(sets)
    words = ngettext("%(n)s infusion", "%(n)s infusions", len(weeks)) % {"n": len(weeks)}
    return TimelineView(
        option=setting.option_labels[sets.option],
        lines=(_line(_("One set, as the article states it"), words, weeks),),
        note=_("A second set, which the article also mentions, and follow-up talks are not drawn."),
        needs_clinician=False,
        references=setting.refer(sets.rows),
        months=_months(),
    )


def _doses(setting: Setting, doses: RegularDoses) -> TimelineView:
    weeks = dose_weeks(doses)
    count = ngettext("%(n)s dose", "%(n)s doses", len(weeks)) % {"n": len(weeks)}
    facts = {"gap": doses.interval_weeks, "last": round(weeks[-1])}
    rhythm = _("every %(gap)s weeks, from week 0 to week %(last)s") % facts
    marks = tuple(_place(week) for week in weeks)
    return TimelineView(
        option=setting.option_labels[doses.option],
        lines=(VisitLine(_("Example from independent sources"), count, rhythm, marks),),
        note=setting.say(doses.text),
        needs_clinician=doses.needs_clinician,
        references=setting.refer_to_sources(doses.sources),
        months=_months(),
    )


def _count_visits(weeks: Sequence[float]) -> str:
    return ngettext("%(n)s visit", "%(n)s visits", len(weeks)) % {"n": len(weeks)}


def _line(label: str, count: str, weeks: Sequence[float]) -> VisitLine:
    listed = _("weeks %(weeks)s") % {"weeks": ", ".join(str(round(week)) for week in weeks)}
    return VisitLine(label, count, listed, tuple(_place(week) for week in weeks))


def _months() -> tuple[tuple[int, int], ...]:
    return tuple((month, _place(month * WEEKS_A_MONTH)) for month in MONTHS)


def _place(week: float) -> int:
    return MARGIN + round(week * UNITS_A_WEEK)
