"""`manage.py evaluate` as others call it: a process, JSON lines in, JSON lines out."""

import json
import subprocess
import sys

import pytest

from tests.integration.releases.commands import ROOT, environment, manage
from tests.vignettes import OWN_CASES, VIGNETTES, read_vignette

CASES = (*VIGNETTES, *OWN_CASES)
GOOD = b'{"conditions": ["atopic-dermatitis"], "age": 17, "severity": "severe"}\n'


def line_of(name):
    return json.dumps(read_vignette(name)["answers"]).encode() + b"\n"


def results_of(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_worked_case_gets_its_line_with_exactly_its_findings(tmp_path):
    done = manage("evaluate", "-", folder=tmp_path, stdin=b"".join(map(line_of, CASES)))

    assert done.returncode == 0, done.stderr
    results = results_of(done)
    assert len(results) == len(CASES)
    for name, result in zip(CASES, results, strict=True):
        case = read_vignette(name)
        keys = ("option", "flag", "rule", "level", "reason", "rows")
        told = [{key: f[key] for key in keys} for f in result["findings"] if f["source"] == "article"]
        assert sorted(told, key=str) == sorted(case["findings"], key=str), name
        assert result["consistency"] == case["consistency"]


def test_a_line_has_exactly_the_keys_that_others_build_on(tmp_path):
    (result,) = results_of(manage("evaluate", "-", folder=tmp_path, stdin=GOOD))

    assert list(result) == ["release", "options", "findings", "consistency", "urgent"]
    assert result["release"].startswith("draft-")
    assert list(result["findings"][0]) == [
        "option",
        "rule",
        "source",
        "flag",
        "level",
        "reason",
        "rows",
        "because",
    ]


def test_bad_lines_are_told_the_others_answered_and_the_exit_status_is_1(tmp_path):
    bad = b'nonsense\n{"age": true}\n{"aeg": 17}\n{"age": 17, "age": 18}\n\xff\n'

    done = manage("evaluate", "-", folder=tmp_path, stdin=GOOD + bad + b"\n" + GOOD)

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    results = results_of(done)
    assert [result.get("error", {}).get("line") for result in results] == [None, 2, 3, 4, 5, 6, None]
    assert [result["error"]["code"] for result in results[1:-1]] == [
        "not-json",
        "wrong-type",
        "unknown-question",
        "duplicate-key",
        "not-utf-8",
    ]
    assert results[0] == results[-1]


def test_a_file_gives_the_same_as_standard_input(tmp_path):
    file = tmp_path / "answers.jsonl"
    file.write_bytes(GOOD * 3)

    from_file = manage("evaluate", file, folder=tmp_path)

    assert from_file.returncode == 0
    assert from_file.stdout == manage("evaluate", "-", folder=tmp_path, stdin=GOOD * 3).stdout


@pytest.mark.parametrize("stdin", [b"", b"\n\n", b" \r\n"])
def test_no_line_gives_no_answer_and_no_error(tmp_path, stdin):
    done = manage("evaluate", "-", folder=tmp_path, stdin=stdin)

    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_told_without_a_traceback(tmp_path, name):
    done = manage("evaluate", tmp_path / name, folder=tmp_path)

    assert done.returncode == 1
    assert done.stdout == b""
    assert b"Give a file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_gives_no_traceback(tmp_path):
    command = f"yes '{{}}' | {sys.executable} manage.py evaluate - | head -n 1"

    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment(tmp_path), capture_output=True)

    assert json.loads(done.stdout)
    assert b"Traceback" not in done.stderr


# A process counts the memory of the one it was forked from, so a small process starts the measured one.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "manage.py", "evaluate", sys.argv[1]], stdout=open(sys.argv[2], "wb"))
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory_of(lines, folder):
    """Give the largest resident set in kB of one evaluation of so many lines."""
    answers = [line_of(name) for name in CASES]
    file, output = folder / f"{lines}.jsonl", folder / f"{lines}.out"
    file.write_bytes(b"".join(answers[number % len(answers)] for number in range(lines)))

    command = [sys.executable, "-c", MEASURE, str(file), str(output)]
    done = subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, check=True)

    status, peak = map(int, done.stdout.split())
    assert status == 0
    with output.open("rb") as written:
        assert sum(1 for _ in written) == lines
    return peak


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_lines(tmp_path):
    few, many = peak_memory_of(2_000, tmp_path), peak_memory_of(20_000, tmp_path)

    # Holding 18,000 more results, or only their lines, would take more than 50 MB.
    assert many < few + 4_000
