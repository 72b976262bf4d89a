"""An attacker who sees everything that is shown cannot narrow a hidden number down."""

import random
from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest

from decisionaid.counts import suppression
from decisionaid.counts.suppression import DaySeries, Shown, is_open, show_parts
from decisionaid.staff.statistics_page import LINES, build_statistics, in_words

MONTHS_FROM = date(2026, 9, 1)
DAYS = [MONTHS_FROM + timedelta(days=n) for n in range(61)]
TODAY = date(2026, 11, 10)


def random_counts(rng, hidden):
    counts = {day: rng.choice([0, 5, 6, 9, 40]) for day in DAYS}
    near = rng.sample(DAYS[:40], hidden) if rng.random() < 0.5 else rng.sample(DAYS[20:38], hidden)
    return counts | {day: rng.randint(1, 4) for day in near} | {DAYS[0]: 5}


def shown_by(counts):
    """All periods of one line with what is shown of them: (days, low, high)."""
    statistics = build_statistics({("started", ""): counts}, today=TODAY)
    place = LINES.index(("started", ""))
    for periods in statistics.periods.values():
        for period in periods:
            span = [d for d in DAYS if period.first <= d <= period.last]
            yield span, period.numbers[place].low, period.numbers[place].high


def possible_values(counts):
    """Try every combination of hidden numbers that agrees with all that is shown."""
    facts = list(shown_by(counts))
    seen = {day: low for span, low, high in facts if len(span) == 1 for day in span if low == high}
    hidden = [day for day in DAYS if day not in seen]
    sums = [
        (
            [hidden.index(d) for d in span if d in hidden],
            low - sum(seen[d] for d in span if d in seen),
            high - sum(seen[d] for d in span if d in seen),
        )
        for span, low, high in facts
        if len(span) > 1 and not set(span) <= set(seen)
    ]
    found = {day: set() for day in hidden}
    for values in product(range(1, 5), repeat=len(hidden)):
        if all(low <= sum(values[n] for n in places) <= high for places, low, high in sums):
            for day, value in zip(hidden, values, strict=True):
                found[day].add(value)
    return found


def attack(seeds, most=6):
    for seed in seeds:
        rng = random.Random(seed)  # noqa: S311 (no secret)
        counts = random_counts(rng, rng.randint(1, most))
        for day, values in possible_values(counts).items():
            if values != {1, 2, 3, 4}:
                yield seed, day, counts[day], values


def test_days_weeks_and_months_together_leave_every_hidden_day_open():
    assert list(attack(range(250))) == []


def test_the_attack_works_where_sums_are_shown_without_care(monkeypatch):
    monkeypatch.setattr(suppression, "is_open", lambda number, total: True)

    assert any(values == {true} for _, _, true, values in attack(range(30)))


def test_sums_are_shown_where_nothing_is_given_away():
    week = [date(2026, 9, 7) + timedelta(days=n) for n in range(7)]
    series = DaySeries(dict(zip(week, [3, 9, 2, 4, 12, 1, 2], strict=True)))

    assert series.total(week, may_add=True) == Shown(33, 33)


@pytest.mark.parametrize(
    ("number", "total", "open_"), [(1, 3, False), (2, 5, True), (2, 4, False), (7, 9, False), (7, 10, True)]
)
def test_openness_is_what_trying_all_numbers_finds(number, total, open_):
    fitting = [values for values in product(range(1, 5), repeat=number) if sum(values) == total]

    assert is_open(number, total) is open_
    assert open_ is all({values[n] for values in fitting} == {1, 2, 3, 4} for n in range(number))


def numbers_on(counts, today):
    known = {("started", ""): {day: n for day, n in counts.items() if day <= today}}
    periods = build_statistics(known, today=today).periods
    return {(by, p.first): (p.last, p.numbers, p.median) for by, rows in periods.items() for p in rows}


@pytest.mark.parametrize("seed", range(5))
def test_what_was_shown_once_never_changes(seed):
    rng = random.Random(seed)  # noqa: S311 (no secret)
    counts = {day: rng.choice([1, 2, 3, 4, 9]) for day in DAYS}
    later = numbers_on(counts, TODAY)

    for today in (MONTHS_FROM + timedelta(days=n) for n in range(70)):
        early = numbers_on(counts, today)
        assert early.items() <= later.items(), today


def test_no_running_period_is_shown():
    counts = dict.fromkeys(DAYS, 7)

    early = numbers_on(counts, date(2026, 10, 2))

    assert {
        by: max(last for (found, _), (last, *_) in early.items() if found == by) for by in ("day", "week")
    } == {
        "day": date(2026, 9, 29),
        "week": date(2026, 9, 27),
    }
    assert not [by for by, _ in early if by == "month"]
    assert ("month", date(2026, 9, 1)) in numbers_on(counts, date(2026, 10, 3))


def parts_that_fit(parts, shown):
    """All ways to fill what is not exact, when the sum of all parts is known."""
    total = sum(parts.values())
    names = [name for name, value in shown.items() if value is None or not value.is_exact]
    rest = total - sum(value.low for value in shown.values() if value and value.is_exact)
    choices = [range(5, rest + 1) if shown[name] is None else range(1, 5) for name in names]
    return names, [values for values in product(*choices) if sum(values) == rest]


def test_parts_of_a_known_whole_leave_every_small_part_open():
    rng = random.Random(3)  # noqa: S311 (no secret)
    outcomes = Counter()
    for _ in range(300):
        parts = {f"p{n}": rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 12]) for n in range(rng.randint(1, 5))}
        shown = show_parts(parts)
        outcomes["none" if shown is None else "kept" if None in shown.values() else "all"] += 1
        if shown is None:
            continue
        names, fitting = parts_that_fit(parts, shown)
        small = [place for place, name in enumerate(names) if shown[name] is not None]
        assert all({values[place] for values in fitting} == {1, 2, 3, 4} for place in small), parts
    assert min(outcomes.values()) > 10, outcomes
    assert len(outcomes) == 3


def test_a_small_number_is_never_written():
    assert [in_words(Shown(n, n)) for n in (0, 5)] == ["0", "5"]
    series = DaySeries({DAYS[n]: n for n in range(1, 5)})
    assert {series.day(DAYS[n]) for n in range(1, 5)} == {Shown(1, 4)}
