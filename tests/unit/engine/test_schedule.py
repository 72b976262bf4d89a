"""Sums of costs and schedules; every expected figure is copied from the ledger, table T4."""

import pytest

from decisionaid.domain.base import Text
from decisionaid.domain.cost import InfusionSets, MonthlyCost, RegularDoses, VisitSchedule
from decisionaid.engine.schedule import (
    dose_weeks,
    set_arithmetic,
    set_weeks,
    shortest_and_longest,
    visit_table,
    visit_weeks,
    visits_in_first_year,
    yearly_cost,
)

BIOLOGIC = MonthlyCost(option="biologic-injection", low=30_000, high=50_000, rows=("A3-18",))
SUPERNATANT = VisitSchedule(
    option="supernatant",
    start_interval_weeks=2,
    late_interval_months=(2, 3),
    start_visits=(2, 3, 4, 6, 13),
    monthly_visits=(3, 6),
    rows=("A2-63", "A2-64", "A2-65"),
)
CELLS = InfusionSets(
    option="stem-cell-infusion-abroad",
    infusions_per_set=3,
    days_between=7,
    stay_days=(3, 5),
    repeat_percent=(30, 40),
    hours_each=(1, 2),
    rows=("A3-78", "A3-79", "A3-80", "A3-91", "A3-93"),
)
WAYS_ON = ((None, None), (3, 2), (3, 3), (6, 2), (6, 3))
VISITS = {
    2: (13, 9, 7, 10, 9),
    3: (14, 10, 8, 11, 10),
    4: (14, 10, 9, 12, 11),
    6: (15, 12, 11, 13, 13),
    13: (19, 17, 17, 19, 19),
}


def test_yearly_cost_of_the_only_yen_figure():
    cost = yearly_cost(BIOLOGIC)

    assert (cost.low, cost.high) == (360_000, 600_000)
    assert cost.years == (
        (1, 360_000, 600_000),
        (5, 1_800_000, 3_000_000),
        (10, 3_600_000, 6_000_000),
    )


@pytest.mark.parametrize(
    ("start", "monthly", "months", "expected"),
    [
        (start, monthly, months, visits)
        for start, row in VISITS.items()
        for (monthly, months), visits in zip(WAYS_ON, row, strict=True)
    ],
)
def test_visits_in_the_first_52_weeks(start, monthly, months, expected):
    visits = visits_in_first_year(SUPERNATANT, start_visits=start, monthly_visits=monthly, late_months=months)

    assert visits == expected


def test_the_table_of_visits_is_the_ledgers():
    table = visit_table(SUPERNATANT)

    assert table.columns == WAYS_ON
    assert table.rows == tuple(VISITS.items())
    assert (table.lowest, table.highest) == (7, 19)
    assert table.upper_bound == 26
    assert table.later_years == (12, 6, 4)


def test_a_start_phase_as_long_as_the_year_leaves_no_later_visit():
    last = visits_in_first_year(SUPERNATANT, start_visits=27, monthly_visits=3, late_months=2)

    assert last == 27


def test_one_set_of_infusions():
    sums = set_arithmetic(CELLS)

    assert sums.infusions == 3
    assert sums.hours == (3, 6)
    assert sums.days_in_one_stay == 15
    assert sums.trips == 3
    assert sums.days_in_trips == (9, 15)


def test_repeated_sets_of_infusions():
    sums = set_arithmetic(CELLS)

    assert sums.infusions_of_100 == (390, 420)
    assert sums.mean_infusions == (3.9, 4.2)
    assert sums.infusions_if_repeated == 6
    assert sums.days_if_repeated == 30
    assert sums.trips_if_repeated == 6


def test_weeks_of_visits_follow_the_stated_intervals():
    weeks = visit_weeks(SUPERNATANT, start_visits=2, monthly_visits=3, late_months=3)

    assert [round(week, 1) for week in weeks] == [0, 2, 6.3, 10.7, 15, 28, 41]


def test_examples_with_fewest_and_most_visits_are_the_ends_of_the_table():
    fewest, most = shortest_and_longest(SUPERNATANT)

    assert (len(fewest), len(most)) == (7, 19)
    for weeks in (fewest, most):
        assert weeks[0] == 0
        assert weeks[-1] <= 52
        assert list(weeks) == sorted(set(weeks))


def test_one_set_of_infusions_takes_three_days_a_week_apart():
    assert set_weeks(CELLS) == (0, 1, 2)


def test_regular_doses_fill_one_year_and_no_more():
    doses = RegularDoses(
        option="biologic-injection",
        conditions=("atopic-dermatitis",),
        interval_weeks=2,
        text=Text(ja="例です", en="An example"),
        sources=("a-source",),
    )

    assert dose_weeks(doses) == tuple(range(0, 52, 2))
    assert len(dose_weeks(doses)) == 26


ODD = VisitSchedule(
    option="supernatant",
    start_interval_weeks=3,
    late_interval_months=(1, 5),
    start_visits=(2,),
    monthly_visits=(3,),
    rows=("A2-63",),
)


@pytest.mark.parametrize(("monthly", "late"), [(None, 2), (3, None), (None, None)])
def test_without_a_later_interval_or_a_number_of_monthly_visits_it_stays_monthly(monthly, late):
    visits = visits_in_first_year(SUPERNATANT, start_visits=2, monthly_visits=monthly, late_months=late)

    assert visits == VISITS[2][0]


def test_a_visit_on_the_last_day_of_the_year_counts():
    # The first visit on day 0, then one a month: the 12th month ends with week 52.
    assert visits_in_first_year(SUPERNATANT, start_visits=1, monthly_visits=None, late_months=None) == 13


def test_broken_numbers_of_visits_are_cut_and_never_rounded_up():
    table = visit_table(ODD)

    assert table.upper_bound == 17
    assert table.later_years == (12, 12, 2)
    assert all(isinstance(number, int) for number in (table.upper_bound, *table.later_years))


def test_hours_of_a_set_are_infusions_times_hours_each():
    sets = CELLS.model_copy(update={"infusions_per_set": 4, "hours_each": (2, 3)})

    assert set_arithmetic(sets).hours == (8, 12)
