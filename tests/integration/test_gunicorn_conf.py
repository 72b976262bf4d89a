"""The configuration that a public site is served with."""

import subprocess
import sys

import pytest

from decisionaid.config.server import refuse_dangers
from tests.integration.test_settings import KEYS, PUBLIC, ROOT


def serve(bind, **environment):
    return subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py",
         "-b", bind, "decisionaid.config.wsgi"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )  # fmt: skip


def test_public_address_without_https_is_refused_before_anything_is_served():
    result = serve("0.0.0.0:0", **KEYS)

    assert result.returncode != 0
    assert "Other machines can reach 0.0.0.0. Answers would travel without encryption" in result.stderr


def test_configuration_is_one_that_gunicorn_takes():
    result = serve("127.0.0.1:0", **PUBLIC, GUNICORN_CMD_ARGS="--check-config")

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("addresses", "is_refused"),
    [
        ([("127.0.0.1", 8000)], False),
        (["/run/decisionaid/web.sock"], False),
        ([("::1", 8000)], False),
        ([("127.0.0.1", 8000), ("192.0.2.7", 8000)], True),
        ([("::", 8000)], True),
    ],
)
def test_dangers_count_where_others_can_reach(settings, addresses, is_refused):
    settings.DANGERS = ["Set this."]

    if is_refused:
        with pytest.raises(SystemExit, match="Set this"):
            refuse_dangers(addresses)
    else:
        refuse_dangers(addresses)
