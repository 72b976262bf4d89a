"""Figures that are compared are those of the same round, and a missed bound is said."""

import json

import pytest

from benchmarks.__main__ import main
from benchmarks.measure import Row, in_turn, ratio


def test_a_disturbed_round_does_not_change_the_ratio():
    assert ratio([10, 100, 10], [20, 200, 20]) == 0.5


def test_variants_take_turns_in_going_first():
    order = []
    in_turn({name: lambda name=name: order.append(name) or 0.0 for name in "abc"}, 3, progress=lambda _: None)

    assert "".join(order) == "abcbcacab"


@pytest.mark.parametrize(
    ("value", "better", "verdict"),
    [
        (0.30, "lower", "goal"),
        (0.45, "lower", "must"),
        (0.55, "lower", "MISSED"),
        (0.55, "higher", "goal"),
        (0.35, "higher", "MISSED"),
    ],
)
def test_the_verdict_says_where_a_figure_stands(value, better, verdict):
    goal, must = (0.4, 0.5) if better == "lower" else (0.5, 0.4)

    assert Row("a", value, "of 1", better=better, goal=goal, must=must).verdict == verdict


def test_a_figure_without_bounds_has_no_verdict():
    assert Row("a", 1.0, "s").verdict == ""


def test_two_results_are_put_side_by_side(tmp_path, capsys):
    for name, value in (("a", 2.0), ("b", 3.0)):
        data = {"parts": {"engine": [Row("evaluate", value, "s").as_data()]}}
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")

    assert main(["--compare", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    assert "1.50" in capsys.readouterr().out


def test_an_unknown_part_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["speed"])
    assert "allowed: engine" in capsys.readouterr().err
