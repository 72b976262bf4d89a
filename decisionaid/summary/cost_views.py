"""Money in words: stated, worked out from what is stated, and missing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decisionaid.domain.cost import InfusionSets, MonthlyCost, VisitSchedule
from decisionaid.engine.schedule import set_arithmetic, visit_table, yearly_cost
from decisionaid.summary import wording
from decisionaid.summary.look import Setting, kept
from decisionaid.summary.page import CostView, Reference, SumView


@kept
def view_costs(setting: Setting) -> tuple[CostView, ...]:
    """Give what the articles state about money for the options shown."""
    return tuple(
        CostView(setting.name_options(cost.options), setting.say(cost.text), setting.refer(cost.rows))
        for cost in setting.aid.costs.stated
        if setting.shown(cost.options) and setting.concerns(cost.conditions)
    )


@kept
def view_missing_costs(setting: Setting) -> tuple[CostView, ...]:
    """Give the costs that no article states, with the questions that ask for them."""
    asked = {question.id: question for question in setting.aid.questions_to_ask}
    return tuple(
        CostView(
            setting.name_options(cost.options),
            setting.say(cost.text),
            setting.refer(cost.rows or dict.fromkeys(row for q in cost.questions for row in asked[q].rows))
            or (Reference("", setting.say(wording.GAP_SOURCE), ""),),
        )
        for cost in setting.aid.costs.missing
        if setting.shown(cost.options) and setting.concerns(cost.conditions)
    )


@kept
def view_sums(setting: Setting) -> tuple[SumView, ...]:
    """Give the arithmetic of the stated price and schedules for the options shown."""
    costs = setting.aid.costs
    return (
        *(_monthly(setting, cost) for cost in costs.monthly if setting.shown([cost.option])),
        *(_visits(setting, schedule) for schedule in costs.schedules if setting.shown([schedule.option])),
        *(_sets(setting, sets) for sets in costs.sets if setting.shown([sets.option])),
    )


def _yen(amount: int) -> str:
    return _("%(amount)s yen") % {"amount": f"{amount:,}"}


def _monthly(setting: Setting, cost: MonthlyCost) -> SumView:
    total = yearly_cost(cost)
    lines = (
        _("Stated: %(low)s to %(high)s a month, the patient's share.")
        % {"low": _yen(cost.low), "high": _yen(cost.high)},
        _("12 months of that are %(low)s to %(high)s.") % {"low": _yen(total.low), "high": _yen(total.high)},
        _("The article does not state the insurance share, and names no upper limit on payments."),
    )
    rows = tuple(
        (ngettext("%(n)s year", "%(n)s years", years) % {"n": years}, f"{_yen(low)} – {_yen(high)}")
        for years, low, high in total.years
    )
    header = (_("Time"), _("If price and share stay the same"))
    return SumView(setting.option_labels[cost.option], lines, header, rows, setting.refer(cost.rows))


def _visits(setting: Setting, schedule: VisitSchedule) -> SumView:
    table = visit_table(schedule)
    facts = {
        "weeks": schedule.start_interval_weeks,
        "short": min(schedule.late_interval_months),
        "long": max(schedule.late_interval_months),
        "low": table.lowest,
        "high": table.highest,
        "most": table.upper_bound,
        "monthly": table.later_years[0],
        "more": table.later_years[1],
        "fewer": table.later_years[-1],
    }
    lines = (
        _("Stated: first every %(weeks)s weeks, then every month, later every %(short)s to %(long)s months.")
        % facts,
        _("The article does not state how long each phase lasts."),
        _("The table counts visits in the first 52 weeks. The lengths in it are examples of this aid."),
        _("In these examples there are %(low)s to %(high)s visits.") % facts,
        _("With a visit every %(weeks)s weeks all year there would be %(most)s.") % facts,
        _("Later years: %(monthly)s visits a year if monthly, otherwise %(fewer)s to %(more)s.") % facts,
        _("No end is stated."),
        _("Cost = visits × price of one visit. No article states the price."),
    )
    header = (_("Visits in the first phase"), *(_column(m, i) for m, i in table.columns))
    rows = tuple((str(start), *(str(count) for count in counts)) for start, counts in table.rows)
    return SumView(setting.option_labels[schedule.option], lines, header, rows, setting.refer(schedule.rows))


def _column(monthly: int | None, late: int | None) -> str:
    if monthly is None:
        return _("Then monthly all year")
    return _("Then %(n)s monthly, then every %(m)s months") % {"n": monthly, "m": late}


def _sets(setting: Setting, sets: InfusionSets) -> SumView:
    sums = set_arithmetic(sets)
    low, high = sets.stay_days
    lines = (
        _("Stated: one set is %(n)s infusions, %(gap)s days apart, and a stay of %(low)s to %(high)s days.")
        % {"n": sums.infusions, "gap": sets.days_between, "low": low, "high": high},
        _("In one stay that takes at least %(days)s days.") % {"days": sums.days_in_one_stay},
        _("In separate stays that is %(trips)s round trips and %(low)s to %(high)s days abroad.")
        % {"trips": sums.trips, "low": sums.days_in_trips[0], "high": sums.days_in_trips[1]},
        _("The article also says: about %(low)s to %(high)s of 100 people take a second set after a year.")
        % {"low": sets.repeat_percent[0], "high": sets.repeat_percent[1]},
        _("It does not state out of how many people."),
        _("Of 100 people that makes %(low)s to %(high)s infusions; for one who repeats, %(n)s infusions.")
        % {
            "low": sums.infusions_of_100[0],
            "high": sums.infusions_of_100[1],
            "n": sums.infusions_if_repeated,
        },
        _("Cost = sets × (price of a set + travel + lost work). The article states no price."),
    )
    return SumView(setting.option_labels[sets.option], lines, (), (), setting.refer(sets.rows))
