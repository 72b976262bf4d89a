"""Writing pieces of content as YAML files that read back the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisionaid.content import write_yaml
from decisionaid.content.load import load_texts
from decisionaid.content.pieces import Piece, digest_of, pieces_of
from decisionaid.content.write_yaml import FileText, NotLossless, write_files
from tests.unit.small_aid import TEXTS

PIECES = pieces_of(TEXTS)
ORIGINALS = {
    file: FileText(text, digest_of(piece for piece in PIECES if piece.file == file))
    for file, text in TEXTS.items()
}


def change(kind, key, **values):
    return [
        replace(piece, body={**piece.body, **values}) if (piece.kind, piece.key) == (kind, key) else piece
        for piece in PIECES
    ]


def test_unchanged_pieces_give_the_same_files():
    assert write_files(PIECES, ORIGINALS) == TEXTS


def test_a_file_without_its_original_reads_back_as_the_same_aid():
    assert load_texts(write_files(PIECES, {})) == load_texts(TEXTS)


def test_only_the_file_with_a_changed_piece_is_written_anew():
    changed = change("statements", "st-1", text={"ja": "綿です", "en": "It is cotton"})

    written = write_files(changed, ORIGINALS)

    assert {file for file in TEXTS if written[file] != TEXTS[file]} == {
        piece.file for piece in PIECES if piece.key == "st-1"
    }
    assert pieces_of(written) == changed


def test_comments_at_the_head_of_a_changed_file_stay():
    text = "# first\n# second\nconflicts: []\n# later\n"
    originals = {**ORIGINALS, "more.yaml": FileText(text, digest_of([]))}
    piece = replace(next(p for p in PIECES if p.kind == "glossary"), key="new", file="more.yaml")
    piece = replace(piece, body={**piece.body, "id": "new"})

    written = write_files([*PIECES, piece], originals)["more.yaml"]

    assert written.startswith("# first\n# second\nglossary:\n  - id: new\n")
    assert "later" not in written


def test_a_new_file_names_the_schema_from_where_it_stands():
    piece = replace(PIECES[0], file="a/b/new.yaml")

    written = write_files([piece], {})["a/b/new.yaml"]

    assert written.startswith("# yaml-language-server: $schema=../../../content.schema.json\n")


def test_a_file_whose_last_piece_is_gone_is_not_written():
    assert write_files([], {"old.yaml": ORIGINALS["about.yaml"]}) == {}


def test_a_long_file_is_written_in_the_short_layout():
    term = next(piece for piece in PIECES if piece.kind == "glossary")
    many = [
        replace(term, key=f"t-{n}", file="g.yaml", position=n, body={**term.body, "id": f"t-{n}"})
        for n in range(60)
    ]

    written = write_files(many, {})["g.yaml"]

    assert "    term: {ja: 羊毛, en: Wool}\n" in written
    assert len(written.splitlines()) <= write_yaml.MAX_LINES


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "null",
        "12",
        "1.5",
        "2026-01-01",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "a\nb",
        " a",
        "a ",
        '"a"',
        "'",
        "\\",
    ]
    + [
        "{a}",
        "[a",
        "a,b",
        "\u2028",
        "\x85",
        "\x00",
        "\ufeffa",
        "!a",
        "&a",
        "*a",
        "%a",
        "@a",
        "`a",
        "?",
        ":",
        "~",
    ],
)
def test_awkward_words_read_back_the_same(words):
    _write_and_read(words)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_words_read_back_the_same(words):
    _write_and_read(words)


def _write_and_read(words):
    body = {"id": "a", "term": {"ja": words, "en": words}, "meaning": {"ja": "x", "en": words}, "rows": []}
    body["also"], body["sources"] = [], []
    piece = Piece("glossary", "a", "g.yaml", 0, body)
    texts = write_files([piece], {})
    assert pieces_of(texts, is_whole=False) == [piece]


def test_a_file_that_would_not_read_back_the_same_is_refused(monkeypatch):
    monkeypatch.setattr(write_yaml, "_scalar", lambda value, is_in_flow: "same")

    with pytest.raises(NotLossless, match=r"glossary\.yaml"):
        write_files([replace(p, file="glossary.yaml") for p in PIECES if p.kind == "glossary"], {})
