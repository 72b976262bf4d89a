"""Strict YAML: what surprises authors or can be abused is refused with its place, nothing crashes."""

import time

import pytest

from decisionaid.content.load import read_folder
from decisionaid.content.mistakes import ContentError
from decisionaid.content.yaml_text import MAX_BYTES, MAX_DEPTH, MAX_NODES, read_yaml, write_path


def read(text):
    document = read_yaml(text, file="socks.yaml")
    for mistake in document.mistakes:
        assert mistake.file == "socks.yaml"
        assert mistake.message
        assert mistake.allowed
        assert mistake.line >= 1, mistake
        assert mistake.column >= 1, mistake
    return document


def only_mistake(text):
    (mistake,) = read(text).mistakes
    return mistake


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "off",
        "Yes",
        "NO",
        "y",
        "n",
        "True",
        "FALSE",
        "012",
        "0o14",
        "0x1f",
        "1_000",
        "12:30",
    ]
    + [
        "2026-01-31",
        "2026-01-31 10:00:00",
        "1e5",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "+5",
        "-0",
        "~",
        "Null",
        "NULL",
        "=",
        "<<",
    ],
)
def test_a_word_that_yaml_11_would_change_stays_text(word):
    assert read(f"a: {word}\n").data == {"a": word}
    assert read(f"- {word}\n").data == [word]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("17", 17),
        ("-5", -5),
        ("9999999999999999", 9999999999999999),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ('"true"', "true"),
        ("'null'", "null"),
        ('"17"', "17"),
        ('""', ""),
        ("|\n  yes\n  no", "yes\nno"),
        (">\n  17", "17"),
        ("'it''s'", "it's"),
        ("靴下", "靴下"),
    ],
)
def test_plain_values_are_read(text, value):
    data = read(f"a: {text}").data

    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_keys_are_always_text():
    assert read("yes: 1\n012: 2\nnull: 3\n2026-01-31: 4\n17: 5\n").data == {
        "yes": 1,
        "012": 2,
        "null": 3,
        "2026-01-31": 4,
        "17": 5,
    }


def test_a_duplicate_key_is_told_with_both_lines():
    mistake = only_mistake("grey: 1\nwool: 2\n\ngrey: 3\n")

    assert (mistake.line, mistake.column, mistake.path) == (4, 1, "grey")
    assert "line 1" in mistake.message


def test_a_duplicate_key_deep_inside_is_told_with_its_path():
    mistake = only_mistake("socks:\n  - colour: grey\n    size: 3\n    colour: blue\n")

    assert (mistake.line, mistake.column, mistake.path) == (4, 5, "socks.0.colour")
    assert "line 2" in mistake.message


def test_keys_that_differ_only_in_quotes_are_the_same():
    assert "line 1" in only_mistake('17: a\n"17": b\n').message


def test_each_repeat_of_a_key_is_told():
    assert [mistake.line for mistake in read("a: 1\na: 2\na: 3\n").mistakes] == [2, 3]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: &wool 1\nb: *wool\n", [(1, 4), (2, 4)]),
        ("a: &wool {b: 1}\nc: *wool\n", [(1, 4), (2, 4)]),
        ("a: *nowhere\n", [(1, 4)]),
        ("&top [1]\n", [(1, 1)]),
        ("a:\n  - &x b\n", [(2, 5)]),
    ],
)
def test_anchors_and_aliases_are_refused(text, places):
    mistakes = read(text).mistakes

    assert [(mistake.line, mistake.column) for mistake in mistakes] == places
    assert all("Anchors" in mistake.message for mistake in mistakes)


def test_a_list_of_aliases_that_would_grow_without_end_is_refused_fast():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    document = read("\n".join(lines))

    assert len(document.mistakes) == 30 + 29 * 9
    assert document.data["a29"] == [None] * 9


@pytest.mark.parametrize(
    "tagged",
    [
        "!!python/object/apply:os.system [echo]",
        "!!python/name:os.system",
        "!!python/object/new:type [a]",
        "!!str 17",
        "!!null",
        "!!set {a, b}",
        "!!binary aGk=",
        "!own 17",
        "!<tag:example.org,2000:a> b",
    ],
)
def test_tags_are_refused_and_never_followed(tagged):
    mistake = only_mistake(f"a: 1\nb: {tagged}\n")

    assert (mistake.line, mistake.column) == (2, 4)
    assert "tag" in mistake.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\n? [b, c]\n: 2\n", (2, 3)),
        ("a: 1\n{b: c}: 2\n", (2, 1)),
        ("&b c: 2\n", (1, 1)),
        ("!!str c: 2\n", (1, 1)),
    ],
)
def test_a_key_that_is_no_plain_word_is_refused(text, place):
    mistake = only_mistake(text)

    assert (mistake.line, mistake.column) == place
    assert "key" in mistake.message


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "{a: " * 50_000, "- " * 50_000, "a: " + "[" * 50_000 + "]" * 50_000],
    ids=["brackets", "braces", "dashes", "closed"],
)
def test_50_000_levels_give_one_message_fast(text):
    begin = time.monotonic()

    mistake = only_mistake(text)

    assert "nested too deep" in mistake.message
    assert str(MAX_DEPTH) in mistake.allowed
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize(
    "text", ["? " * 50_000, "{[" * 25_000, "[&a " * 50_000], ids=["keys", "mixed", "anchors"]
)
def test_50_000_levels_of_other_mistakes_end_at_the_deepest_level_allowed(text):
    mistakes = read(text).mistakes

    assert "nested too deep" in mistakes[-1].message
    assert len(mistakes) <= MAX_DEPTH + 1


