"""Parity of the two languages: what is a difference and what is not."""

import pytest

from decisionaid.content.parity import differences
from tests.unit.small_aid import mistakes_of, texts_with

SAME = [
    ("72人のうち約70%", "About 70% of 72 people"),
    ("30,000〜50,000円", "30,000 to 50,000 yen"),
    ("記事000と003", "Articles 000 and 003"),
    ("1つ", "one thing"),
    ("二人", "2 people"),
    ("3つ", "three things"),
    ("2週間に1回", "every 2 weeks"),
    ("1年後", "a year later"),
    ("2026年3月31日", "31 March 2026"),
    ("5月に", "in May"),
    ("1mmの100万分の1", "one millionth of 1 mm"),
    ("半年", "half a year"),
    ("戻ることがあります", "It may return"),
    ("効くかもしれません", "It might work"),
    ("おそらく効きます", "It probably works"),
    ("だれにも分かっていません", "Nobody knows"),
    ("12歳以上", "12 years or older"),
    ("18歳未満", "Under 18"),
    ("6歳から", "From 6 years of age"),
    ("6歳", "6 years"),
    ("1回5g", "5 g a time"),
    ("2024年から", "Since 2024"),
]


@pytest.mark.parametrize(("ja", "en"), SAME)
def test_the_same_in_both_languages(ja, en):
    assert differences(ja, en) == []


DIFFERENT = [
    ("72人です", "People", "72 stands in Japanese only"),
    ("靴下です", "72 socks", "72 stands in English only"),
    ("3回と3回", "3 times", "3 stands in Japanese only"),
    ("靴下です", "Five socks", "5 stands in English only"),
    ("30.5%です", "30%", "30.5 stands in Japanese only"),
    ("記事003", "Article 002", "003 stands in Japanese only"),
    ("2026年3月", "2026 in April", "3 stands in Japanese only"),
    ("16週で51%", "51 weeks and 16%", "numbers of weeks: 16 and 51"),
    ("50円です", "50 socks", "numbers of yen: 50 and none"),
    ("約70%です", "It is 70%", "'約' has no match in English"),
    ("70%です", "About 70%", "'About ' has no match in Japanese"),
    ("おそらく効きます", "It works", "'おそらく' has no match in English"),
    ("効きます", "It probably works", "'probably' has no match in Japanese"),
    ("効くかもしれません", "It works", "'かもしれ' has no match in English"),
    ("効きます", "It may work", "'may' has no match in Japanese"),
    ("分かっていません", "It works", "'分かっていません' has no match in English"),
    ("効きます", "It is not known", "'not known' has no match in Japanese"),
    ("だれにも", "It works", "'だれにも' has no match in English"),
    ("12歳以上", "12 years", "'以上' has no match in English"),
    ("18歳未満", "18 years", "'未満' has no match in English"),
    ("18歳以下", "18 years", "'以下' has no match in English"),
]


@pytest.mark.parametrize(("ja", "en", "told"), DIFFERENT)
def test_a_difference_is_told(ja, en, told):
    assert told in differences(ja, en)


def test_a_difference_is_a_mistake_at_its_wording():
    changes = {"options/all.yaml": [("text: {ja: 手洗い, en: By hand}", "text: {ja: 30度, en: 40 degrees}")]}

    first, second = mistakes_of(texts_with(changes))

    assert first.path == second.path == "options.1.parts.0.facts.2.text"
    assert {first.message, second.message} == {
        "Japanese and English differ: 30 stands in Japanese only.",
        "Japanese and English differ: 40 stands in English only.",
    }
