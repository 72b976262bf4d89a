"""The sum of quoted prices: exact, and never lower for a higher price or one more visit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisionaid.engine.quote import MOST_VISITS, MOST_YEN, Quote, QuoteLine, Span, add_up


def spans(most, least=0):
    return st.tuples(st.integers(least, most), st.integers(least, most)).map(lambda two: Span(*sorted(two)))


def quotes():
    return st.builds(
        Quote,
        option=st.just("socks"),
        price=spans(MOST_YEN),
        visits=spans(MOST_VISITS, least=1),
        travel=st.none() | spans(MOST_YEN),
        once=st.none() | spans(MOST_YEN),
    )


def test_a_sum_is_worked_out_line_by_line():
    quote = Quote(
        "socks", Span(10_000, 15_000), Span(7, 19), travel=Span(2_000, 2_000), once=Span(5_000, 5_000)
    )

    result = add_up(quote)

    assert result.lines == (
        QuoteLine("care", Span(10_000, 15_000), Span(7, 19), Span(70_000, 285_000)),
        QuoteLine("travel", Span(2_000, 2_000), Span(7, 19), Span(14_000, 38_000)),
        QuoteLine("once", Span(5_000, 5_000), None, Span(5_000, 5_000)),
    )
    assert result.total == Span(89_000, 328_000)


def test_what_was_not_given_has_no_line():
    result = add_up(Quote("socks", Span(10_000, 10_000), Span(6, 6)))

    assert [line.part for line in result.lines] == ["care"]
    assert result.total == Span(60_000, 60_000)
    assert result.total.is_one_number


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 1)])
def test_no_span_goes_backwards_or_below_zero(low, high):
    with pytest.raises(ValueError, match="is no span"):
        Span(low, high)


@given(quotes())
def test_the_total_is_the_exact_whole_sum(quote):
    result = add_up(quote)

    for end in ("low", "high"):
        price, visits = getattr(quote.price, end), getattr(quote.visits, end)
        travel = getattr(quote.travel, end) if quote.travel else 0
        once = getattr(quote.once, end) if quote.once else 0
        total = getattr(result.total, end)
        assert type(total) is int
        assert (
            total
            == (price + travel) * visits + once
            == sum(getattr(line.total, end) for line in result.lines)
        )


@given(quotes())
def test_low_is_never_above_high(quote):
    result = add_up(quote)

    assert all(line.total.low <= line.total.high for line in result.lines)
    assert result.total.low <= result.total.high


@given(quotes(), st.sampled_from(["price", "visits", "travel", "once"]), st.integers(0, 1_000))
def test_more_of_anything_never_makes_the_sum_smaller(quote, part, more):
    before = getattr(quote, part) or Span(0, 0)

    larger = add_up(replace(quote, **{part: Span(before.low + more, before.high + more)}))

    assert larger.total.low >= add_up(quote).total.low
    assert larger.total.high >= add_up(quote).total.high


@given(quotes())
def test_every_price_within_the_range_gives_a_sum_within_the_range(quote):
    middle = (quote.price.low + quote.price.high) // 2

    total = add_up(replace(quote, price=Span(middle, middle))).total

    assert add_up(quote).total.low <= total.low <= total.high <= add_up(quote).total.high
