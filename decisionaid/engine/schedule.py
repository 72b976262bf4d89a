"""Arithmetic of the costs and schedules that the articles state; nothing is estimated."""

from dataclasses import dataclass

from decisionaid.domain.cost import InfusionSets, MonthlyCost, RegularDoses, VisitSchedule

WEEKS_A_YEAR = 52
WEEKS_A_MONTH = WEEKS_A_YEAR / 12


@dataclass(frozen=True)
class YearlyCost:
    """Yen over 1, 5 and 10 years, low and high, if price and share stay the same."""

    low: int
    high: int
    years: tuple[tuple[int, int, int], ...]


def yearly_cost(cost: MonthlyCost) -> YearlyCost:
    """Multiply a monthly range by 12, and by 5 and 10 years."""
    low, high = cost.low * 12, cost.high * 12
    return YearlyCost(low, high, tuple((years, low * years, high * years) for years in (1, 5, 10)))


def visits_in_first_year(
    schedule: VisitSchedule, *, start_visits: int, monthly_visits: int | None, late_months: int | None
) -> int:
    """Count the visits from day 0 to week 52, as `visit_weeks` lists them."""
    weeks = visit_weeks(
        schedule, start_visits=start_visits, monthly_visits=monthly_visits, late_months=late_months
    )
    return len(weeks)


def visit_weeks(
    schedule: VisitSchedule, *, start_visits: int, monthly_visits: int | None, late_months: int | None
) -> tuple[float, ...]:
    """Give the weeks of the visits from day 0 to week 52.

    `start_visits` at the first interval, then `monthly_visits` monthly ones (None: monthly to the
    end), then one every `late_months` months.
    """
    weeks = [float(n * schedule.start_interval_weeks) for n in range(start_visits)]
    monthly = _following(weeks[-1], WEEKS_A_MONTH)
    if monthly_visits is None or late_months is None:
        return (*weeks, *monthly)
    weeks += monthly[:monthly_visits]
    return (*weeks, *_following(weeks[-1], late_months * WEEKS_A_MONTH))


def _following(week: float, interval: float) -> tuple[float, ...]:
    count = max(0, int((WEEKS_A_YEAR - week) / interval + 1e-9))
    return tuple(week + n * interval for n in range(1, count + 1))


@dataclass(frozen=True)
class VisitTable:
    """Visits in the first 52 weeks for each length of the start phase (rows) and way on (columns).

    `columns` hold the monthly visits and the later interval in months; None, None: monthly all year.
    """

    columns: tuple[tuple[int | None, int | None], ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    lowest: int
    highest: int
    upper_bound: int
    later_years: tuple[int, ...]


def visit_table(schedule: VisitSchedule) -> VisitTable:
    """Work out the visits for every stated combination, and the bound if the first phase never ends."""
    late = [(m, i) for m in schedule.monthly_visits for i in schedule.late_interval_months]
    columns: tuple[tuple[int | None, int | None], ...] = ((None, None), *late)
    rows = tuple(
        (
            start,
            tuple(
                visits_in_first_year(schedule, start_visits=start, monthly_visits=m, late_months=i)
                for m, i in columns
            ),
        )
        for start in schedule.start_visits
    )
    counts = [count for _, row in rows for count in row]
    return VisitTable(
        columns=columns,
        rows=rows,
        lowest=min(counts),
        highest=max(counts),
        upper_bound=WEEKS_A_YEAR // schedule.start_interval_weeks,
        later_years=(12, *sorted((12 // months for months in schedule.late_interval_months), reverse=True)),
    )


def shortest_and_longest(schedule: VisitSchedule) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give the weeks of the examples with the fewest and with the most visits in the first year."""
    ways = [(None, None), *((m, i) for m in schedule.monthly_visits for i in schedule.late_interval_months)]
    tried = [
        visit_weeks(schedule, start_visits=start, monthly_visits=monthly, late_months=late)
        for start in schedule.start_visits
        for monthly, late in ways
    ]
    return min(tried, key=len), max(tried, key=len)


def set_weeks(sets: InfusionSets) -> tuple[float, ...]:
    """Give the weeks of the infusions of one set, from the first."""
    return tuple(n * sets.days_between / 7 for n in range(sets.infusions_per_set))


def dose_weeks(doses: RegularDoses) -> tuple[float, ...]:
    """Give the weeks of regular doses within the first 52 weeks, from the first."""
    return tuple(float(week) for week in range(0, WEEKS_A_YEAR, doses.interval_weeks))


@dataclass(frozen=True)
class SetArithmetic:
    """What one set and its repeats come to."""

    infusions: int
    hours: tuple[int, int]
    days_in_one_stay: int
    trips: int
    days_in_trips: tuple[int, int]
    infusions_of_100: tuple[int, int]
    mean_infusions: tuple[float, float]
    infusions_if_repeated: int
    days_if_repeated: int
    trips_if_repeated: int


def set_arithmetic(sets: InfusionSets) -> SetArithmetic:
    """Work out days, trips and infusions from the stated set; people who repeat do so once."""
    n = sets.infusions_per_set
    one_stay = (n - 1) * sets.days_between + 1
    of_100 = (n * 100 + n * sets.repeat_percent[0], n * 100 + n * sets.repeat_percent[1])
    return SetArithmetic(
        infusions=n,
        hours=(n * sets.hours_each[0], n * sets.hours_each[1]),
        days_in_one_stay=one_stay,
        trips=n,
        days_in_trips=(n * sets.stay_days[0], n * sets.stay_days[1]),
        infusions_of_100=of_100,
        mean_infusions=(of_100[0] / 100, of_100[1] / 100),
        infusions_if_repeated=2 * n,
        days_if_repeated=2 * one_stay,
        trips_if_repeated=2 * n,
    )
