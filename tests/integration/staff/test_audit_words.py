"""Every code that the program writes into the audit list has words in both languages."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from decisionaid.releases.events import PREFIX
from decisionaid.releases.models import ReleaseEvent
from decisionaid.staff.audit_words import WORDS, words_of
from decisionaid.staff.roles import ROLES

NO_CODES = frozenset({"allauth.mfa"}).union(*ROLES.values())
ROOT = Path(__file__).resolve().parents[3] / "decisionaid"


def list_codes():
    """Give the dotted names in each module that writes events, but for the names of permissions."""
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "record_event(" not in text or path.name == "events.py":
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if re.fullmatch(r"log(in|out)|[a-z_]+\.[a-z_]+", node.value):
                    yield node.value


def test_codes_are_found_where_they_are_written():
    codes = set(list_codes())

    assert {"login", "person.invited", "shared_summary.opened", "second_factor.key_added"} <= codes


def test_every_code_has_words():
    assert sorted(set(list_codes()) - NO_CODES - set(WORDS)) == []


def test_no_words_are_left_over():
    assert sorted(set(WORDS) - set(list_codes())) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_step_of_content_has_words(language):
    with translation.override(language):
        told = [words_of(f"{PREFIX}{action}") for action in ReleaseEvent.Action.values]

    assert len(set(told)) == len(told)
    assert not any(words.startswith(PREFIX) for words in told)
