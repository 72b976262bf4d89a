"""What a machine that watches over the site is told."""

import json
import os
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from decisionaid.releases import readiness as releases_readiness
from decisionaid.releases.live import NoLiveRelease, live_release
from decisionaid.sharing.codes import keyed_hash
from decisionaid.summary import apps as summary_apps
from decisionaid.web import readiness as readiness_module
from decisionaid.web.readiness import Readiness, readiness

pytestmark = pytest.mark.django_db
NAMES = {"database", "disk", "migrations", "live release", "data keys", "font", "pango", "harfbuzz-subset"}


@pytest.fixture(autouse=True)
def ask_each_time(monkeypatch):
    monkeypatch.setattr(readiness_module, "SECONDS_BETWEEN_CHECKS", 0)


def ask(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_process_is_alive_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "alive"})
    assert "no-store" in response["Cache-Control"]


def test_everything_is_ready(client):
    status, told = ask(client)

    assert (status, told["status"], told["not_ready"]) == (200, "ready", [])
    assert told["checks"] == dict.fromkeys(NAMES, "ok")


def test_probes_are_not_led_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert [client.get(path).status_code for path in ("/healthz", "/readyz", "/privacy/")] == [200, 200, 301]


def lose_database(monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("password of aid at 192.0.2.9")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", gone)
    return {"database", "migrations", "data keys"}


def lose_migration(monkeypatch):
    call_command("migrate", "sharing", "zero", fake=True, verbosity=0)
    return {"migrations"}


def lose_release(monkeypatch):
    def none():
        raise NoLiveRelease("none")

    monkeypatch.setattr(live_release, "get", none)
    return {"live release"}


def lose_keys(monkeypatch):
    from cryptography.fernet import Fernet
    from django.conf import settings

    keyed_hash("place", "somewhere")
    monkeypatch.setattr(settings, "DATA_KEYS", [Fernet.generate_key().decode()])
    return {"data keys"}


def lose_libraries(monkeypatch):
    monkeypatch.setattr(summary_apps, "is_there", lambda need: False)
    return {"font", "pango", "harfbuzz-subset"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has its file on this disk")
def test_full_disk_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(releases_readiness, "ROOM_BYTES", 10**18)

    assert ask(client)[1]["not_ready"] == ["disk"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has its file on this disk")
def test_read_only_disk_is_not_ready(client, monkeypatch):
    found = SimpleNamespace(f_flag=os.ST_RDONLY | os.ST_NOSUID)
    monkeypatch.setattr(releases_readiness.os, "statvfs", lambda path: found)

    assert ask(client)[1]["not_ready"] == ["disk"]


@pytest.mark.parametrize(
    "lose", [lose_database, lose_migration, lose_release, lose_keys, lose_libraries], ids=lambda f: f.__name__
)
def test_what_is_not_ready_is_named_without_details(client, monkeypatch, lose):
    lost = lose(monkeypatch)

    status, told = ask(client)

    assert (status, told["status"]) == (503, "not ready")
    assert set(told["not_ready"]) == lost
    assert {name for name, state in told["checks"].items() if state == "failed"} == lost
    assert "192.0.2.9" not in json.dumps(told)


def test_checks_run_once_in_a_while_however_often_somebody_asks(monkeypatch):
    monkeypatch.setattr(readiness_module, "SECONDS_BETWEEN_CHECKS", 60)
    asked = []
    own = Readiness()
    own.register("it", lambda: asked.append(1))

    assert [own.find_problems() for _ in range(5)] == [{}] * 5
    assert asked == [1]


def test_a_change_is_logged_once_with_the_reason(monkeypatch, caplog):
    own = Readiness()
    own.register("it", lambda: 1 / 0)

    own.find_problems()
    own.find_problems()
    own.register("it", lambda: None)
    own.find_problems()

    told = [record.getMessage() for record in caplog.records]
    assert told == ["Not ready: it: ZeroDivisionError", "Ready again: it"]


def test_every_check_is_registered():
    assert set(readiness.names) == NAMES
