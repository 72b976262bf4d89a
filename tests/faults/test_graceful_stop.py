"""SIGTERM while a PDF is being made: the person gets it, the workers end, and what was counted is kept."""

import array
import contextlib
import fcntl
import os
import re
import signal
import sqlite3
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, complete
from tests.faults.server import ROOT, Server

pytestmark = [pytest.mark.slow]

TOKEN = "a-token-of-the-tests"


class GunicornServer(Server):
    """The same site as a public one runs it, with two processes."""

    def start(self):
        self.environment |= {"WEB_CONCURRENCY": "2", "GUNICORN_BIND": f"127.0.0.1:{self.port}"}
        prepare = [sys.executable, "manage.py", "up", "--prepare-only"]
        subprocess.run(prepare, cwd=ROOT, env=self.environment, check=True, capture_output=True)
        return super().start()

    def command(self):
        return [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "decisionaid.config.wsgi"]


LEAST_WORKERS = {Server: 1, GunicornServer: 2}


@pytest.fixture(params=[Server, GunicornServer], ids=["up", "gunicorn"])
def server(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    server = request.param(tmp_path, url, METRICS_TOKEN=TOKEN, LOG_FORMAT="json", LOG_LEVEL="INFO")
    yield server.start()
    server.stop()


@pytest.fixture
def patient(release):
    sealed = seal({"v": 1, "who": "self", "answers": complete(release.aid, ECZEMA)})
    return {settings.ANSWERS_COOKIE_NAME: sealed}


def find_children(pid):
    """Give the processes below this one, and what they run."""
    children = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(path.parent.name))
    found, waiting = {}, [pid]
    while waiting:
        for child in children.get(waiting.pop(), []):
            with contextlib.suppress(OSError):
                found[child] = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            waiting.append(child)
    return found


def wait_until(is_so, *, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := is_so():
            return found
        time.sleep(0.05)
    raise AssertionError("It did not come about.")


def find_pdf_workers(server):
    found = find_children(server.process.pid)
    return [pid for pid, command in found.items() if "decisionaid.pdf.worker" in command]


def has_work(pid):
    """Tell whether something that was sent to this worker is not read yet."""
    unread = array.array("i", [0])
    with open(f"/proc/{pid}/fd/0", "rb", buffering=0) as pipe:
        fcntl.ioctl(pipe, termios.FIONREAD, unread)
    return unread[0] > 0


def is_running(pid):
    with contextlib.suppress(OSError):
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


def read_stored_pdfs(folder):
    with contextlib.closing(sqlite3.connect(folder / "db.sqlite3")) as connection:
        return connection.execute(
            "SELECT coalesce(sum(n), 0) FROM counts_count WHERE kind = 'pdf'"
        ).fetchone()[0]


def read_metrics(server):
    status, _, body = server.ask("GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert status == 200
    return body.decode()


def test_pdf_in_hand_is_finished(server, patient, tmp_path):
    wait_until(lambda: len(find_pdf_workers(server)) >= LEAST_WORKERS[type(server)])
    assert server.ask("POST", "/summary/pdf/", {}, cookies=patient, timeout=120)[0] == 200
    workers = find_pdf_workers(server)
    below = set(find_children(server.process.pid))
    answers = []
    ask = threading.Thread(
        target=lambda: answers.append(server.ask("POST", "/summary/pdf/", {}, cookies=patient, timeout=120))
    )
    # Held, so that the PDF is in hand for certain when the signal comes.
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    try:
        ask.start()
        wait_until(lambda: any(has_work(pid) for pid in workers))
        os.kill(server.process.pid, signal.SIGTERM)
        time.sleep(2)
        assert server.process.poll() is None
        assert answers == []
    finally:
        for pid in workers:
            os.kill(pid, signal.SIGCONT)
    ask.join(120)
    server.process.wait(timeout=60)

    status, headers, body = answers[0]
    assert (status, headers["Content-Type"]) == (200, "application/pdf")
    assert body.startswith(b"%PDF")
    assert body.rstrip().endswith(b"%%EOF")
    assert server.process.returncode == 0
    assert len(workers) >= LEAST_WORKERS[type(server)]
    wait_until(lambda: not any(is_running(pid) for pid in below))
    assert read_stored_pdfs(tmp_path) == 2


def test_metrics_are_those_of_all_processes(server):
    for _ in range(30):
        assert server.ask("GET", "/healthz")[0] == 200

    told = read_metrics(server)
    shown = wait_until(lambda: re.findall(r"^decisionaid_live_release\S* 1\.0$", read_metrics(server), re.M))

    assert 'decisionaid_requests_total{route="healthz",status="2xx"} 30.0' in told
    assert len(shown) >= 1
    assert 'decisionaid_pdfs_total{outcome="made"} 0.0' in told


def test_folder_of_the_metrics_goes_with_the_server(server):
    if not isinstance(server, GunicornServer):
        pytest.skip("one process needs no folder")
    read_metrics(server)
    maps = []
    for pid in find_children(server.process.pid):
        # A process may have ended since it was found, as one that only warms up another does.
        with contextlib.suppress(OSError):
            maps.append(Path(f"/proc/{pid}/maps").read_text())
    folders = set(re.findall(r"(/\S*/decisionaid-metrics-[^/\s]+)/", "".join(maps)))

    server.stop()

    assert len(folders) == 1
    assert not any(Path(folder).exists() for folder in folders)
