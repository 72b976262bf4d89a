"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisionaid.engine.amounts import LONGEST, read_amount


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10000", 10_000),
        ("10,000", 10_000),
        ("１００００", 10_000),
        ("１０，０００円", 10_000),
        ("１．５万", 15_000),
        ("10,000円", 10_000),
        ("¥10,000", 10_000),
        ("￥10,000", 10_000),
        ("\\10,000", 10_000),
        ("10,000 yen", 10_000),
        (" 10,000 円 ", 10_000),
        ("1万", 10_000),
        ("1万円", 10_000),
        ("1.5万", 15_000),
        ("1.5万円", 15_000),
        ("1万5千円", 15_000),
        ("1万5,000円", 15_000),
        ("3千", 3_000),
        ("1,000万", 10_000_000),
        ("0", 0),
        ("7回", 7),
        ("7 times", 7),
    ],
)
def test_ways_of_typing_a_number_are_read(text, number):
    assert read_amount(text) == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("円", id="unit alone"),
        pytest.param("万", id="ten thousand of nothing"),
        pytest.param("-5", id="below 0"),
        pytest.param("1,5", id="comma as a decimal point"),
        pytest.param("1,00,000", id="separators in odd places"),
        pytest.param("10.5", id="half a yen"),
        pytest.param("1.23456万", id="part of a yen"),
        pytest.param("1万20000", id="more than fits below 万"),
        pytest.param("1万1万", id="twice"),
        pytest.param("約1万", id="about"),
        pytest.param("10,000〜15,000", id="from and to in one field"),
        pytest.param("1e5", id="exponent"),
        pytest.param("٣", id="digits of other scripts"),
        pytest.param("9" * (LONGEST + 1), id="too long"),
        pytest.param("<b>1</b>", id="markup"),
    ],
)
def test_what_is_no_whole_number_is_not_guessed(text):
    assert read_amount(text) is None


@given(st.integers(0, 10**12))
def test_every_way_of_writing_one_number_gives_that_number(number):
    wide = str(number).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})

    assert {read_amount(text) for text in (str(number), f"{number:,}", wide, f"¥{number:,}")} == {number}
    assert read_amount(f"{number}万円") == number * 10_000


@given(st.text(max_size=60))
def test_any_text_gives_a_number_or_nothing(text):
    number = read_amount(text)

    assert number is None or (type(number) is int and number >= 0)
