"""Blocks of text, their stored figures, and the grade of English."""

import json

import pytest

from decisionaid.content.measuring import flesch_kincaid, measure
from decisionaid.content.readability import (
    blocks,
    figure_of,
    kind_figures,
    meets_target,
    read_measures,
    write_measures,
)
from tests.unit.small_aid import small_aid

AID = small_aid()
METERS = {"ja": lambda text: 3.0, "ja-easy": lambda text: 5.0, "en": lambda text: 7.0}
MEASURES = measure(AID, METERS)


def with_statement(**changes):
    text = AID.statements[0].text.model_copy(update=changes)
    statement = AID.statements[0].model_copy(update={"text": text})
    return AID.model_copy(update={"statements": (statement, *AID.statements[1:])})


def not_measured(aid):
    return {(line.kind, line.language): line.not_measured for line in kind_figures(aid, MEASURES)}


def test_names_of_blocks_are_unique_and_every_statement_is_one():
    names = [block.name for block in blocks(AID)]

    assert len(set(names)) == len(names)
    assert {f"statements/{statement.id}" for statement in AID.statements} <= set(names)


def test_headings_are_not_part_of_a_block_and_sources_are_none():
    told = {block.name: block.texts["en"] for block in blocks(AID)}

    assert not any(name.startswith("sources/") for name in told)
    for rule in AID.rules:
        assert told[f"rules/{rule.id}"].startswith(rule.text.en)
        assert rule.topic.en not in told[f"rules/{rule.id}"].split("\n")


def test_unchanged_texts_are_all_measured():
    assert set(not_measured(AID).values()) == {0}
    assert {line.middle for line in kind_figures(AID, MEASURES)} == {3.0, 7.0}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_changed_text_counts_as_not_measured_in_its_language_only(language):
    other = {"ja": "en", "en": "ja"}[language]
    aid = with_statement(**{language: AID.statements[0].text.in_language(language) + "。"})
    found = not_measured(aid)

    assert found["statements", language] == found["all", language] == 1
    assert found["statements", other] == found["all", other] == 0
    assert found["rules", language] == 0
    changed = next(block for block in blocks(aid) if block.name == f"statements/{AID.statements[0].id}")
    assert figure_of(changed, language, MEASURES) is None
    assert figure_of(changed, other, MEASURES) is not None


def test_a_new_statement_counts_as_not_measured():
    extra = AID.statements[0].model_copy(update={"id": "brand-new"})
    aid = AID.model_copy(update={"statements": (*AID.statements, extra)})

    assert not_measured(aid)["statements", "ja"] == 1


def test_easy_japanese_is_measured_where_it_is_written():
    aid = with_statement(easy="{靴下|くつした} です。")
    line = next(line for line in kind_figures(aid, measure(aid, METERS)) if line.language == "ja-easy")

    assert (line.kind, line.blocks, line.middle, line.beyond_target) == ("all", 1, 5.0, 0)
    assert not any(language == "ja-easy" for _, language in not_measured(AID))


def test_only_texts_beyond_the_target_are_counted():
    lines = {line.language: line for line in kind_figures(AID, MEASURES) if line.kind == "all"}

    assert lines["ja"].beyond_target == lines["ja"].blocks
    assert lines["en"].beyond_target == lines["en"].blocks
    assert meets_target(3.5, "ja")
    assert not meets_target(3.49, "ja")
    assert meets_target(6.0, "en")
    assert not meets_target(6.01, "en")


def test_figures_are_written_in_a_stable_order_and_read_back(tmp_path):
    text = write_measures(MEASURES, packages={"b": "2", "a": "1"})
    turned = write_measures(dict(reversed(MEASURES.items())), packages={"a": "1", "b": "2"})
    file = tmp_path / "readability.json"
    file.write_text(text, encoding="utf-8")

    assert turned == text
    assert json.loads(text)["packages"] == {"a": "1", "b": "2"}
    assert read_measures(file) == MEASURES
    assert len(text.splitlines()) == len(MEASURES) + 3


def test_without_a_file_nothing_is_measured(tmp_path):
    assert read_measures(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # words / sentences, syllables / words
        ("The cat sat.", 0.39 * 3 + 11.8 * 1 - 15.59),
        ("The cat sat. It ran.", 0.39 * 5 / 2 + 11.8 - 15.59),
        ("The cat sat\nIt ran", 0.39 * 5 / 2 + 11.8 - 15.59),
        ("Take 1.5 mg.", 0.39 * 3 + 11.8 - 15.59),
        ("“The cat sat.” It ran.", 0.39 * 5 / 2 + 11.8 - 15.59),
        ("...", 0.0),
    ],
)
def test_the_grade_counts_words_sentences_and_syllables(text, grade):
    assert flesch_kincaid(text, lambda word: 1) == pytest.approx(grade)


def test_more_syllables_make_a_higher_grade():
    assert flesch_kincaid("The cat sat.", lambda word: 2) > flesch_kincaid("The cat sat.", lambda word: 1)
