import pytest

from decisionaid.domain.furigana import has_marks, mark_furigana, without_marks, without_readings


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("{薬|くすり}を{塗|ぬ}る", "薬を塗る"),
        ("くすり", "くすり"),
        ("{person}の{薬|くすり}", "{person}の薬"),
        ("{a} | {b}", "{a} | {b}"),
    ],
)
def test_the_base_alone_is_left_by_both_ways(written, plain):
    assert without_readings(written) == plain
    assert without_marks(mark_furigana(written)) == plain


def test_only_the_notation_leaves_marks():
    assert has_marks(mark_furigana("{薬|くすり}"))
    assert not has_marks(mark_furigana("{person} {a|b|c} | {}"))


def test_marks_are_characters_that_nobody_types():
    assert mark_furigana("{薬|くすり}") == "\ufff9薬\ufffaくすり\ufffb"
