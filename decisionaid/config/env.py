"""Strict reading of settings from the environment. An empty value counts as not set."""

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import dj_database_url
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

_env = Env()
SHORTEST_TOKEN = 16


def boolean(name: str, *, default: bool) -> bool:
    if not os.environ.get(name):
        return default
    try:
        return _env.bool(name)
    except EnvError as error:
        raise ImproperlyConfigured(f"{name} must be true or false.") from error


def words(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Read a comma-separated list."""
    parts = [part.strip() for part in os.environ.get(name, "").split(",")]
    return [part for part in parts if part] or list(default)


def text(name: str) -> str:
    return os.environ.get(name, "").strip()


def whole_number(name: str, *, default: int, lowest: int, highest: int) -> int:
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
        raise ImproperlyConfigured(f"{name} must be a whole number from {lowest} to {highest}.")
    return int(value)


def cores_of_one_process() -> int:
    """Share the cores among the web processes, whose number WEB_CONCURRENCY tells gunicorn."""
    processes = whole_number("WEB_CONCURRENCY", lowest=1, highest=1000, default=1)
    return max(1, min(16, (os.cpu_count() or 1) // processes))


def choice(name: str, *, allowed: tuple[str, ...], default: str) -> str:
    value = os.environ.get(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}.")
    return value


def secret(name: str) -> str:
    value = find_secret(name)
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Give it in the environment, or name a file that holds it in {name}_FILE; "
            "python3 manage.py makes local keys by itself."
        )
    return value


def find_secret(name: str) -> str:
    """Read a value from the environment, or from the file that NAME_FILE names, as containers have it."""
    file = os.environ.get(f"{name}_FILE")
    if not file:
        return os.environ.get(name, "")
    if os.environ.get(name):
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set; set one of them.")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"The file that {name}_FILE names cannot be read.") from error


def token(name: str) -> str:
    """Read a secret that may be missing, but not be easy to guess."""
    value = find_secret(name).strip()
    if value and len(value) < SHORTEST_TOKEN:
        raise ImproperlyConfigured(f"{name} must have at least {SHORTEST_TOKEN} characters.")
    return value


def proxies(name: str) -> list[str]:
    """Read addresses and networks of proxies; `unix` stands for one that speaks through a socket file."""
    return networks(name, also=("unix",))


def networks(name: str, *, also: tuple[str, ...] = ()) -> list[str]:
    """Read addresses and networks, and the words that may stand in their place."""
    found = words(name)
    kinds = ", ".join(["no address, no network such as 10.0.0.0/8", *(f"and not '{word}'" for word in also)])
    for entry in found:
        try:
            is_everybody = entry not in also and ip_network(entry).prefixlen == 0
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} holds '{entry}', which is {kinds}.") from error
        if is_everybody:
            raise ImproperlyConfigured(f"{name} holds '{entry}', which trusts everybody. Name the machines.")
    return found


def fernet_keys(name: str) -> list[str]:
    """Read comma-separated Fernet keys: the first encrypts, all of them decrypt."""
    keys = [part.strip() for part in secret(name).split(",") if part.strip()]
    for number, key in enumerate(keys, start=1):
        try:
            Fernet(key)
        except ValueError as error:
            # The key itself stays out of the message: it may be a real key with a slip.
            raise ImproperlyConfigured(f"Key {number} in {name} is not a Fernet key.") from error
    return keys


def database(
    name: str, *, default: str, sqlite_options: dict[str, Any], postgres_options: dict[str, Any]
) -> dict[str, Any]:
    """Read the database's address. What it says of PostgreSQL goes before `postgres_options`."""
    address = find_secret(name) or default
    try:
        config = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except ValueError as error:
        # Without the address itself: it may hold a password.
        raise ImproperlyConfigured(
            f"{name} is no address such as postgres://user:password@host/name."
        ) from error
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = config.get("OPTIONS", {}) | sqlite_options
    else:
        config["OPTIONS"] = postgres_options | config.get("OPTIONS", {})
    return config
