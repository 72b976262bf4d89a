"""Nothing of 18 or more characters repeats an article.

`article_18_grams.bin` holds a 5-byte BLAKE2b hash of every run of 18 characters of the five articles, white
space and markup folded, so that the articles themselves need not stand in the repository.
"""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HASHES = (Path(__file__).parent / "article_18_grams.bin").read_bytes()
GRAMS = {HASHES[i : i + 5] for i in range(0, len(HASHES), 5)}
SUFFIXES = {".yaml", ".html", ".po", ".py", ".md", ".txt", ".json"}


def repeated(line: str) -> str:
    if re.match(r"\s*-?\s*(locator|heading|title)\b", line):
        return ""
    text = re.sub(r"[\s*#|>-]", "", line)
    if not re.search("[\u3040-\u9fff]", text):
        return ""
    grams = (text[i : i + 18] for i in range(len(text) - 17))
    return next((g for g in grams if hashlib.blake2b(g.encode(), digest_size=5).digest() in GRAMS), "")


def test_a_planted_run_of_18_characters_is_found():
    planted = "これは十八文字より長い作り話の文です"
    assert repeated(planted + "ここまで") == ""

    GRAMS.add(hashlib.blake2b(planted[:18].encode(), digest_size=5).digest())
    try:
        assert repeated("前置き " + planted + "ここまで") == planted[:18]
    finally:
        GRAMS.discard(hashlib.blake2b(planted[:18].encode(), digest_size=5).digest())


@pytest.mark.parametrize("folder", ["fixtures", "templates", "decisionaid", "static", "tests", "docs"])
def test_no_file_repeats_an_article(folder):
    found = [
        f"{path.relative_to(ROOT)}:{number}: {gram}"
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in SUFFIXES and path.is_file()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (gram := repeated(line))
    ]

    assert found == []
