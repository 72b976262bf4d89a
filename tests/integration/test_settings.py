import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from decisionaid.config.local_files import get_local_keys

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "SECRET_KEY": "k3y-of-the-tests" * 5 + "abcdefghij",
    "DATA_KEYS": Fernet.generate_key().decode("ascii"),
}
PUBLIC = {**KEYS, "HTTPS": "true", "ALLOWED_HOSTS": "aid.example.jp"}


def run(*command, root=ROOT, **environment):
    """Run Python in a process that knows nothing but this environment."""
    known = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "decisionaid.config.settings"}
    return subprocess.run(
        [sys.executable, *command], cwd=root, env={**known, **environment}, capture_output=True, text=True
    )


def read_setting(name, **environment):
    return run("-c", f"from django.conf import settings; print(settings.{name})", **environment)


def test_check_deploy_is_clean_for_a_public_site():
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PUBLIC)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", KEYS)
def test_missing_key_stops_the_server(name):
    environment = {key: value for key, value in KEYS.items() if key != name}

    result = run("-c", "import decisionaid.config.wsgi", **environment)

    assert result.returncode != 0
    assert f"{name} is not set" in result.stderr


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"HTTPS": "true"}, id="https"),
        pytest.param({"ALLOWED_HOSTS": "aid.example.jp"}, id="public host"),
        pytest.param({"ALLOWED_HOSTS": "*"}, id="any host"),
    ],
)
@pytest.mark.parametrize("name", KEYS)
def test_local_key_is_refused_for_a_public_site(environment, name):
    local = get_local_keys(ROOT / "var" / "local.env")
    environment = {**KEYS, **environment, name: local[name]}

    result = read_setting("DEBUG", **environment)

    assert "for this machine only" in result.stderr
    assert local[name] not in result.stderr


def test_local_keys_serve_this_machine():
    result = read_setting("USES_LOCAL_KEYS", **get_local_keys(ROOT / "var" / "local.env"))

    assert result.stdout == "True\n"


def test_debug_is_refused_for_a_public_site():
    result = read_setting("DEBUG", **PUBLIC, DEBUG="true")

    assert "DEBUG shows answers" in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DEBUG", "nope", "DEBUG must be true or false"),
        ("HTTPS", "2", "HTTPS must be true or false"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL must be one of"),
        ("DATA_KEYS", "short", "Key 1 in DATA_KEYS is not a Fernet key"),
        ("DATABASE_URL", "somewhere", "DATABASE_URL is no address"),
    ],
)
def test_odd_value_is_refused_with_the_name_of_the_variable(name, value, message):
    result = read_setting("DEBUG", **{**KEYS, name: value})

    assert message in result.stderr


@pytest.mark.parametrize("name", ["DEBUG", "HTTPS", "ALLOWED_HOSTS", "DATABASE_URL", "LOG_LEVEL"])
def test_empty_value_counts_as_not_set(name):
    result = read_setting(name if name != "DATABASE_URL" else "DATABASES", **{**KEYS, name: ""})

    assert result.returncode == 0, result.stderr
    assert result.stdout == read_setting(name if name != "DATABASE_URL" else "DATABASES", **KEYS).stdout


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("DEBUG", "False"),
        ("ALLOWED_HOSTS", "['localhost', '127.0.0.1', '[::1]']"),
        ("SESSION_COOKIE_SECURE", "False"),
        ("SECURE_PROXY_SSL_HEADER", "None"),
        ("LANGUAGE_CODE", "ja"),
        ("TIME_ZONE", "Asia/Tokyo"),
        ("DATABASES['default']['OPTIONS']['transaction_mode']", "IMMEDIATE"),
        ("DATABASES['default']['NAME']", str(ROOT / "var" / "db.sqlite3")),
    ],
)
def test_default(setting, value):
    assert read_setting(setting, **KEYS).stdout == f"{value}\n"


@pytest.mark.parametrize("cookie", ["ANSWERS", "CSRF", "LANGUAGE", "SESSION"])
def test_cookie_is_bound_to_the_host_over_https(cookie):
    assert read_setting(f"{cookie}_COOKIE_NAME", **PUBLIC).stdout.startswith("__Host-")


def test_word_of_the_proxy_counts_only_where_it_is_trusted():
    trusted = read_setting("SECURE_PROXY_SSL_HEADER", **PUBLIC, TRUST_PROXY_HEADER="true")
    by_default = read_setting("SECURE_PROXY_SSL_HEADER", **PUBLIC)

    assert trusted.stdout == "('HTTP_X_FORWARDED_PROTO', 'https')\n"
    assert by_default.stdout == "None\n"


def test_postgres_is_named_by_address():
    result = read_setting(
        "DATABASES['default']", **KEYS, DATABASE_URL="postgres://aid:pw@db.example.jp:5433/aid"
    )

    assert "django.db.backends.postgresql" in result.stdout
    assert "'CONN_MAX_AGE': 60" in result.stdout


def test_up_refuses_other_machines_with_local_keys():
    result = run("manage.py", "up", "0.0.0.0:8000", **get_local_keys(ROOT / "var" / "local.env"))

    assert result.returncode != 0
    assert "Set SECRET_KEY, DATA_KEYS and ALLOWED_HOSTS" in result.stderr


def test_no_change_of_a_model_lacks_its_migration():
    result = run("manage.py", "makemigrations", "--check", "--dry-run", **KEYS)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"SHARING": "true"}, "SHARING needs CLINIC_MODE"),
        ({"SHARING": "true", "CLINIC_NAME": "X"}, "SHARING needs CLINIC_MODE"),
        ({"CLINIC_MODE": "true"}, "CLINIC_MODE needs CLINIC_NAME"),
        ({"SHARE_DAYS": "0"}, "SHARE_DAYS must be a whole number from 1 to 365"),
        ({"SHARE_DAYS": "ten"}, "SHARE_DAYS must be a whole number"),
    ],
)
def test_sharing_that_cannot_work_is_refused(environment, message):
    assert message in read_setting("SHARING", **KEYS, **environment).stderr


def test_sharing_is_off_unless_it_is_asked_for():
    assert read_setting("SHARING", **KEYS).stdout == "False\n"


@pytest.mark.parametrize("minutes", ["0", "51", "ten", "2.5"])
def test_odd_idle_minutes_stop_the_server(minutes):
    result = read_setting("IDLE_MINUTES", **KEYS, IDLE_MINUTES=minutes)

    assert "IDLE_MINUTES must be a whole number from 1 to 50" in result.stderr


def test_tablet_mode_is_off_unless_asked_for():
    assert read_setting("TABLET_MODE", **KEYS).stdout.strip() == "False"
    assert read_setting("IDLE_MINUTES", **KEYS, IDLE_MINUTES="9").stdout.strip() == "9"
