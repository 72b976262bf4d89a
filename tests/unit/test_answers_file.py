import json

import pytest

from decisionaid.web.answers_file import MAX_BYTES, AnswersFileError, read_answers_file, write_answers_file
from decisionaid.web.submission import Submission

FULL = Submission(
    "child",
    {"conditions": ("atopic-dermatitis",), "age": 7, "pregnant": "not-sure"},
    {"relief-of-itch": "much"},
    ("Q-01",),
)


def file_of(**changes):
    data = json.loads(write_answers_file(FULL, release="1", warning="Not encrypted."))
    return json.dumps({**data, **changes}).encode()


def test_what_was_saved_comes_back(release):
    loaded = read_answers_file(release.aid, write_answers_file(FULL, release="1", warning="!"))

    assert loaded.submission == FULL
    assert (loaded.release, loaded.answers_left, loaded.unknown) == ("1", (), ())


def test_same_answers_give_the_same_bytes():
    first, second = (write_answers_file(FULL, release="1", warning="!") for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "unreadable", id="empty"),
        pytest.param(b"\xff\xfe\x00", "unreadable", id="not UTF-8"),
        pytest.param(b"%PDF-1.7", "unreadable", id="not JSON"),
        pytest.param(b"[" * 60_000, "unreadable", id="deep nesting"),
        pytest.param(b"9" * 5_000, "unreadable", id="endless number"),
        pytest.param(b'{"format": "decision-aid-answers", "format": "x"}', "unreadable", id="key twice"),
        pytest.param(b" " * (MAX_BYTES + 1), "too-large", id="too large"),
        pytest.param(b"[]", "not-ours", id="a list"),
        pytest.param(b"null", "not-ours", id="null"),
        pytest.param(b'{"age": 7}', "not-ours", id="another object"),
        pytest.param(file_of(format="other"), "not-ours", id="another format"),
        pytest.param(file_of(who="nobody"), "not-ours", id="unknown person"),
        pytest.param(file_of(who=["self"]), "not-ours", id="person of a wrong type"),
        pytest.param(file_of(answers=[]), "not-ours", id="answers of a wrong type"),
        pytest.param(file_of(version=2), "newer", id="newer version"),
    ],
)
def test_a_file_that_is_of_no_use_says_why(release, data, problem):
    with pytest.raises(AnswersFileError) as error:
        read_answers_file(release.aid, data)

    assert error.value.problem == problem


@pytest.mark.parametrize(
    "value", [None, True, 7.5, 10**30, -1, "old", [], {}, ["not-sure"], {"a": [1]}], ids=str
)
def test_an_answer_that_does_not_fit_is_left_out_and_named(release, value):
    loaded = read_answers_file(release.aid, file_of(answers={"age": value, "pregnant": "no"}))

    assert loaded.submission.answers == {"pregnant": "no"}
    assert loaded.answers_left == ("age",)


def test_a_choice_that_is_gone_is_left_out_and_named(release):
    loaded = read_answers_file(release.aid, file_of(answers={"conditions": ["atopic-dermatitis", "warts"]}))

    assert (loaded.submission.answers, loaded.answers_left) == ({}, ("conditions",))


def test_unknown_entries_are_named_unless_they_are_no_ids(release):
    loaded = read_answers_file(
        release.aid,
        file_of(
            answers={"shoe-size": 43, "<b>" * 50: 1},
            values={"hope": "much", "of a <kind>": "x", "n": 3},
            questions=["Q-01", "Q-999", 4, {}],
        ),
    )

    assert loaded.unknown == ("shoe-size", "…", "n", "Q-999")
    assert loaded.submission.preferences == {"hope": "much"}
    assert loaded.submission.questions == ("Q-01",)


@pytest.mark.parametrize("changes", [{"values": 3}, {"values": None}, {"questions": "Q-01"}], ids=str)
def test_a_part_of_a_wrong_type_is_named_and_the_rest_is_taken(release, changes):
    loaded = read_answers_file(release.aid, file_of(**changes))

    assert loaded.submission.answers == FULL.answers
    assert loaded.unknown == tuple(changes)


def test_a_file_of_too_many_values_cannot_fill_the_cookie(release):
    loaded = read_answers_file(release.aid, file_of(values={f"v-{n}": "much" for n in range(500)}))

    assert len(loaded.submission.preferences) == 30
