from dataclasses import replace

import pytest

from decisionaid.content.load import build_aid, load_texts
from decisionaid.content.mistakes import ContentError
from decisionaid.content.pieces import in_order, key_of, loaded_from, pieces_of, pieces_of_aid, uses_of
from tests.unit.small_aid import TEXTS

PIECES = pieces_of(TEXTS)


def test_pieces_build_the_same_aid_as_their_files():
    assert build_aid(loaded_from(PIECES)) == load_texts(TEXTS)


def test_pieces_in_any_order_build_the_same_aid():
    assert in_order(reversed(PIECES)) == in_order(PIECES)
    assert build_aid(loaded_from(reversed(PIECES))) == load_texts(TEXTS)


def test_an_aid_taken_apart_without_files_builds_the_same_aid():
    aid = load_texts(TEXTS)

    assert build_aid(loaded_from(pieces_of_aid(aid))) == aid


@pytest.mark.parametrize(
    ("kind", "body", "key"),
    [
        ("about", {}, "about"),
        ("rules", {"id": "K-01"}, "K-01"),
        ("left_out", {"row": "A0-05"}, "A0-05"),
        ("exemptions", {"check": "word", "at": "rules/K-01", "words": "x"}, "word rules/K-01 2d711642"),
    ],
)
def test_every_kind_has_a_key(kind, body, key):
    assert key_of(kind, body) == key


def test_a_key_that_is_used_twice_is_refused():
    twice = {**TEXTS, "zz.yaml": "left_out:\n  - {row: A0-05, reason: duplicate}\n"}

    with pytest.raises(ContentError, match=r"zz\.yaml:2:.*'A0-05' is there twice"):
        pieces_of(twice)


def test_a_part_of_a_folder_need_not_be_complete():
    text = {"a.yaml": "left_out:\n  - {row: A0-05, reason: duplicate}\n"}

    assert [piece.key for piece in pieces_of(text, is_whole=False)] == ["A0-05"]
    with pytest.raises(ContentError, match="There is no .about."):
        pieces_of(text)


def test_a_mistake_names_the_piece_and_the_place_in_it():
    broken = [
        replace(piece, body={**piece.body, "rows": ["A0-99"]}) if piece.key == "st-1" else piece
        for piece in PIECES
    ]

    with pytest.raises(ContentError) as error:
        build_aid(loaded_from(broken))

    assert ("statements/st-1", "rows.0") in {(m.file, m.path) for m in error.value.mistakes}


def test_a_piece_that_does_not_fit_the_schema_is_told_and_not_missed_elsewhere():
    broken = [replace(p, body={"id": "A0-01"}) if p.key == "A0-01" else p for p in PIECES]

    loaded = loaded_from(broken)

    assert {(m.file, m.path) for m in loaded.mistakes} == {("rows/A0-01", "sources"), ("rows/A0-01", "kind")}
    assert loaded.broken == {"rows": {"A0-01"}}


@pytest.mark.parametrize(
    ("kind", "key", "users"),
    [
        pytest.param("rules", "K-01", {"Q-01"}, id="named by key"),
        pytest.param("questions", "itch-score", {"itch"}, id="on a step"),
        pytest.param(
            "questions", "wool-allergy", {"K-01", "safety", "itch"}, id="in conditions of rules and steps"
        ),
        pytest.param(
            "conditions", "cold-feet", {"S-01", "wool-socks", "grey-socks"}, id="in conditions of a rule"
        ),
        pytest.param("glossary", "wool", set(), id="not used"),
        pytest.param("questions_to_ask", "Q-01", {"costs"}, id="in the single piece of costs"),
    ],
)
def test_users_of_a_piece_are_found(kind, key, users):
    assert {piece.key for piece in uses_of(PIECES, kind=kind, key=key)} == users


def test_an_exemption_uses_the_piece_it_speaks_of():
    text = "exemptions:\n  - {check: word, at: glossary/wool, words: x, why: y}\n"
    pieces = pieces_of({**TEXTS, "e.yaml": text})

    assert [piece.kind for piece in uses_of(pieces, kind="glossary", key="wool")] == ["exemptions"]
