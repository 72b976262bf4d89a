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


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="as it comes"),
        pytest.param(
            {"HSTS_PRELOAD": "true", "TRUSTED_PROXIES": "10.0.0.1,unix"}, id="with the preload list"
        ),
        pytest.param(
            {"HSTS_SUBDOMAINS": "false", "SHARING": "true", "CLINIC_MODE": "true", "CLINIC_NAME": "A"},
            id="this host alone",
        ),
    ],
)
def test_check_deploy_says_nothing_about_a_public_site(more):
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PUBLIC, **more)

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout + result.stderr


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


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param({"DEBUG": "true"}, "Set DEBUG=false", id="debug"),
        pytest.param({"SECRET_KEY": "s" * 60}, "SECRET_KEY can be guessed", id="one letter"),
        pytest.param({"SECRET_KEY": "k3y-of-the-tests"}, "Set one of 50 random", id="short key"),
        pytest.param(
            {"SECRET_KEY": f"django-insecure-{KEYS['SECRET_KEY']}"},
            "SECRET_KEY can be guessed",
            id="made by Django",
        ),
        pytest.param({"DATA_KEYS": "A" * 43 + "="}, "DATA_KEYS holds a key that can be guessed", id="zeros"),
        pytest.param({"ALLOWED_HOSTS": "aid.example.jp,*"}, "Set the names that the site has", id="any host"),
        pytest.param({"HTTPS": "false"}, "Set HTTPS=true", id="plain http"),
    ],
)
def test_danger_is_refused_for_a_public_site_with_what_to_set(more, message):
    environment = {**PUBLIC, **more}

    result = run("-c", "import decisionaid.config.wsgi", **environment)

    assert result.returncode != 0
    assert message in result.stderr
    assert environment["SECRET_KEY"] not in result.stderr


def test_plain_http_is_served_to_others_only_by_its_own_word():
    result = read_setting("IS_PUBLIC", **{**PUBLIC, "HTTPS": "false"}, ALLOW_PLAIN_HTTP="true")

    assert result.stdout == "True\n"


def test_secrets_may_lie_in_files(tmp_path):
    for name, value in {**KEYS, "DATABASE_URL": "postgres://aid:pw@db/aid"}.items():
        (tmp_path / name).write_text(f"{value}\n")
    environment = {f"{name}_FILE": str(tmp_path / name) for name in (*KEYS, "DATABASE_URL")}

    names = ("SECRET_KEY", "DATA_KEYS[0]", "DATABASES['default']['PASSWORD']")
    found = [read_setting(name, **environment).stdout.strip() for name in names]

    assert found == [*KEYS.values(), "pw"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param(
            {"DATA_KEYS_FILE": "/no/such/file"}, "DATA_KEYS and DATA_KEYS_FILE are both set", id="both"
        ),
        pytest.param(
            {"DATA_KEYS": "", "DATA_KEYS_FILE": "/no/such/file"},
            "The file that DATA_KEYS_FILE names cannot be read",
            id="no file",
        ),
        pytest.param(
            {"DATA_KEYS": "", "DATA_KEYS_FILE": "/dev/null"}, "DATA_KEYS is not set", id="empty file"
        ),
    ],
)
def test_file_of_a_secret_that_cannot_be_used_stops_the_server(more, message):
    assert message in read_setting("DEBUG", **{**KEYS, **more}).stderr


def test_local_keys_do_not_come_in_the_way_of_files(tmp_path):
    for name, value in KEYS.items():
        (tmp_path / name).write_text(value)
    files = {f"{name}_FILE": str(tmp_path / name) for name in KEYS}

    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **files, HTTPS="true")

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("proxy.example.jp", "no address, no network"),
        ("10.0.0.1/8", "no address, no network"),
        ("0.0.0.0/0", "trusts everybody"),
        ("::/0", "trusts everybody"),
    ],
)
def test_proxies_that_cannot_be_trusted_stop_the_server(value, message):
    assert message in read_setting("DEBUG", **KEYS, TRUSTED_PROXIES=value).stderr


def test_old_word_for_trust_in_any_proxy_is_refused():
    assert "TRUST_PROXY_HEADER is gone" in read_setting("DEBUG", **KEYS, TRUST_PROXY_HEADER="true").stderr


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


def test_word_of_the_proxy_counts_only_where_one_is_named():
    trusted = read_setting("SECURE_PROXY_SSL_HEADER", **PUBLIC, TRUSTED_PROXIES="10.0.0.0/8")
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
    assert "Give SECRET_KEY (50 random characters or more)" in result.stderr


def test_up_refuses_other_machines_without_https():
    result = run("manage.py", "up", "0.0.0.0:8000", **KEYS)

    assert result.returncode != 0
    assert "0.0.0.0:8000 can be reached from other machines. Answers would travel" in result.stderr


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
