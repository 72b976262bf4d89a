"""A server with the aid on a free port of this machine, and what a browser sends to it."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import urlencode

from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 60
# So many a measurement opens to ask for pages; each process gets its share.
CONNECTIONS = 16
FORM = "application/x-www-form-urlencoded"

Kind = Literal["gunicorn", "granian", "deployed"]


@dataclass
class Browser:
    """Keeps cookies and fills in forms, as far as measuring needs it."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def send(
        self, method: str, path: str, data: object = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers (in lower case) and body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = urlencode(data, doseq=True) if data is not None else None
        connection.request(method, path, body, self.headers(headers))
        answer = connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            parsed = SimpleCookie(cookie)
            self.cookies |= {name: morsel.value for name, morsel in parsed.items()}
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, content

    def headers(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Give the headers of the next request."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookies, "Content-Type": FORM, "Accept-Encoding": "identity", **(more or {})}

    def token(self, path: str) -> str:
        """Give the token that the forms of a page carry."""
        _, _, content = self.send("GET", path)
        found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', content)
        if not found:
            raise RuntimeError(f"There is no form on {path}.")
        return found.group(1).decode()


@contextmanager
def serve(kind: Kind = "gunicorn", *, workers: int = 2, threads: int = 4) -> Iterator[int]:
    """Run a server with the comparison's site on an empty database; gives the port.

    "deployed" is the aid alone as `deploy/` runs it, which sets the threads itself.
    """
    with TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DATA_KEYS": Fernet.generate_key().decode(),
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "DJANGO_SETTINGS_MODULE": "benchmarks.site.settings",
            "WEB_CONCURRENCY": str(workers),
            "LOG_LEVEL": "ERROR",
        }
        if kind == "deployed":
            environment["DJANGO_SETTINGS_MODULE"] = "decisionaid.config.settings"
        prepare = [sys.executable, "-m", "django", "up", "--prepare-only"]
        subprocess.run(prepare, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        process = subprocess.Popen(
            _command(kind, port, workers, threads), cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            wait_until_it_answers(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


def _command(kind: Kind, port: int, workers: int, threads: int) -> list[str]:
    if kind == "granian":
        options = ["--interface", "wsgi", "--workers", str(workers), "--blocking-threads", "1", "--no-ws"]
        where = ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error"]
        return [sys.executable, "-m", "granian", *options, *where, "benchmarks.site.wsgi:application"]
    if kind == "deployed":
        options = ["-c", "deploy/gunicorn.conf.py", "--workers", str(workers)]
        where = ["--bind", f"127.0.0.1:{port}"]
        return [sys.executable, "-m", "gunicorn", *options, *where, "decisionaid.config.wsgi"]
    options = ["--workers", str(workers), "--worker-class", "gthread", "--threads", str(threads)]
    # Of connections that come all at once, one process took all in two runs of three; see decision 0016.
    options += ["--worker-connections", str(max(CONNECTIONS // workers, 2 * threads))]
    where = ["--bind", f"127.0.0.1:{port}", "--log-level", "error", "--no-control-socket"]
    return [sys.executable, "-m", "gunicorn", *options, *where, "benchmarks.site.wsgi:application"]


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_it_answers(port: int, process: subprocess.Popen) -> None:
    """Wait for the first page.

    :raises RuntimeError: if the server ends, or takes more than a minute.
    """
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with status {process.returncode}.")
        try:
            if Browser(port).send("GET", "/")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError("The server did not start in time.")
