#!/usr/bin/env python3
"""Set up what is missing (Debian packages, .venv), then run a command.

    python3 manage.py up [PORT|HOST:PORT]    set up and serve
    python3 manage.py test [pytest args]     set up and test; with --postgres on PostgreSQL

Nothing but the standard library until .venv exists. DECISIONAID_SKIP_BOOTSTRAP=1 skips the set-up.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from decisionaid.config.debian import install_debian_packages, missing_debian_packages
from decisionaid.config.local_files import fill_environment, one_at_a_time

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
# Debian's own tools are found even where PATH holds little more than python3.
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# tests/postgres.py starts a server for them.
ON_POSTGRES = "--postgres"
OFFLINE = re.compile("NewConnectionError|NameResolutionError|ConnectTimeout|ProxyError|unreachable")


def say(text: str) -> None:
    # Standard error: commands such as `evaluate` answer on standard output.
    print(f"manage.py: {text}", file=sys.stderr, flush=True)


def stamp(kind: str) -> Path:
    digest = hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()[:16]
    return VENV / "ready-{}-{}-py{}.{}".format(kind, digest, *sys.version_info[:2])


def is_ready(kind: str) -> bool:
    # The dev set holds everything of the run set.
    stamps = {stamp(kind), stamp("dev")}
    return PYTHON.exists() and any(each.exists() for each in stamps)


def can_be_kept() -> bool:
    """Tell whether .venv is whole and of this Python, so that pip may install into it."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    question = "import pip, sys; print(*sys.version_info[:2])"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def make_venv() -> None:
    say("making .venv, some seconds")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    if subprocess.call([sys.executable, "-m", "venv", VENV], stdout=sys.stderr, close_fds=False) != 0:
        sys.exit(
            "manage.py: Python could not make .venv (see above). On Debian: apt-get install python3-venv"
        )


def install_python_packages(lock: Path) -> None:
    total = len(re.findall(r"^[\w.\[\]-]+==", lock.read_text(), re.MULTILINE))
    say(f"installing {total} Python packages from {lock.name}, half a minute or more")
    pip = [PYTHON, "-m", "pip", "install", "--require-hashes", "--disable-pip-version-check", "--no-input"]
    command = [*pip, "--progress-bar", "off", "--retries", "2", "-r", lock]
    lines, collected = [], 0
    # The lock of the set-up goes along (close_fds): a pip that outlives this process still holds it.
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "close_fds": False}
    with subprocess.Popen(command, **pipe) as process:
        for line in process.stdout:
            lines.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                collected += 1
                if collected % 10 == 0:
                    say(f"  {collected} of {total} fetched")
            elif line.startswith(("Installing collected", "WARNING: Retrying")):
                say("  " + line.strip()[:100])
    if process.returncode != 0:
        output = "".join(lines[-20:])
        what_to_do = "check the network" if OFFLINE.search(output) else "see above"
        sys.exit(f"{output}manage.py: pip could not install {lock.name}: {what_to_do}, then run this again.")


def set_up(kind: str) -> None:
    os.environ["PATH"] = os.pathsep.join(filter(None, [os.environ.get("PATH"), SYSTEM_PATH]))
    missing = missing_debian_packages(for_tests=kind == "dev")
    if not missing and is_ready(kind):
        return
    waiting = "another start is setting up this folder; waiting for it"
    with one_at_a_time(ROOT / "var" / "setup.lock", on_wait=lambda: say(waiting)):
        if missing:
            install_debian_packages(missing, say=say)
        if is_ready(kind):
            return
        if not can_be_kept():
            make_venv()
        for old in VENV.glob("ready-*"):
            old.unlink()
        UNFINISHED.touch()
        install_python_packages(LOCKS[kind])
        UNFINISHED.unlink()
        stamp(kind).touch()
        say("set-up done")


def run_tests(arguments: list[str]) -> int:
    os.chdir(ROOT)
    if not importlib.util.find_spec("pytest"):
        sys.exit("manage.py: pytest is not installed; run: python3 manage.py test")
    import pytest

    if ON_POSTGRES in arguments:
        os.environ["TEST_DATABASE"] = "postgresql"
    return int(pytest.main([each for each in arguments if each != ON_POSTGRES]))


def main(argv: list[str]) -> int:
    if sys.version_info < (3, 11):
        sys.exit(f"manage.py: Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    kind = "dev" if argv[1:2] == ["test"] else "run"
    if Path(sys.prefix).resolve() != VENV.resolve() and not os.environ.get("DECISIONAID_SKIP_BOOTSTRAP"):
        try:
            set_up(kind)
        except OSError as error:
            sys.exit(f"manage.py: the set-up could not be finished: {error}")
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *argv[1:]])
    if kind == "dev":
        return run_tests(argv[2:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decisionaid.config.settings")
    try:
        fill_environment(ROOT / "var" / "local.env")
    except OSError as error:
        sys.exit(
            f"manage.py: no local keys: {error}. "
            "Make it possible to write there, or set SECRET_KEY and DATA_KEYS."
        )
    from django.core.management import execute_from_command_line

    execute_from_command_line(argv)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv))
    except KeyboardInterrupt:
        sys.exit("manage.py: stopped")
