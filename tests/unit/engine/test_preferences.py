import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisionaid.domain.base import Text
from decisionaid.domain.guidance import LEVELS, Preference
from decisionaid.engine.preferences import REST, asked_preferences, order_rows, rank_rows, read_preferences
from tests.unit.small_aid import small_aid

ROWS = ("a", "b", "c", "d", "e")
TEXT = Text(ja="靴下", en="Socks")


def value(name, *attributes, conditions=None):
    return Preference(
        id=name, label=TEXT, help=TEXT, attributes=attributes, conditions=conditions, sources=("shop-note",)
    )


WARM, CHEAP, NICE = value("warm", "c", "e"), value("cheap", "b"), value("nice", "e", "a")
ASKED = (WARM, CHEAP, NICE)


@pytest.mark.parametrize(
    ("marked", "order"),
    [
        pytest.param({}, "abcde", id="nothing marked"),
        pytest.param({"warm": "very"}, "ceabd", id="two rows in their own order"),
        pytest.param({"warm": "somewhat", "cheap": "very"}, "bcead", id="very before somewhat"),
        pytest.param({"warm": "somewhat", "nice": "very"}, "aecbd", id="the stronger mark counts"),
        pytest.param({"warm": "little", "cheap": "undecided"}, "abcde", id="the rest keeps its place"),
        pytest.param({"unknown": "very"}, "abcde", id="unknown value"),
    ],
)
def test_rows_that_matter_come_first(marked, order):
    assert "".join(order_rows(ROWS, rank_rows(ASKED, marked))) == order


@given(
    st.dictionaries(st.sampled_from(["warm", "cheap", "nice", "forged"]), st.sampled_from([*LEVELS, "most"]))
)
def test_every_order_is_a_permutation_with_the_rest_in_its_own_order(marked):
    ranks = rank_rows(ASKED, marked)
    order = order_rows(ROWS, ranks)

    assert sorted(order) == sorted(ROWS)
    for rank in (0, 1, REST):
        same = [row for row in order if ranks.get(row, REST) == rank]
        assert same == sorted(same)


def test_only_values_for_the_persons_concerns_are_asked_and_read():
    values = (value("warm", "warmth", conditions=("cold-feet",)), value("clean", "washing"))
    aid = small_aid().model_copy(update={"preferences": values})
    raw = {"warm": "very", "clean": "little", "forged": "very"}

    assert [item.id for item in asked_preferences(aid, ("itchy-feet",))] == ["clean"]
    assert read_preferences(aid, raw, ("itchy-feet",)) == {"clean": "little"}
    assert read_preferences(aid, raw, ("cold-feet",)) == {"warm": "very", "clean": "little"}
    assert read_preferences(aid, {"clean": "very much", "warm": ""}, ("cold-feet",)) == {}
