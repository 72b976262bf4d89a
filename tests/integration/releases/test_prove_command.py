"""`manage.py prove` on the shipped content and on an aid that lacks a property."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from decisionaid.releases.management.commands import prove as command
from decisionaid.releases.selectors import release_from_aid
from tests.unit.prove.sound_aid import sound_aid
from tests.unit.small_aid import make_rule

CARELESS = make_rule("K-06", "caution", [{"has-dog": ["no"], "foot-size": ["small"]}], ask_if_unknown=False)


@pytest.fixture
def run(monkeypatch):
    def run_command(aid, *arguments):
        monkeypatch.setattr(command, "get_release_for_command", lambda: release_from_aid(aid))
        output, errors = io.StringIO(), io.StringIO()
        try:
            call_command("prove", *arguments, stdout=output, stderr=errors)
        except SystemExit as exit_:
            return exit_.code, output.getvalue(), errors.getvalue()
        return 0, output.getvalue(), errors.getvalue()

    return run_command


def test_each_property_is_told_with_its_counts_and_progress_on_the_error_stream(run):
    status, output, errors = run(sound_aid())

    assert status == 0
    for number in range(1, 9):
        assert f"\nT{number} " in output
    assert "rules 6, combinations " in output
    assert "8 of 8 properties hold" in output
    assert "100 %" in errors
    assert "%" not in output


def test_a_property_that_fails_gives_the_smallest_answers_that_evaluate_reads_and_status_1(run):
    status, output, _ = run(sound_aid(CARELESS))

    assert status == 1
    assert "T2 unknown is never safe: FAILS (1)" in output
    lines = [line for line in output.splitlines() if line.startswith("{")]
    assert [json.loads(line) for line in lines] == [
        {"has-dog": "no", "foot-size": "small"},
        {"foot-size": "small"},
    ]


def test_a_folder_with_mistakes_is_refused_with_the_list(run, tmp_path):
    with pytest.raises(CommandError, match="The content has mistakes:\n.*no YAML file"):
        run(sound_aid(), str(tmp_path))


def test_json_holds_everything(run):
    status, output, _ = run(sound_aid(CARELESS), "--json")

    told = json.loads(output)
    assert status == 1
    assert set(told) == {"release", "seconds", "properties"}
    assert [proof["id"] for proof in told["properties"] if not proof["holds"]] == ["T2"]
    assert told["properties"][1]["counter_example"] == {
        "answers": {"has-dog": "no", "foot-size": "small"},
        "changed": {"foot-size": "small"},
        "breaks": "K-06 (caution) for wool-socks is gone, and nothing is asked.",
    }
