"""Answer sets as JSON lines: one bad line is told and the others are still answered."""

import io
import json

import pytest

from decisionaid.releases.answer_lines import MAX_LINE_BYTES, evaluate_lines
from decisionaid.releases.selectors import release_from_aid
from tests.unit.small_aid import small_aid

RELEASE = release_from_aid(small_aid())


def answer(data: bytes):
    return list(evaluate_lines(RELEASE, io.BytesIO(data)))


def answer_lines(*lines: bytes):
    return answer(b"\n".join(lines) + b"\n")


def error_of(line: bytes):
    ((result, went_well),) = answer_lines(line)
    assert went_well is False
    assert set(result) == {"error"}
    assert set(result["error"]) == {"line", "field", "code", "message", "allowed"}
    assert result["error"]["message"]
    return result["error"]


def test_a_good_line_gives_the_fixed_form():
    ((result, went_well),) = answer_lines(
        b'{"conditions": ["cold-feet"], "foot-size": "large", "wool-allergy": "no"}'
    )

    fit = {
        "rule": "S-01",
        "source": "article",
        "flag": "fit",
        "level": "target",
        "reason": None,
        "rows": ["A0-03"],
        "because": ["conditions", "foot-size"],
    }
    assert went_well is True
    assert result == {
        "release": RELEASE.label,
        "options": ["no-change", "wool-socks", "grey-socks"],
        "findings": [{"option": "wool-socks", **fit}, {"option": "grey-socks", **fit}],
        "consistency": [],
        "urgent": [],
    }


def test_an_unpublished_release_is_named_draft_with_the_start_of_its_hash():
    assert RELEASE.label == f"draft-{RELEASE.content_hash[:8]}"


def test_checks_and_urgent_signs_are_told():
    ((result, _),) = answer_lines(
        b'{"age": 4, "foot-size": "large", "urgent-signs": ["lost-toe", "blue-toe"]}'
    )

    assert result["consistency"] == ["L-01"]
    assert result["urgent"] == ["blue-toe", "lost-toe"]


NOT_JSON = [
    b"{",
    b"nothing",
    b'{"age": 17,}',
    b"{'age': 17}",
    b'{"age": 17} {"age": 18}',
    b'{"age": 017}',
    b'{"age": 1' + b"0" * 5000 + b"}",
    b'{"age": NaN}',
    b'{"age": Infinity}',
    b'{"age": -Infinity}',
    b'{"age": "\x01"}',
    b"\x00",
    b"\xef\xbb\xbf",
]


@pytest.mark.parametrize("line", NOT_JSON, ids=lambda line: repr(line[:20]))
def test_a_line_that_is_not_json_is_told(line):
    error = error_of(line)

    assert (error["line"], error["field"], error["code"]) == (1, None, "not-json")


@pytest.mark.parametrize(
    "line", [b"[]", b'["age"]', b'"age"', b"17", b"null", b"true", b"1.5", b'[{"age": 17}]']
)
def test_a_line_that_is_no_object_is_told(line):
    error = error_of(line)

    assert (error["field"], error["code"]) == (None, "not-an-object")


@pytest.mark.parametrize(
    "line",
    [
        b'{"age": 17, "age": 18}',
        b'{"age": 17, "age": 17}',
        b'{"age": 17, "foot-size": "small", "\\u0061ge": 18}',
    ],
)
def test_a_question_answered_twice_is_told(line):
    error = error_of(line)

    assert (error["field"], error["code"]) == ("age", "duplicate-key")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param(b"[" * 100_000, "too-long", id="100,000-brackets"),
        pytest.param(b"[" * 60_000, "not-json", id="as-many-brackets-as-fit"),
        pytest.param(b"[" * 30_000 + b"]" * 30_000, "not-json", id="closed-brackets"),
        pytest.param(b'{"a":' * 12_000 + b"1" + b"}" * 2_000, "not-json", id="objects"),
    ],
)
def test_deep_nesting_is_told_and_crashes_nothing(line, code):
    assert error_of(line)["code"] == code


def test_a_line_too_long_is_told_once_and_the_next_lines_are_answered():
    long = b'{"age": 17, "x": "' + b"x" * (3 * MAX_LINE_BYTES) + b'"}'

    results = answer_lines(b'{"age": 1}', long, b'{"age": 2}')

    assert [went_well for _, went_well in results] == [True, False, True]
    assert results[1][0]["error"]["line"] == 2
    assert results[1][0]["error"]["code"] == "too-long"


@pytest.mark.parametrize("extra", [-1, 0, 1], ids=["one-below", "the-longest", "one-above"])
@pytest.mark.parametrize("end", [b"\n", b""], ids=["newline", "end-of-file"])
def test_the_longest_line_is_still_read(extra, end):
    line = b'{"age": 17' + b" " * (MAX_LINE_BYTES - 11 - len(end) + extra) + b"}" + end
    assert len(line) == MAX_LINE_BYTES + extra

    results = answer(line + b'{"age": 3}' if end else line)

    assert [went_well for _, went_well in results] == [extra <= 0, True][: len(results)]
    assert len(results) == (2 if end else 1)


