import pytest

from decisionaid.domain.aid import Term
from decisionaid.domain.base import Text
from decisionaid.engine.glossary import find_terms


def make_term(name, ja, en, *also, easy=None):
    return Term(
        id=name, term=Text(ja=ja, en=en, easy=easy), meaning=Text(ja="説明です。", en="It is."), also=also
    )


GLOSSARY = (
    make_term("drip", "点滴", "Drip (infusion)"),
    make_term("cell-drip", "細胞の点滴", "Cell infusion"),
    make_term("placebo", "偽の治療(プラセボ)", "Sham treatment (placebo)", "偽薬"),
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("点滴を受けます。", "ja", ["drip"], id="by its name"),
        pytest.param("細胞の点滴を受けます。", "ja", ["cell-drip"], id="not inside a longer name"),
        pytest.param(
            "細胞の点滴と、ただの点滴です。", "ja", ["drip", "cell-drip"], id="beside a longer name"
        ),
        pytest.param("プラセボと比べました。", "ja", ["placebo"], id="by the name in brackets"),
        pytest.param("偽薬と比べました。", "ja", ["placebo"], id="by another word"),
        pytest.param("{偽薬|ぎやく}と {比|くら}べました。", "ja-easy", ["placebo"], id="under furigana"),
        pytest.param("With Placebo it was 15.", "en", ["placebo"], id="in English"),
        pytest.param("The infusions took an hour.", "en", ["drip"], id="with an ending"),
        pytest.param("Nothing here drips.", "en", ["drip"], id="as a beginning"),
        pytest.param("A raindrip.", "en", [], id="not at the end of another word"),
        pytest.param("何もありません。", "ja", [], id="nowhere"),
    ],
)
def test_terms_are_found_where_they_stand(text, language, expected):
    assert [term.id for term in find_terms(GLOSSARY, text, language)] == expected
