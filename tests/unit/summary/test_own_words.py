import pytest
from django.http import QueryDict

from decisionaid.summary.own_words import MAX_NOTE, MAX_OWN, MAX_OWN_LENGTH, read_own_words, tell_unprintable


def posted(**fields):
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data


def test_every_field_is_there_even_when_nothing_was_sent():
    words = read_own_words(posted())

    assert words.is_empty
    assert [field.id for field in words.questions] == [f"id_own_{n}" for n in range(1, MAX_OWN + 1)]
    assert words.errors == ()


def test_a_sixth_question_is_ignored_and_line_breaks_are_spaces():
    words = read_own_words(posted(own=["一\r\n 二", "", "3", "4", "5", "6"]))

    assert words.asked == ("一 二", "3", "4", "5")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        pytest.param({"note": ["x" * MAX_NOTE], "own": ["x" * MAX_OWN_LENGTH]}, [], id="longest"),
        pytest.param({"note": ["x" * (MAX_NOTE + 1)]}, ["id_note"], id="note"),
        pytest.param({"own": ["x", "x" * (MAX_OWN_LENGTH + 1)]}, ["id_own_2"], id="question"),
    ],
)
def test_what_is_too_long_is_told_and_kept(fields, wrong):
    words = read_own_words(posted(**fields))

    assert [field.id for field in words.errors] == wrong
    assert words.note.text == fields.get("note", [""])[0]
    assert not words.is_empty


def test_only_fields_with_an_unprintable_character_are_marked():
    words = read_own_words(posted(note=["眠れません"], own=["\U000f0000か", "か"]))

    assert [field.id for field in tell_unprintable(words, "\U000f0000").errors] == ["id_own_1"]
    assert tell_unprintable(words, "ぬ") == words
