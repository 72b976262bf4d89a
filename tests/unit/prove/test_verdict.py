import pytest

from decisionaid.content.prove.verdict import find_verdicts


@pytest.mark.parametrize(
    "word",
    [
        "この治療が適しています。",
        "おすすめです。",
        "最適な方法",
        "第一選択です",
        "一番よい治療",
        "人気ランキング",
    ],
)
def test_words_that_recommend_or_rank_are_found_in_japanese(word):
    assert [language for language, _ in find_verdicts({"ja": word, "en": ""})] == ["ja"]


@pytest.mark.parametrize(
    "word",
    [
        "the best option",
        "We recommend it",
        "This is suitable for you",
        "Recommended",
        "first choice",
        "ranked",
    ],
)
def test_words_that_recommend_or_rank_are_found_in_english(word):
    assert {language for language, _ in find_verdicts({"ja": "", "en": word})} == {"en"}


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("勧める順ではありません。", "It is not an order of preference."),
        ("あなたに合うという意味ではありません。", "They do not mean that it fits you."),
        ("推奨できません。", "It is not recommended."),
        ("向かないと書かれています", "The article says: not suited"),
        ("記事は「最適」と書いています。", "The article writes “the best”."),
    ],
)
def test_honest_negations_and_quotations_are_not_found(ja, en):
    assert list(find_verdicts({"ja": ja, "en": en})) == []
