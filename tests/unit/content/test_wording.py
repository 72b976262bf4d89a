"""Every mistake is told in both languages: one entry a code, the same values in both, nothing left over."""

import ast
import copy
import pickle
import re
from dataclasses import asdict
from pathlib import Path
from string import Formatter

import pytest

from decisionaid.content import wording
from decisionaid.content.items import KINDS
from decisionaid.content.kind_words import KINDS as KIND_WORDS
from decisionaid.content.messages import explain
from decisionaid.content.mistakes import Mistake
from decisionaid.content.wording import (
    KindName,
    Said,
    answers,
    files,
    links,
    proofs,
    said,
    say,
    schema,
    words,
)
from decisionaid.content.wording.yaml_problems import YAML_PROBLEMS
from decisionaid.content.yaml_text import read_yaml
from decisionaid.domain.base import broken

ROOT = Path(__file__).resolve().parents[3] / "decisionaid"
TABLES = (files.FILES, schema.SCHEMA, links.LINKS, words.WORDS, proofs.PROOFS, answers.ANSWERS, YAML_PROBLEMS)
CODES = wording.list_codes()
JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)+")
BY_PYDANTIC = {code for code in schema.SCHEMA if "_" in code or code == "missing"}


def values_in(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def without_values(text):
    return "".join(before for before, *_ in Formatter().parse(text))


def sample_of(code):
    """Make the mistake of a code, each value standing for itself."""
    entry = wording.wording_of(code)
    named = {name: f"<{name}>" for name in values_in(entry.en) | values_in(entry.allowed_en)}
    return Mistake.of(code, file="rules/K-01", **named)


def codes_in(folder):
    """Give every text that stands in the code of a folder, but for the tables themselves."""
    found = set()
    for path in folder.rglob("*.py"):
        if path.parent.name != "wording":
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            found |= {node.value for node in nodes if isinstance(node, ast.Constant)}
    return found


def called_with(folder):
    """Give what is named where a mistake is made: the code of `mistake`, `of`, `say`, `add`, `Trouble`."""
    place = {
        "mistake": 0,
        "of": 0,
        "say": 0,
        "broken": 0,
        "_mistake": 1,
        "_refusal": 0,
        "add": 2,
        "Trouble": 4,
    }
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = place.get(name)
            if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant):
                yield node.args[at].value


def test_no_code_stands_in_two_tables():
    assert len(CODES) == sum(map(len, TABLES)) > 130


@pytest.mark.parametrize("code", CODES)
def test_both_languages_have_words_with_the_same_values(code):
    entry = wording.wording_of(code)

    assert values_in(entry.en) == values_in(entry.ja)
    assert values_in(entry.allowed_en) == values_in(entry.allowed_ja)
    assert bool(entry.allowed_en) == bool(entry.allowed_ja)
    assert JAPANESE.search(without_values(entry.ja)) or not re.search("[a-z]{3}", without_values(entry.en))
    assert not JAPANESE.search(without_values(entry.en).replace("漢字|かんじ", ""))
    # What may stand there can be keys and values of YAML alone, but never English words of our own.
    same = entry.allowed_ja == entry.allowed_en
    assert JAPANESE.search(entry.allowed_ja) or same or not entry.allowed_ja


@pytest.mark.parametrize("code", CODES)
def test_the_words_can_be_made_in_both_languages(code):
    mistake = sample_of(code)

    assert mistake.code == code
    for language in ("en", "ja"):
        line = mistake.in_language(language)
        assert "{" not in re.sub(r"\{(漢字|ja:|all_of|below|at_least)", "", line)
    assert mistake.in_language("en") == str(mistake)


def test_every_code_that_is_raised_has_words_and_every_entry_is_raised():
    raised = {
        code for folder in ("content", "domain", "staff", "releases") for code in called_with(ROOT / folder)
    }
    by_texts = set().union(*(codes_in(ROOT / name) for name in ("content", "domain", "releases", "staff")))
    of_properties = {f"T{number}{end}" for number in range(1, 9) for end in ("", "-claim")}
    of_answers = {f"answer-{code}" for code in codes_in(ROOT / "engine") if isinstance(code, str)}

    codes = {code for code in raised if isinstance(code, str) and SLUG.fullmatch(code)}
    assert len(codes) > 100
    assert codes - set(CODES) == set()
    assert set(CODES) - by_texts - of_properties - of_answers - BY_PYDANTIC - {"other"} == set(YAML_PROBLEMS)


