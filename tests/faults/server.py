"""The server as it is started for real, to be killed and started again, and what a patient sends to it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
CSRF = "a" * 32


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


class Server:
    """`manage.py up` on a port of its own, in a session of its own, so that a kill reaches all of it."""

    def __init__(self, folder, url, **environment):
        self.port, self.folder = free_port(), folder
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "SHARING": "true",
            "CLINIC_MODE": "true",
            "CLINIC_NAME": "診療所",
            "LOG_LEVEL": "WARNING",
            **environment,
        }
        self.process = None

    def start(self):
        with (self.folder / f"log-{self.port}.txt").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        # The port is open long before: who asks early waits.
        end = time.monotonic() + 120
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/")[0] == 200:
                    return self
            time.sleep(0.1)
        raise RuntimeError(f"The server did not start: {self.log()[-2000:]}")

    def command(self):
        return [sys.executable, "manage.py", "up", f"127.0.0.1:{self.port}"]

    def kill(self):
        """SIGKILL for the server and its worker at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()

    def log(self):
        return (self.folder / f"log-{self.port}.txt").read_text(errors="replace")

    def ask(self, method, path, values=None, *, cookies=(), headers=(), timeout=30):
        """Ask once, over a connection of its own; give status, headers and the whole body, or raise."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        jar = {settings.CSRF_COOKIE_NAME: CSRF, **dict(cookies)}
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()), **dict(headers)}
        body = None
        if values is not None:
            body = urllib.parse.urlencode({**values, "csrfmiddlewaretoken": CSRF}, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()
