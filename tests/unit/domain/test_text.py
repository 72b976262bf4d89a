import pytest
from pydantic import ValidationError

from decisionaid.domain.base import Text

PLAIN = Text(ja="皮膚の症状", en="Skin")
WITH_EASY = Text(ja="皮膚の症状", en="Skin", easy="{皮膚|ひふ}のようす")


@pytest.mark.parametrize(
    ("text", "language", "wording"),
    [
        pytest.param(PLAIN, "ja", "皮膚の症状", id="Japanese"),
        pytest.param(PLAIN, "en", "Skin", id="English"),
        pytest.param(PLAIN, "ja-easy", "皮膚の症状", id="easy Japanese falls back to Japanese"),
        pytest.param(WITH_EASY, "ja-easy", "\ufff9皮膚\ufffaひふ\ufffbのようす", id="easy Japanese, marked"),
        pytest.param(WITH_EASY, "ja", "皮膚の症状", id="Japanese beside easy Japanese"),
    ],
)
def test_wording_in_each_language(text, language, wording):
    assert text.in_language(language) == wording


def test_a_missing_register_leaves_no_trace_in_stored_data():
    assert PLAIN.model_dump(mode="json") == {"ja": "皮膚の症状", "en": "Skin"}
    assert WITH_EASY.model_dump(mode="json")["easy"] == "{皮膚|ひふ}のようす"


def test_easy_japanese_does_not_stand_for_a_missing_language():
    with pytest.raises(ValidationError):
        Text(en="Skin", easy="ひふ")