def test_every_error_of_the_engine_about_answers_has_words():
    tree = ast.parse((ROOT / "engine" / "answers.py").read_text(encoding="utf-8"))
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > 1]
    codes = {f"answer-{node.args[1].value}" for node in made if getattr(node.func, "id", "") == "AnswerError"}

    assert len(codes) == len(answers.ANSWERS)
    assert codes == set(answers.ANSWERS)


def test_what_pydantic_may_say_of_the_schema_has_words():
    assert {"missing", "extra_forbidden", "string_type", "literal_error", "date_parsing"} <= BY_PYDANTIC
    # The constraints that the models of the content use, by the names pydantic gives their errors.
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "domain").glob("*.py"))
    used = set(re.findall(r"\b(gt|ge|lt|le|multiple_of|min_length|max_length|pattern)=", text))
    assert used == {"gt", "ge", "le", "min_length", "max_length", "pattern"}


def test_an_error_that_nobody_has_words_for_still_gets_a_japanese_sentence():
    error = {"type": "new_in_pydantic", "msg": "Something new", "input": 1, "loc": ("age",), "ctx": {}}

    code, values = explain(error, known_keys=())

    assert say(code, **values) == "Something new."
    assert say(code, **values).in_language("ja") == "この値は使えません(Something new)。"


def test_values_that_are_texts_kinds_and_lists_are_told_in_the_same_language():
    told = say("no-such-id", name="wool", kind=KindName("rules"), names=("a", say("none-yet")), more="")

    assert told == "There is no 'wool' in rules."
    assert told.in_language("ja") == "「wool」は規則(rules)にありません。"
    assert told.in_language("en") == told
    allowed = Said(told.code, told.values, is_allowed=True)
    assert (allowed, allowed.in_language("ja")) == ("a, (there is none yet)", "a、(まだありません)")


def test_every_kind_has_a_name():
    assert set(KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])  # noqa: S301
def test_a_text_stays_what_it_is_when_it_is_copied(copied):
    told = say("low-above-high")

    assert copied(told).in_language("ja") == told.in_language("ja") != told
    assert isinstance(asdict(Mistake("a", 1, 1, "", told))["message"], Said)


def test_a_mistake_of_a_whole_file_names_no_line():
    assert str(Mistake.of("zip-empty", file="(zip)")).startswith("(zip): The zip file")
    assert str(Mistake.of("zip-empty", file="a.yaml", place=(3, 4))).startswith("a.yaml:3:4: The zip")
    assert Mistake("a.yaml", 1, 1, "", "Wrong.").in_language("ja") == "a.yaml:1:1: Wrong."


def test_a_code_without_words_cannot_be_said():
    with pytest.raises(KeyError):
        say("no-such-code")
    assert not said.has_wording("no-such-code")


def test_a_model_raises_its_code():
    assert (broken("low-above-high").type, broken("x-y", a=1).context) == ("low-above-high", {"a": 1})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: [1, 2", id="open bracket"),
        pytest.param("a: {b: 1", id="open brace"),
        pytest.param("a: b: c", id="two values"),
        pytest.param("a: 'x", id="open quotes"),
        pytest.param("a: 1\n\tb: 2", id="tab"),
        pytest.param("a:\n  - 1\n b: 2", id="indentation"),
        pytest.param("a: 1\nb", id="no colon"),
        pytest.param("a: @x", id="bad start"),
        pytest.param('a: "\\q"', id="bad escape"),
        pytest.param("a: - b", id="entry in a value"),
        pytest.param("a: *", id="no name"),
        pytest.param("- a\nb: 1", id="key beside an entry"),
        pytest.param("a: \x07", id="control character"),
    ],
)
def test_what_is_wrong_with_yaml_is_told_in_japanese(text):
    *_, mistake = read_yaml(text, file="a.yaml").mistakes

    assert mistake.code == "not-yaml"
    assert not re.search("[a-z]{3}", mistake.in_language("ja").replace("a.yaml", "")), mistake
