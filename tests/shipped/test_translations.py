"""The Japanese catalogue is complete, and `django.mo` is built from it.

After a change of a translatable text:
    .venv/bin/python manage.py makemessages -l ja --no-location --ignore=.venv --ignore=var --ignore=tests
fill what is empty or fuzzy in django.po, take out what `#~` marks, then
    .venv/bin/python -c "import polib; polib.pofile('FOLDER/django.po').save_as_mofile('FOLDER/django.mo')"
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path("decisionaid/locale/ja/LC_MESSAGES/django.po")
SAME_IN_BOTH = {"English"}
JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w[^>]*>")
GETTEXT_TOOLS = ["xgettext", "msguniq", "msgmerge", "msgattrib"]


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(ROOT / CATALOGUE))


def translations_of(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def sources_of(entry):
    return {entry.msgid, entry.msgid_plural} - {""}


def key_of(entry):
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def misses_placeholder(source, translation):
    return sorted(set(PLACEHOLDER.findall(source))) != sorted(set(PLACEHOLDER.findall(translation)))


def is_left_in_english(source, translation):
    words = PLACEHOLDER.sub("", translation)
    return source not in SAME_IN_BOTH and bool(re.search("[A-Za-z]", words)) and not JAPANESE.search(words)


def test_no_text_is_untranslated(catalogue):
    assert [entry.msgid for entry in catalogue if not all(translations_of(entry))] == []


def test_no_text_is_fuzzy_or_obsolete(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete] == []


def test_japanese_has_one_plural_form(catalogue):
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert [e.msgid for e in catalogue if e.msgid_plural and set(e.msgstr_plural) != {0}] == []


def test_compiled_catalogue_is_built_from_the_text(catalogue):
    assert (ROOT / CATALOGUE).with_suffix(".mo").read_bytes() == catalogue.to_binary()


def test_every_placeholder_and_tag_is_kept(catalogue):
    broken = [
        (source, translation)
        for entry in catalogue
        for source in sources_of(entry)
        for translation in translations_of(entry)
        if misses_placeholder(source, translation)
    ]

    assert broken == []


def test_no_text_is_left_in_english(catalogue):
    left = [e.msgid for e in catalogue for t in translations_of(e) if is_left_in_english(e.msgid, t)]

    assert left == []


@pytest.mark.parametrize(
    ("source", "translation", "misses"),
    [
        ("Article %(number)s", "記事%(number)s", False),
        ("Article %(number)s", "記事", True),
        ("Article %(number)s", "記事%(nummer)s", True),
        ("For {person}", "{person}のため", False),
        ("Only {n}", "のみ", True),
        ('Change<span class="hidden">: %(x)s</span>', '変更<span class="hidden">: %(x)s</span>', False),
        ('Change<span class="hidden">: %(x)s</span>', "変更: %(x)s", True),
    ],
)
def test_a_missing_placeholder_is_found(source, translation, misses):
    assert misses_placeholder(source, translation) is misses


@pytest.mark.parametrize(
    ("source", "translation", "left"),
    [
        ("Back", "Back", True),
        ("Back", "back ", True),
        ("Back", "戻る", False),
        ("Make a PDF", "PDFを作る", False),
        ("English", "English", False),
        ("%(low)s – %(high)s", "%(low)s – %(high)s", False),
    ],
)
def test_a_text_left_in_english_is_found(source, translation, left):
    assert is_left_in_english(source, translation) is left


@pytest.mark.skipif(
    not all(map(shutil.which, GETTEXT_TOOLS)),
    reason="The gettext tools are missing (Debian: apt-get install gettext).",
)
def test_catalogue_holds_exactly_the_texts_of_templates_and_code(catalogue, tmp_path):
    for folder in ["decisionaid", "templates"]:
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.[pm]o")
        )
    (tmp_path / CATALOGUE.parent).mkdir(parents=True, exist_ok=True)

    result = subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale=ja", "--no-location", "--pythonpath=."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stdout + result.stderr
    found = {key_of(entry) for entry in polib.pofile(str(tmp_path / CATALOGUE))}
    held = {key_of(entry) for entry in catalogue}
    assert len(found) > 100
    assert sorted(found - held) == [], "not in the catalogue"
    assert sorted(held - found) == [], "no longer used"