def test_a_long_last_line_without_an_end_is_told():
    results = answer(b'{"age": 1}\n' + b"x" * (MAX_LINE_BYTES + 5))

    assert [result.get("error", {}).get("code") for result, _ in results] == [None, "too-long"]


@pytest.mark.parametrize(
    "line", [b'{"age": "\xff"}', "{'靴'}".encode("shift_jis"), b'{"age": "\xed\xa0\x80"}', b"\xfe\xff"]
)
def test_a_line_that_is_not_utf8_is_told(line):
    error = error_of(line)

    assert (error["field"], error["code"]) == (None, "not-utf-8")


REFUSED = [
    (b'{"shoe": 3}', "shoe", "unknown-question"),
    (b'{"": 3}', "", "unknown-question"),
    ('{"年齢": 3}'.encode(), "年齢", "unknown-question"),
    (b'{"\\ud800": 3}', "\ud800", "unknown-question"),
    (b'{"foot-size": "huge"}', "foot-size", "unknown-choice"),
    (b'{"foot-size": "\\ud800"}', "foot-size", "unknown-choice"),
    (b'{"wardrobe": ["cotton", "silk"]}', "wardrobe", "unknown-choice"),
    (b'{"age": true}', "age", "wrong-type"),
    (b'{"age": 17.0}', "age", "wrong-type"),
    (b'{"age": 1e1}', "age", "wrong-type"),
    (b'{"age": "17"}', "age", "wrong-type"),
    (b'{"age": null}', "age", "wrong-type"),
    (b'{"age": [17]}', "age", "wrong-type"),
    (b'{"age": {"a": 1}}', "age", "wrong-type"),
    (b'{"age": 121}', "age", "out-of-range"),
    (b'{"age": -1}', "age", "out-of-range"),
    (b'{"wool-allergy": true}', "wool-allergy", "wrong-type"),
    (b'{"wool-allergy": ["yes"]}', "wool-allergy", "wrong-type"),
    (b'{"wardrobe": "cotton"}', "wardrobe", "wrong-type"),
    (b'{"wardrobe": ["cotton", 1]}', "wardrobe", "wrong-type"),
    (b'{"wardrobe": ["cotton", "not-sure"]}', "wardrobe", "not-sure-with-others"),
]


@pytest.mark.parametrize(("line", "field", "code"), REFUSED, ids=lambda value: repr(value)[:40])
def test_an_answer_that_cannot_be_read_is_told_with_its_question(line, field, code):
    error = error_of(line)

    assert (error["field"], error["code"]) == (field, code)
    assert error["allowed"]
    assert all(isinstance(choice, str) for choice in error["allowed"])


def test_every_result_can_be_written_as_one_line_of_ascii():
    lines = [line for line, _, _ in REFUSED] + NOT_JSON + [b'{"age": 3}']
    for result, _ in answer_lines(*lines):
        assert "\n" not in json.dumps(result, ensure_ascii=True)
        assert json.loads(json.dumps(result, ensure_ascii=True)) == result


def test_an_empty_list_is_not_answered():
    assert answer_lines(b'{"wardrobe": [], "conditions": []}') == answer_lines(b"{}")


def test_a_byte_order_mark_and_windows_line_ends_are_read():
    plain = answer_lines(b'{"age": 17}')

    assert answer(b'\xef\xbb\xbf{"age": 17}\r\n') == plain


def test_blank_lines_give_nothing_but_count():
    results = answer(b'\n  \n{"age": 17}\r\n\r\n\t\nnonsense\n\n{"age": 18}')

    assert [result.get("error", {}).get("line") for result, _ in results] == [None, 6, None]
    assert answer(b"") == []
    assert answer(b"\n\n\n") == []


def test_bad_lines_are_told_with_their_numbers_and_the_others_are_answered():
    bad = {3: b"nonsense", 4: b'{"age": 999}', 9: b"[]", 11: b"\xff"}
    lines = [bad.get(number, b'{"age": %d}' % number) for number in range(1, 13)]

    results = answer_lines(*lines)

    assert len(results) == 12
    assert {result["error"]["line"] for result, went_well in results if not went_well} == set(bad)
    assert all(
        set(result) == {"release", "options", "findings", "consistency", "urgent"}
        for result, ok in results
        if ok
    )


class EndlessLines:
    """A stream without end that counts how many lines were taken."""

    def __init__(self):
        self.taken = 0

    def readline(self, size=-1):
        self.taken += 1
        return b'{"age": %d}\n' % (self.taken % 100)


def test_lines_are_taken_one_by_one_as_answers_are_wanted():
    lines = EndlessLines()
    results = evaluate_lines(RELEASE, lines)
    assert lines.taken == 0

    for wanted in range(1, 51):
        assert next(results)[1] is True
        assert lines.taken == wanted


def test_a_line_without_end_is_never_held_as_a_whole():
    class EndlessLine:
        largest = 0
        calls = 0

        def readline(self, size=-1):
            self.calls += 1
            self.largest = max(self.largest, size)
            assert size > 0
            return b"x" * size if self.calls < 1_000 else b"\n"

    line = EndlessLine()

    first = next(evaluate_lines(RELEASE, line))

    assert first[0]["error"]["code"] == "too-long"
    assert line.largest <= MAX_LINE_BYTES + 1
