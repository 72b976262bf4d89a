"""Strict reading of settings from the environment. An empty value counts as not set."""

import os
from typing import Any

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

_env = Env()


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


def choice(name: str, *, allowed: tuple[str, ...], default: str) -> str:
    value = os.environ.get(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}.")
    return value


def secret(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Give it in the environment; python3 manage.py makes local keys by itself."
        )
    return value


def fernet_keys(name: str) -> list[str]:
    """Read comma-separated Fernet keys: the first encrypts, all of them decrypt."""
    secret(name)
    keys = words(name)
    for number, key in enumerate(keys, start=1):
        try:
            Fernet(key)
        except ValueError as error:
            # The key itself stays out of the message: it may be a real key with a slip.
            raise ImproperlyConfigured(f"Key {number} in {name} is not a Fernet key.") from error
    return keys


def database(name: str, *, default: str, sqlite_options: dict[str, Any]) -> dict[str, Any]:
    if not os.environ.get(name):
        os.environ.pop(name, None)
    try:
        config = _env.dj_db_url(name, default=default, conn_max_age=60, conn_health_checks=True)
    except EnvError as error:
        # Without the address itself: it may hold a password.
        raise ImproperlyConfigured(
            f"{name} is no address such as postgres://user:password@host/name."
        ) from error
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = config.get("OPTIONS", {}) | sqlite_options
    return config