def test_the_deepest_level_allowed_is_read():
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).mistakes == []
    assert len(read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).mistakes) == 1


def test_too_many_values_give_one_message():
    mistake = only_mistake("a: [" + "1," * (MAX_NODES + 10) + "]")

    assert "too many values" in mistake.message
    assert mistake.line == 1


def test_a_file_too_large_gives_one_message_without_being_read():
    (mistake,) = read_yaml("a: [" + "x" * MAX_BYTES, file="socks.yaml").mistakes

    assert "too large" in mistake.message
    assert mistake.allowed


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\n---\nb: 2\n", 2), ("a: 1\n...\n---\nb: 2\n", 3), ("---\n---\n", 2)]
)
def test_a_second_document_is_refused(text, line):
    document = read(text)

    assert [mistake.line for mistake in document.mistakes] == [line]
    assert "second document" in document.mistakes[0].message
    assert document.data is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a:\n\tb: 1\n", 2, id="tab-for-indent"),
        pytest.param("a:\n  - b\n\t- c\n", 3, id="tab-in-a-list"),
        pytest.param("a: 1\n  b: 2\n", 2, id="indent"),
        pytest.param("a: b: c\n", 1, id="two-colons"),
        pytest.param("a: [1, 2\nb: 3\n", 2, id="open-bracket"),
        pytest.param('a: 1\nb: "c\n', 3, id="open-quote"),
        pytest.param('a: 1\nb: "\\ud800"\n', 2, id="half-a-character"),
        pytest.param("a: 1\n%b\n", 2, id="percent"),
        pytest.param("a: 1\nb: @c\n", 2, id="at-sign"),
        pytest.param("a: 1\nb: `c`\n", 2, id="backtick"),
    ],
)
def test_broken_syntax_is_told_once_with_its_place(text, line):
    document = read(text)

    assert [mistake.line for mistake in document.mistakes] == [line]
    assert "not valid YAML" in document.mistakes[0].message
    assert document.data is None


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"], ids=repr)
def test_a_control_character_is_refused(character):
    mistake = only_mistake(f"a: b{character}\n")

    assert "not valid YAML" in mistake.message


def test_places_of_keys_and_values_are_kept():
    document = read("socks:\n  - colour: grey\n    sizes: [3, 4]\n")

    assert document.place_of(("socks", 0, "colour")) == (2, 13)
    assert document.keys["socks", 0, "sizes"] == (3, 5)
    assert document.place_of(("socks", 0, "sizes", 1)) == (3, 16)


def test_the_place_of_something_missing_is_that_of_what_holds_it():
    document = read("a: 1\nsocks:\n  - colour: grey\n")

    assert document.place_of(("socks", 0, "price", "yen")) == (3, 5)
    assert document.place_of(("hats",)) == (1, 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a word to the reader\n", "---\n", "\ufeff"])
def test_an_empty_text_holds_nothing(text):
    document = read(text)

    assert document.data is None
    assert document.mistakes == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_lines(newline):
    assert only_mistake(newline.join(["a: 1", "b: 2", "a: 3", ""])).line == 3


def test_write_path_joins_with_dots():
    assert write_path(("rules", 3, "when", 0, "age")) == "rules.3.when.0.age"


class TestReadFolder:
    def test_bad_utf8_is_told_with_file_and_line_and_the_other_files_too(self, tmp_path):
        (tmp_path / "good.yaml").write_text("a: 1\n")
        (tmp_path / "bad.yaml").write_bytes("a: 靴下\nb: 1\nc: ".encode() + "靴".encode("shift_jis") + b"\n")
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "worse.yml").write_bytes(b"\xff\xfea\x00")

        with pytest.raises(ContentError) as caught:
            read_folder(tmp_path)

        assert [(mistake.file, mistake.line) for mistake in caught.value.mistakes] == [
            ("bad.yaml", 3),
            ("sub/worse.yml", 1),
        ]
        assert all("UTF-8" in mistake.message and mistake.allowed for mistake in caught.value.mistakes)

    def test_only_yaml_files_are_read_with_their_paths_inside_the_folder(self, tmp_path):
        (tmp_path / "options").mkdir()
        (tmp_path / "options" / "socks.yaml").write_text("a: 1\n")
        (tmp_path / "hats.yml").write_text("b: 1\n")
        (tmp_path / "notes.txt").write_bytes(b"\xff")
        (tmp_path / "trap.yaml").mkdir()

        assert read_folder(tmp_path) == {"hats.yml": "b: 1\n", "options/socks.yaml": "a: 1\n"}

    @pytest.mark.parametrize("make", [True, False], ids=["empty", "missing"])
    def test_a_folder_without_yaml_is_refused(self, tmp_path, make):
        folder = tmp_path / "nothing"
        if make:
            folder.mkdir()

        with pytest.raises(ContentError) as caught:
            read_folder(folder)

        (mistake,) = caught.value.mistakes
        assert mistake.file == str(folder)
        assert mistake.allowed
