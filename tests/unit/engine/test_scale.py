"""One round scale for bars that are looked at together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisionaid.engine.scale import length_on, round_up


@pytest.mark.parametrize(
    ("most", "scale"), [(0, 1), (1, 1), (3, 5), (10, 10), (11, 20), (48_789, 50_000), (50_001, 100_000)]
)
def test_scale_is_the_next_round_number(most, scale):
    assert round_up(most) == scale


@given(st.lists(st.integers(0, 10**7), min_size=1))
def test_bars_are_as_long_as_their_numbers_and_fit(values):
    scale = round_up(max(values))
    lengths = {value: length_on(scale, value, full=400, least=2) for value in values}

    assert all(0 <= length <= 400 for length in lengths.values())
    for value, length in lengths.items():
        assert (length == 0) == (value == 0)
        assert length <= 2 or abs(length - value * 400 / scale) <= 0.5
