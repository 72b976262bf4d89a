"""A question answered over HTTP, as a share of a view that does nothing, and against a form wizard.

All behind the same middleware on the same server, loaded in turn by wrk. The aid's own step decrypts and
encrypts the cookie, checks and routes the answer, and sends the next page compressed.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from benchmarks.journey import HTMX, Step, walk_to_step, walk_wizard_to_step
from benchmarks.measure import Row, in_turn, median, ratio
from benchmarks.server import CONNECTIONS, serve

SECONDS = 2
RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
P99 = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Measure the steps on gunicorn, and both servers against each other."""
    if not shutil.which("wrk"):
        raise SystemExit("The load comes from wrk, which is not installed. On Debian: apt-get install wrk")
    rows = []
    for kind in ("gunicorn", "granian"):
        with serve(kind) as port, TemporaryDirectory() as folder:
            step, wizard = walk_to_step(port), walk_wizard_to_step(port)
            bare = Step("/bare/", step.data, step.browser)
            scripts = {
                "bare": write_script(folder, "bare", bare),
                "step": write_script(folder, "step", step, HTMX),
                "wizard": write_script(folder, "wizard", wizard),
            }
            load = {name: _loader(port, script) for name, script in scripts.items()}
            found = in_turn(load, rounds, progress=lambda text, kind=kind: progress(f"{kind}, {text}"))
        rows += [
            Row(f"{kind}: bare view", median(found["bare"]), "requests/s"),
            Row(f"{kind}: step with the next page", median(found["step"]), "requests/s"),
            Row(f"{kind}: wizard step", median(found["wizard"]), "requests/s"),
            Row(
                f"{kind}: step as a share of the bare view",
                ratio(found["step"], found["bare"]),
                "of 1",
                better="higher",
                goal=0.35,
                must=0.30,
            ),
            Row(
                f"{kind}: step against the wizard",
                ratio(found["step"], found["wizard"]),
                "times",
                better="higher",
                must=3,
            ),
        ]
    return rows


def write_script(folder: str, name: str, step: Step, more: dict[str, str] | None = None) -> tuple[str, Path]:
    """Write what wrk sends; gives the path to ask for and the file."""
    headers = step.browser.headers({"Accept-Encoding": "gzip", **(more or {})})
    lines = ['wrk.method = "POST"', f"wrk.body = {_quoted(urlencode(step.data, doseq=True))}"]
    lines += [f"wrk.headers[{_quoted(key)}] = {_quoted(value)}" for key, value in headers.items()]
    path = Path(folder) / f"{name}.lua"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return step.path, path


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _loader(port: int, script: tuple[str, Path]) -> Callable[[], float]:
    return lambda: float(RATE.search(attack(port, script, connections=CONNECTIONS)).group(1))


def attack(port: int, script: tuple[str, Path], *, connections: int) -> str:
    """Let wrk ask for some seconds; gives what it tells.

    :raises RuntimeError: if a request was refused.
    """
    path, file = script
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", "-s", str(file)]
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True, text=True
    ).stdout
    if refused := REFUSED.search(told):
        raise RuntimeError(f"{path} refused {refused.group(1)} requests.")
    return told
