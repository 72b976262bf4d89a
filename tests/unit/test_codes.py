import pytest

from decisionaid.sharing.codes import ALPHABET, read_code, show_code


def test_alphabet_is_crockfords():
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0123456789", "0123456789"),
        ("abcde-fghjk", "ABCDEFGHJK"),
        ("oOiIlL0011", "0011110011"),
        ("01234 56789", "0123456789"),
        ("01234－56789", "0123456789"),
        ("01234‐56789\n", "0123456789"),
        ("https://a.example/staff/shared/#0123456789", "0123456789"),
        ("012345678", None),
        ("01234567890", None),
        ("0123456789#", None),
        ("UUUUUUUUUU", None),
        ("", None),
    ],
)
def test_code_is_read_or_refused(text, code):
    assert read_code(text) == code


def test_shown_code_is_read_back():
    assert read_code(show_code("0123456789")) == "0123456789"
