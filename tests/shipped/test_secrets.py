"""Nothing in the tree looks like a secret that somebody left there."""

import re
import subprocess
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.shipped.test_repository import BINARY, ROOT, list_files

PATTERNS = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "Fernet key": r"(?<![\w/+-])[A-Za-z0-9_-]{43}=(?![\w=])",
    "key of Django's own": r"django-insecure-[\w!@#$%^&*()=+-]{20,}",
    "token of a host": r"\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp])[_-][A-Za-z0-9_-]{16,}",
    "key of a cloud": r"\bAKIA[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b",
    "password in an address": r"\b(?:postgres(?:ql)?|https?|mysql)://[\w.-]+:(?!pw@|password@|PASSWORD@)[^@\s/{}'\"]+@",
}
EXPRESSION = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS.values()))


def find_secrets(text):
    return EXPRESSION.findall(text)


def test_no_file_holds_a_secret():
    texts = [path for path in list_files("*") if path.suffix not in BINARY and path != Path(__file__)]

    found = {str(path.relative_to(ROOT)): find_secrets(path.read_text(errors="replace")) for path in texts}
    assert {path: secrets for path, secrets in found.items() if secrets} == {}


@pytest.mark.slow
def test_no_earlier_state_of_a_file_holds_a_secret():
    if not (ROOT / ".git").exists():
        pytest.skip("There is no history here.")
    command = [
        "git",
        "log",
        "--all",
        "-p",
        "--no-color",
        "--no-ext-diff",
        "--text",
        "--",
        ".",
        ":!*.lock",
        ":!*.mo",
    ]
    log = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode(errors="replace")

    added = "\n".join(line[1:] for line in log.splitlines() if line.startswith("+"))
    assert len(added) > 100_000
    assert set(find_secrets(added)) - set(find_secrets(Path(__file__).read_text())) == set()


@pytest.mark.parametrize(
    "secret",
    [
        Fernet.generate_key().decode(),
        "-----BEGIN EC PRIVATE " + "KEY-----",
        "postgres://aid:" + "s3cret@db/aid",
        "ghp_" + "a1B2" * 9,
        "AKIA" + "ABCDEFGH12345678",
    ],
    ids=["Fernet", "private", "address", "host", "cloud"],
)
def test_scan_finds_what_it_looks_for(secret):
    assert find_secrets(f"KEY={secret}\n")
