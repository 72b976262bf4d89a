"""Content as stored data: nothing is lost, and the hash tells any change."""

import json

import pytest
from pydantic import ValidationError

from decisionaid.content.load import load_texts
from decisionaid.content.store import from_data, hash_of, to_data
from decisionaid.content.text_checks import iter_texts
from tests.unit.small_aid import TEXTS, small_aid, texts_with


def test_an_aid_comes_back_the_same_from_its_data():
    back = from_data(to_data(small_aid()))

    assert back == small_aid()
    assert hash_of(back) == hash_of(small_aid())


def test_an_aid_comes_back_the_same_from_json_text():
    back = from_data(json.loads(json.dumps(to_data(small_aid()), sort_keys=True)))

    assert back == small_aid()
    assert hash_of(back) == hash_of(small_aid())


def test_a_changed_hash_shows_every_changed_wording():
    data = to_data(small_aid())
    before = hash_of(small_aid())
    wordings = [wording for _, wording in iter_texts(data)]
    assert len(wordings) > 80

    for wording in wordings:
        for language in ("ja", "en"):
            old = wording[language]
            wording[language] = old + "。"
            assert hash_of(from_data(data)) != before, wording
            wording[language] = old

    assert hash_of(from_data(data)) == before


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {
                "rules.yaml": [
                    (
                        "ask_if_unknown: true\n    when:\n      - wool",
                        "ask_if_unknown: false\n    when:\n      - wool",
                    )
                ]
            },
            id="rule",
        ),
        pytest.param({"rules.yaml": [("age: {below: 6}", "age: {below: 7}")]}, id="bound"),
        pytest.param({"rules.yaml": [("[medium, large]", "[large, medium]")]}, id="order-of-choices"),
        pytest.param({"about.yaml": [("content_on: 2026-01-31", "content_on: 2026-01-30")]}, id="date"),
        pytest.param({"costs.yaml": [("low: 100", "low: 101")]}, id="number"),
        pytest.param({"questions.yaml": [("display_only: true", "display_only: false")]}, id="flag"),
    ],
)
def test_a_changed_hash_shows_every_other_change(changes):
    assert hash_of(load_texts(texts_with(changes))) != hash_of(small_aid())


def test_the_order_of_options_is_part_of_the_content():
    turned = small_aid().model_copy(update={"options": small_aid().options[::-1]})

    assert hash_of(turned) != hash_of(small_aid())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"about.yaml": [("about:\n", "# a word to the author\nabout:\n")]}, id="comment"),
        pytest.param(
            {
                "about.yaml": [
                    (
                        "title: {ja: 靴下の資料, en: About socks}",
                        "title:\n    ja: 靴下の資料\n    en: 'About socks'",
                    )
                ]
            },
            id="style",
        ),
        pytest.param({"rules.yaml": [("  - id: L-01\n    when:", "  - id: L-01\n    when:  ")]}, id="spaces"),
        pytest.param(
            {
                "questions.yaml": [
                    (
                        "  - id: age\n    kind: number\n",
                        "  - kind: number\n    id: age\n    optional: false\n",
                    )
                ]
            },
            id="order-of-keys-and-defaults",
        ),
    ],
)
def test_the_hash_does_not_depend_on_how_the_files_are_written(changes):
    assert hash_of(load_texts(texts_with(changes))) == hash_of(small_aid())


def test_the_hash_does_not_depend_on_the_names_of_files_of_different_kinds():
    renamed = {f"folder/{name}": text for name, text in TEXTS.items()}

    assert hash_of(load_texts(renamed)) == hash_of(small_aid())


def test_the_hash_is_the_sha256_of_canonical_json():
    assert hash_of(small_aid()) == hash_of(small_aid().model_copy(deep=True))
    assert len(hash_of(small_aid())) == 64


@pytest.mark.parametrize("broken", [{}, {"about": {}}, {"unknown": 1}])
def test_data_that_does_not_fit_is_refused(broken):
    with pytest.raises(ValidationError):
        from_data(broken)


def test_stored_data_with_an_unknown_key_is_refused():
    with pytest.raises(ValidationError):
        from_data(to_data(small_aid()) | {"score": 5})
