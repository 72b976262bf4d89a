import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-m", "ruff", "check", "--quiet"], id="ruff check"),
        pytest.param(["-m", "ruff", "format", "--check", "--quiet"], id="ruff format"),
        pytest.param(["-m", "mypy"], id="mypy"),
        pytest.param(
            ["-c", LINT_IMPORTS, "--no-logo", "--cache-dir", "var/cache/imports"], id="import contracts"
        ),
    ],
)
def test_code_passes(arguments):
    # Without the colors that some CI systems ask for.
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "dumb"}

    result = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert result.returncode == 0, result.stdout + result.stderr
