import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from decisionaid.web.answers_file import write_answers_file
from decisionaid.web.submission import Submission
from tests.vignettes import read_vignette

ROOT = Path(__file__).parents[3]


@pytest.fixture
def answers_file(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(read_vignette("v03")["answers"]), encoding="utf-8")
    return path


def summarise(path, tmp_path, *arguments):
    out = tmp_path / "out"
    call_command("summarise", str(path), "--as-of", "2026-11-23", "-o", str(out), *arguments)
    return out.read_bytes()


@pytest.mark.django_db
def test_json_holds_the_page(answers_file, tmp_path):
    page = json.loads(summarise(answers_file, tmp_path, "--format", "json", "--lang", "en"))

    assert page["language"] == "en"
    assert page["as_of"] == "2026-11-23"
    assert [option["option"] for option in page["options"]][-1] == "stem-cell-infusion-abroad"


@pytest.mark.django_db
def test_yaml_and_json_give_the_same_summary(answers_file, tmp_path):
    other = tmp_path / "answers.yaml"
    other.write_text(yaml.safe_dump(read_vignette("v03")["answers"]), encoding="utf-8")

    first = summarise(answers_file, tmp_path, "--format", "html")

    assert summarise(other, tmp_path, "--format", "html") == first


@pytest.mark.django_db
def test_text_is_in_the_language_asked_for(answers_file, tmp_path):
    ja = summarise(answers_file, tmp_path, "--format", "text").decode()
    en = summarise(answers_file, tmp_path, "--format", "text", "--lang", "en").decode()

    assert "妊娠中" in ja
    assert "Pregnant now" in en


@pytest.mark.parametrize("size", ["normal", pytest.param("large", marks=pytest.mark.slow)])
def test_two_processes_make_the_same_pdf(tmp_path, size):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(read_vignette("v11")["answers"]), encoding="utf-8")
    command = [sys.executable, "manage.py", "summarise", str(path), "--format", "pdf", "--size", size]

    made = [
        subprocess.run([*command, "--as-of", "2026-11-23"], cwd=ROOT, capture_output=True, check=True).stdout
        for _ in range(2)
    ]

    assert made[0].startswith(b"%PDF-1.7")
    assert made[0] == made[1]


@pytest.mark.django_db
def test_text_holds_everything_unless_the_main_parts_are_asked_for(answers_file, tmp_path):
    whole = summarise(answers_file, tmp_path, "--format", "text", "--lang", "en").decode()
    main = summarise(answers_file, tmp_path, "--format", "text", "--lang", "en", "--extent", "main").decode()

    assert "What the articles write, place by place" in whole
    assert "What the articles write, place by place" not in main
    assert "Not in this short PDF" in main


def saved_file(**changes):
    submission = Submission("child", {"conditions": ("atopic-dermatitis",), "age": 9})
    data = json.loads(write_answers_file(submission, release="1", warning=""))
    return json.dumps({**data, **changes})


@pytest.mark.django_db
def test_a_file_that_a_person_saved_brings_what_matters_and_the_ticks(tmp_path, live_aid):
    path = tmp_path / "saved.json"
    value, question = live_aid.preferences[0], live_aid.questions_to_ask[0]
    path.write_text(saved_file(values={value.id: "very"}, questions=[question.id]), encoding="utf-8")

    page = json.loads(summarise(path, tmp_path, "--format", "json", "--lang", "en"))

    assert [marked["label"] for marked in page["values"]] == [value.label.en]
    ticked = [item["text"] for group in page["questions"] for item in group["questions"] if item["is_ticked"]]
    assert ticked == [question.text.en]
    assert page["brief"]["who"] == "Answered for a child."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(saved_file(answers={"shoe": 1}), "does not fit the live release: shoe", id="saved, odd"),
        pytest.param(saved_file(version=99), "The file is newer", id="saved, newer"),
        pytest.param('{"age": "old"}', "age: This question takes a whole number", id="wrong type"),
        pytest.param('{"shoe": 1}', "shoe: There is no question", id="unknown question"),
        pytest.param('{"age": 1, "age": 2}', "already given on line 1", id="duplicate key"),
        pytest.param('{"age": ', "not valid JSON", id="not JSON"),
        pytest.param("[" * 50_000, "not valid JSON", id="deep nesting"),
    ],
)
def test_a_file_that_cannot_be_read_gives_a_clear_error(tmp_path, text, told):
    path = tmp_path / "answers.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=told):
        call_command("summarise", str(path), "--format", "json")


@pytest.mark.django_db
def test_a_missing_file_gives_a_clear_error(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("summarise", str(tmp_path / "none.json"), "--format", "json")
