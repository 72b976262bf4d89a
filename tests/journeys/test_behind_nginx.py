"""The site as it is deployed: nginx with TLS in front of two processes that share a database."""

import http.client
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.nginx import HOST, need_nginx, write_site

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


class Site:
    def __init__(self, folder):
        self.folder = folder
        self.port, self.plain_port = free_ports(2)
        self.sockets = [folder / "one.sock", folder / "two.sock"]
        self.environment = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "k3y-of-the-tests" * 5,
            "DATA_KEYS": Fernet.generate_key().decode(),
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "DECISIONAID_SKIP_BOOTSTRAP": "1",
            "HTTPS": "true",
            "ALLOWED_HOSTS": HOST,
            "TRUSTED_PROXIES": "unix",
            "SHARING": "true",
            "CLINIC_MODE": "true",
            "CLINIC_NAME": "A clinic",
        }
        self.processes = []

    def start(self):
        subprocess.run(
            [sys.executable, "manage.py", "up", "--prepare-only"],
            cwd=ROOT, env=self.environment, check=True, capture_output=True,
        )  # fmt: skip
        for path in self.sockets:
            self.run(
                [
                    Path(sys.executable).with_name("gunicorn"),
                    "-c",
                    "deploy/gunicorn.conf.py",
                    "decisionaid.config.wsgi",
                ],
                GUNICORN_BIND=f"unix:{path}",
                WEB_CONCURRENCY="1",
            )
        config = write_site(self.folder, port=self.port, plain_port=self.plain_port, sockets=self.sockets)
        self.run([need_nginx(), "-c", config, "-e", self.folder / "nginx.log"])
        wait_for(lambda: all(path.exists() for path in self.sockets) and self.is_answering())

    def is_answering(self):
        try:
            return self.ask("GET", "/").status == 200
        except ConnectionRefusedError:
            return False

    def run(self, command, **more):
        log = (self.folder / "log.txt").open("ab")
        self.processes.append(
            subprocess.Popen(
                command,
                cwd=ROOT,
                env={**self.environment, **more},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        )
        log.close()

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(timeout=40)

    def connect(self, source="127.0.0.1"):
        context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        raw = socket.create_connection(("127.0.0.1", self.port), 60, (source, 0))
        # The name of the site is not one that a resolver knows.
        return context.wrap_socket(raw, server_hostname=HOST)

    def ask(self, method, path, body=None, *, source="127.0.0.1", **headers):
        connection = http.client.HTTPConnection(HOST)
        connection.sock = self.connect(source)
        try:
            connection.request(method, path, body, {"Host": HOST, **headers})
            response = connection.getresponse()
            response.body = response.read()
        finally:
            connection.close()
        return response


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    need_nginx()
    site = Site(tmp_path_factory.mktemp("site"))
    try:
        site.start()
        yield site
    finally:
        site.stop()


def post_wrong_code(site, **options):
    """Send a code that nothing has, with the cookie and token of its page."""
    page = site.ask("GET", "/shared/delete/")
    cookie = page.headers["Set-Cookie"].split(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.body.decode())[1]
    body = urllib.parse.urlencode({"code": "0000000000", "csrfmiddlewaretoken": token})
    headers = {
        "Cookie": cookie,
        "Origin": f"https://{HOST}",
        "Content-Type": "application/x-www-form-urlencoded",
        **options.pop("headers", {}),
    }
    return site.ask("POST", "/shared/delete/", body, **headers, **options)


def test_page_is_compressed_and_has_the_headers_of_https(site):
    response = site.ask("GET", "/", **{"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert response.headers["Set-Cookie"].startswith("__Host-csrf=")
    assert response.headers["Server"] == "nginx"


def test_plain_http_leads_to_https(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.plain_port, timeout=30)
    connection.request("GET", "/q/age/", headers={"Host": HOST})
    response = connection.getresponse()

    assert (response.status, response.headers["Location"]) == (301, f"https://{HOST}/q/age/")
    connection.close()


def test_static_file_comes_compressed_from_the_disk_with_the_headers(site):
    page = site.ask("GET", "/").body.decode()
    address = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', page)[1]

    packed = site.ask("GET", address, **{"Accept-Encoding": "gzip"})
    plain = site.ask("GET", address)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Type"] == "text/css"
    assert "immutable" in packed.headers["Cache-Control"]
    assert len(packed.body) * 2 < len(plain.body)
    for name in ("Content-Security-Policy", "Cross-Origin-Resource-Policy", "Strict-Transport-Security"):
        assert packed.headers[name], name
    assert site.ask("GET", "/static/../../manage.py").status in (400, 404)
    assert site.ask("GET", "/static/").status in (403, 404)


@pytest.mark.parametrize("size", [70_000, 6_000_000])
def test_too_large_a_body_gets_a_page_in_both_languages(site, size):
    response = site.ask("POST", "/language/", b"x" * size)

    assert response.status == 413
    page = response.body.decode()
    assert 'lang="ja"' in page
    assert 'lang="en"' in page
    assert "大き" in page
    assert response.headers["Content-Security-Policy"]


def test_tries_are_counted_by_true_address_over_both_processes(site):
    made_up = [{"X-Forwarded-For": f"198.51.100.{n}", "X-Real-IP": f"198.51.100.{n}"} for n in range(7)]

    statuses = [post_wrong_code(site, headers=headers).status for headers in made_up]
    elsewhere = post_wrong_code(site, source="127.0.0.2").status

    assert statuses == [422] * 5 + [429] * 2
    assert elsewhere == 422


def test_other_name_is_not_answered(site):
    context = ssl.create_default_context(cafile=site.folder / "fullchain.pem")
    with socket.create_connection(("127.0.0.1", site.port), 30) as raw, pytest.raises(ssl.SSLError):
        context.wrap_socket(raw, server_hostname="elsewhere.example.jp")


def drip(talks, over):
    """Send a byte a second on each, and give those that were ended from the other side."""
    ended = set()
    while not over.wait(1):
        for talk in talks:
            try:
                talk.send(b"a")
            except OSError:
                ended.add(talk)
    return ended


def test_fifty_slow_clients_hold_up_nobody(site):
    talks = [site.connect() for _ in range(50)]
    half, post = len(talks) // 2, f"POST /begin/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 900\r\n\r\n"
    for talk in talks[:half]:
        talk.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-A: ".encode())
    for talk in talks[half:]:
        talk.sendall(post.encode())
    over = threading.Event()
    with ThreadPoolExecutor() as pool:
        dripping = pool.submit(drip, talks, over)
        try:
            statuses = []
            for _ in range(30):
                statuses.append(site.ask("GET", "/").status)
                time.sleep(0.5)
        finally:
            over.set()
        ended = dripping.result()
    for talk in talks:
        talk.close()

    assert statuses == [200] * 30
    # The headers have 10 seconds in all; a body is gathered for as long as it goes on, but only by nginx.
    assert set(talks[:half]) <= ended


def test_log_holds_no_address_of_a_visitor(site):
    log = (site.folder / "log.txt").read_text() + (site.folder / "nginx.log").read_text()

    assert not re.findall(r"127\.0\.0\.[12]|198\.51\.100", log)


def test_one_process_gone_the_other_goes_on_and_none_is_told(site):
    site.processes[0].kill()
    os.killpg(site.processes[0].pid, 9)
    site.processes[0].wait()

    assert [site.ask("GET", "/").status for _ in range(6)] == [200] * 6

    site.processes[1].kill()
    os.killpg(site.processes[1].pid, 9)
    site.processes[1].wait()
    response = site.ask("GET", "/")
    assert response.status == 502
    assert "1分ほど待って" in response.body.decode()
