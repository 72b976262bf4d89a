"""Tests of what lies in the repository itself."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"var", "__pycache__", "test-results"}
LOCKS = ["requirements.lock", "requirements-dev.lock"]
BINARY = {".mo", ".png", ".ico", ".pdf", ".woff2", ".ttf"}


def is_ours(path):
    folders = path.relative_to(ROOT).parts[:-1]
    return not any(name in NOT_OURS or (name.startswith(".") and name != ".ci") for name in folders)


def list_files(*patterns):
    found = (path for pattern in patterns for path in ROOT.rglob(pattern) if is_ours(path))
    return [path for path in found if path.is_file()]


def list_long_files(*patterns, under, limit):
    files = [path for path in list_files(*patterns) if path.is_relative_to(ROOT / under)]
    return {str(path): count for path in files if (count := len(path.read_text().splitlines())) > limit}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_no_address(name):
    assert not re.findall(r"https?://\S+|file:\S+|--index-url.*|--find-links.*", (ROOT / name).read_text())


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_the_lock_has_a_hash(name):
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())

    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))


def test_packages_of_serving_are_all_in_the_lock_of_the_tests():
    pins = [set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS]

    assert pins[0] <= pins[1]


def test_every_pinned_dependency_is_in_the_lock():
    lock = (ROOT / "requirements.lock").read_text()
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]

    pins = [re.sub(r"\[.*\]", "", dependency) for dependency in dependencies]
    assert [pin for pin in pins if f"{pin} " not in lock] == []


def test_every_dependency_says_what_it_is_for():
    project = (ROOT / "pyproject.toml").read_text().split("\n[tool.")[0]
    entries = re.findall(r'^  "[^"]+",.*$', project, re.MULTILINE)

    assert len(entries) > 20
    assert [entry for entry in entries if not re.search(r",\s+# \w.{8,}", entry)] == []


def test_no_source_file_is_too_long():
    assert list_long_files("*.py", under="decisionaid", limit=400) == {}


def test_no_test_file_is_too_long():
    assert list_long_files("*.py", under="tests", limit=500) == {}


def test_no_template_is_too_long():
    assert list_long_files("*.html", "*.txt", under="templates", limit=160) == {}


def test_no_content_file_is_too_long():
    assert list_long_files("*.yaml", under="fixtures", limit=300) == {}


def test_no_file_names_a_folder_of_one_machine():
    folder = re.compile(r"(?<![\w./:-])/(?:work|root|home/\w+|opt/\w+)(?:/|\b)")
    texts = [path for path in list_files("*") if path.suffix not in BINARY and path != Path(__file__)]

    named = {str(path): folder.findall(path.read_text(errors="replace")) for path in texts}
    assert {path: found for path, found in named.items() if found} == {}


def test_nothing_secret_is_tracked():
    ignored = (ROOT / ".gitignore").read_text().splitlines()

    assert {".venv/", "var/"} <= set(ignored)
    assert list_files("*.env", "*.sqlite3", "*.pem", "*.key") == []


def test_every_link_between_files_leads_to_one():
    lost = [
        (str(page.relative_to(ROOT)), link)
        for page in list_files("*.md")
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
        if not re.match(r"[a-z]+:", link) and not (page.parent / link).exists()
    ]

    assert lost == []


def test_no_file_holds_the_marks_of_a_merge():
    texts = [path for path in list_files("*") if path.suffix not in BINARY]
    marks = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)

    assert [str(path) for path in texts if marks.search(path.read_text(errors="replace"))] == []
