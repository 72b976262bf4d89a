"""Build `django.mo` of easy Japanese: the same as `django.po`, with furigana as marks.

.venv/bin/python -m tests.shipped.easy_catalogue
"""

from pathlib import Path

import polib

from decisionaid.domain.furigana import mark_furigana

FOLDER = Path(__file__).resolve().parents[2] / "decisionaid/locale/ja_Easy/LC_MESSAGES"


def read_catalogue():
    return polib.pofile(str(FOLDER / "django.po"))


def compiled():
    catalogue = read_catalogue()
    for entry in catalogue:
        entry.msgstr = mark_furigana(entry.msgstr)
        entry.msgstr_plural = {form: mark_furigana(text) for form, text in entry.msgstr_plural.items()}
    return catalogue.to_binary()


if __name__ == "__main__":
    (FOLDER / "django.mo").write_bytes(compiled())
