import errno
import logging
import socket

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from decisionaid.config import static_files
from decisionaid.config.management.commands import up
from decisionaid.config.server import drop_visitor
from decisionaid.content.mistakes import ContentError, Mistake


@pytest.fixture
def var(settings, tmp_path):
    """A folder of its own for everything that `up` writes."""
    settings.VAR = tmp_path / "var"
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    settings.BASE_DIR = tmp_path
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    (tmp_path / "static").mkdir()
    (tmp_path / "requirements.lock").write_text("django==5.2\n")
    return settings.VAR


@pytest.fixture
def served(monkeypatch):
    """What would be served, without serving."""
    notes = []

    class NotedServer:
        def __init__(self, listener, *, on_listening):
            notes.append(listener.getsockname()[1])
            listener.close()
            self.run = on_listening

    monkeypatch.setattr(up, "Server", NotedServer)
    monkeypatch.setattr(up.connections, "close_all", lambda: None)
    return notes


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.django_db
def test_up_publishes_gathers_and_tells_the_addresses(var, served, free_port, monkeypatch, capsys):
    collected = []
    monkeypatch.setattr(up, "publish_first_release_if_none", lambda *, now: None)
    monkeypatch.setattr(up.static_files, "collect", lambda: collected.append(True))

    call_command("up", str(free_port))

    told = capsys.readouterr().out
    assert served == [free_port]
    assert collected == [True]
    assert f"http://127.0.0.1:{free_port}/\n" in told
    assert f"http://127.0.0.1:{free_port}/staff/" in told
    assert "python3 manage.py add_administrator you@example.jp" in told


@pytest.mark.django_db
def test_up_tells_all_mistakes_of_the_content_and_serves_nothing(var, served, free_port, monkeypatch):
    def refuse(*, now):
        raise ContentError([Mistake(f"{name}.yaml", 1, 1, "", "Wrong.") for name in ("one", "two")])

    monkeypatch.setattr(up, "publish_first_release_if_none", refuse)

    with pytest.raises(CommandError) as refused:
        call_command("up", str(free_port))

    assert "one.yaml:1:1: Wrong." in str(refused.value)
    assert "two.yaml:1:1: Wrong." in str(refused.value)
    assert served == []


def test_up_says_when_the_address_is_taken(served):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        with pytest.raises(CommandError, match=f"127.0.0.1:{port} is taken"):
            call_command("up", str(port))

    assert served == []


def test_static_files_are_gathered_again_only_after_a_change(var, tmp_path):
    before = static_files.is_collected()
    static_files.collect()
    after = static_files.is_collected()
    (tmp_path / "static" / "new.css").write_text("p { margin: 0 }\n")

    assert (before, after) == (False, True)
    assert not static_files.is_collected()


def test_interrupted_gathering_is_done_again(var, monkeypatch):
    static_files.collect()
    monkeypatch.setattr(static_files, "call_command", lambda *args, **options: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        static_files.collect()

    assert not static_files.is_collected()


@pytest.mark.parametrize(
    "message",
    [
        "Invalid request from ip=192.0.2.7: Invalid HTTP request line: 'GET /?q=answer'",
        "Error handling request %s",
    ],
)
def test_server_keeps_visitors_out_of_its_log(message):
    arguments = ("/?q=answer",) if "%s" in message else ()
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, message, arguments, None)

    assert drop_visitor(record)
    assert "192.0.2.7" not in record.getMessage()
    assert "answer" not in record.getMessage().replace("could not be answered", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OperationalError("unable to open database file"),
            "cannot be used: unable to open database file. Look",
        ),
        (
            OSError(errno.EROFS, "Read-only file system", "/srv/static"),
            "/srv/static cannot be written: Read-only",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), "cannot be written: No space left"),
    ],
)
def test_up_says_in_words_that_the_disk_cannot_be_written(var, served, free_port, monkeypatch, error, told):
    def fail():
        raise error

    monkeypatch.setattr(up, "sync_roles", fail)

    with pytest.raises(CommandError, match=told):
        call_command("up", str(free_port))

    assert served == []


def test_up_leaves_other_errors_alone(var, served, monkeypatch):
    def fail():
        raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr(up.Command, "migrate", lambda self: fail())

    with pytest.raises(OSError, match="Bad file descriptor"):
        call_command("up", "--prepare-only")
