"""A PostgreSQL server of the tests' own: started on a free port in a temporary folder, stopped at the end.

With TEST_DATABASE=postgresql all tests run on it: `python3 manage.py test --postgres`.
"""

import atexit
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_INSTALLED = "PostgreSQL is not installed (Debian: apt-get install postgresql)."
FAST = ("listen_addresses=127.0.0.1", "fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgresMissing(Exception):
    """Its binaries are not on this machine."""


def find_binaries():
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    on_path = shutil.which("initdb")
    return folders[-1] if folders else (str(Path(on_path).parent) if on_path else None)


def as_ordinary_user():
    """Give what goes before a command, because PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return [], os.geteuid()
    user = pwd.getpwnam("postgres")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"], user.pw_uid


@contextmanager
def run_postgres(*options):
    """Start a server, give its address without a database's name, and stop it.

    `options` are settings such as "max_connections=20". Durability is given up for speed; "fsync=on" takes
    that back.

    :raises PostgresMissing: where its binaries are not installed.
    """
    binaries = find_binaries()
    if not binaries:
        raise PostgresMissing(NOT_INSTALLED)
    before, uid = as_ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="aid-pg-"))
    os.chown(folder, uid, -1)
    data = folder / "data"
    run = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
    control = [*before, f"{binaries}/pg_ctl", "-D", data, "-w"]
    try:
        make = [*before, f"{binaries}/initdb", "-D", data, "-U", "aid", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*make, "--no-sync"], **run)
        port = _free_port()
        settings = (f"port={port}", f"unix_socket_directories={folder}", *FAST, *options)
        words = " ".join(f"-c {setting}" for setting in settings)
        subprocess.run([*control, "-o", words, "-l", folder / "log", "start"], **run)
        try:
            yield PostgresServer(f"postgres://aid@127.0.0.1:{port}", control, words, folder)
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **{**run, "check": False})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class PostgresServer:
    """A running server, which a test may stop and start again."""

    url: str
    control: list
    words: str
    folder: Path

    def stop(self, mode="fast"):
        subprocess.run([*self.control, "-m", mode, "stop"], cwd=self.folder, check=True, capture_output=True)

    def start(self):
        # Not captured: the server would hold the pipe open.
        started = [*self.control, "-o", self.words, "-l", self.folder / "log", "start"]
        subprocess.run(started, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def serve_all_tests():
    """Let all tests use a server of their own, until this process ends."""
    running = ExitStack()
    server = running.enter_context(run_postgres())
    # Workers of pytest-xdist inherit it, and the one server.
    os.environ["DATABASE_URL"] = f"{server.url}/postgres"
    atexit.register(running.close)
