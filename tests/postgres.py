"""A PostgreSQL server of the tests' own: started on a free port in a temporary folder, stopped at the end."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


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


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a running server, without a database's name; skips where PostgreSQL is not installed."""
    binaries = find_binaries()
    if not binaries:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql).")
    before, uid = as_ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="aid-pg-"))
    os.chown(folder, uid, -1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    data = folder / "data"
    run = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(
        [*before, f"{binaries}/initdb", "-D", data, "-U", "aid", "-A", "trust", "-E", "UTF8", "--no-sync"],
        **run,
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [*before, f"{binaries}/pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-o", options, "-l", folder / "log", "start"], **run)
    yield f"postgres://aid@127.0.0.1:{port}"
    subprocess.run([*control, "-m", "immediate", "stop"], **run)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(postgres_server):
    """The address of a database with all migrations done."""
    url = f"{postgres_server}/postgres"
    manage_on(url, "migrate", "-v", "0")
    return url


def manage_on(url, *arguments, check=True):
    """Run a command of manage.py on this database in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        check=check,
        capture_output=True,
        text=True,
    )
