"""`manage.py check_content` on the shipped content and on small folders."""

import io
import json

import pytest
from django.core.management import call_command

from tests.integration.releases.commands import manage
from tests.unit.small_aid import TEXTS, texts_with

BROKEN = texts_with(
    {
        "about.yaml": [("content_on: 2026-01-31", "content_on: soon")],
        "costs.yaml": [("days_between: 7", "days_between: 0")],
        "rules.yaml": [("[medium, large]", "[huge]")],
    }
)


@pytest.fixture
def write(tmp_path):
    def write_texts(texts):
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write_texts


def check(*arguments):
    """Give exit status and output."""
    output = io.StringIO()
    try:
        call_command("check_content", *map(str, arguments), stdout=output)
    except SystemExit as exit_:
        return exit_.code, output.getvalue()
    return 0, output.getvalue()


def test_the_shipped_content_has_no_mistakes(tmp_path):
    done = manage("check_content", folder=tmp_path)

    assert done.returncode == 0, done.stdout.decode()
    assert "No mistakes in" in done.stdout.decode()


def test_the_shipped_content_uses_every_row_of_the_articles_and_all_73_rules(tmp_path):
    figures = json.loads(manage("check_content", "--json", folder=tmp_path).stdout)

    assert figures["mistakes"] == []
    assert figures["rows"]["total"] == 313
    assert figures["rules"]["total"] >= 73


def test_a_good_folder_is_reported_with_figures(write):
    status, output = check(write(TEXTS))

    assert status == 0
    assert "rules: total 2" in output
    assert "parity: differences 0" in output
    assert "testimonial  1         1   100.0" in output
    assert "cold-feet   grey-socks" in output
    assert output.endswith(f"No mistakes in {write({})}.\n")


def test_the_figures_in_json_hold_what_a_release_is_judged_by(write):
    status, output = check(write(TEXTS), "--json")

    figures = json.loads(output)
    assert status == 0
    assert figures["mistakes"] == []
    assert {"total": 5, "used": 4, "left_out": 1, "unaccounted": 0}.items() <= figures["rows"].items()
    assert figures["parity"] == {"differences": 0}
    assert {"total": 5, "without_source": 0}.items() <= figures["statements"].items()
    assert {"condition", "option", "within", "between", "has_reason"} <= set(figures["balance"][0])


@pytest.mark.parametrize(("day", "overdue"), [("2027-01-02", "none"), ("2027-01-03", "shop-note")])
def test_sources_past_their_review_date_are_named_and_are_no_mistake(write, day, overdue):
    status, output = check(write(TEXTS), "--as-of", day)

    assert status == 0
    assert f"overdue: as_of {day}, about False, sources {overdue}\n" in output


def test_all_mistakes_are_told_at_once_with_their_places(write):
    status, output = check(write(BROKEN))

    lines = output.splitlines()
    assert status == 1
    assert [line.split(":")[0] for line in lines[:-1]] == ["about.yaml", "costs.yaml", "rules.yaml"]
    assert all(line.split(":")[1].isdigit() and "Allowed: " in line for line in lines[:-1])
    assert lines[-1].startswith("3 mistakes in")


def test_json_holds_every_part_of_a_mistake(write):
    status, output = check(write(BROKEN), "--json")

    mistakes = json.loads(output)["mistakes"]
    assert status == 1
    assert len(mistakes) == 3
    for mistake in mistakes:
        assert set(mistake) == {"text", "file", "line", "column", "path", "message", "allowed"}
        assert mistake["line"] > 0
        assert mistake["message"] in mistake["text"]


@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["text", "json"])
def test_a_missing_or_empty_folder_is_told(tmp_path, flags):
    for folder in (tmp_path, tmp_path / "missing"):
        status, output = check(folder, *flags)

        assert status == 1
        assert "folder" in output


def test_bytes_that_are_no_text_are_told(write):
    folder = write(TEXTS)
    (folder / "z.yaml").write_bytes(b"\xff\xfe")

    status, output = check(folder)

    assert status == 1
    assert output.startswith("z.yaml:1:1: This is not UTF-8 text.")
