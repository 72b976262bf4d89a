"""The catalogue of easy Japanese: only texts of the Japanese one, in easy words, with furigana.

It need not be complete: what it lacks is said in standard Japanese. After a change:
    .venv/bin/python -m tests.shipped.easy_catalogue
"""

import re

import polib
import pytest

from decisionaid.content.easy import breaches
from decisionaid.content.parity import numbers_in
from decisionaid.domain.furigana import without_readings
from tests.shipped.easy_catalogue import FOLDER, compiled, read_catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|</?\w[^>]*>")


def key_of(entry):
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def wordings(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


JAPANESE = {
    key_of(entry): entry for entry in polib.pofile(str(FOLDER.parents[1] / "ja/LC_MESSAGES/django.po"))
}
EASY = list(read_catalogue())


def test_every_text_stands_in_the_japanese_catalogue_too():
    assert [key for entry in EASY if (key := key_of(entry)) not in JAPANESE] == []


def test_the_texts_of_the_patients_pages_are_there():
    held = {entry.msgid for entry in EASY}

    assert {"Continue", "Back", "Erase my answers", "Your answers", "Begin", "Questions to ask"} <= held
    assert len(held) > 200


def test_compiled_catalogue_is_built_from_the_text():
    assert (FOLDER / "django.mo").read_bytes() == compiled()


@pytest.mark.parametrize("entry", EASY, ids=[entry.msgid[:30] for entry in EASY])
def test_wording_is_easy_japanese_that_says_the_same(entry):
    standard = wordings(JAPANESE[key_of(entry)])

    for easy, japanese in zip(wordings(entry), standard, strict=True):
        assert sorted(PLACEHOLDER.findall(easy)) == sorted(PLACEHOLDER.findall(japanese))
        assert list(breaches(PLACEHOLDER.sub("", easy))) == []
        assert numbers_in(without_readings(easy)) == numbers_in(japanese)
        assert not entry.fuzzy
