"""What SQLite itself says about its settings, asked on a connection of the site's own settings."""

import sqlite3

import pytest
from django.db import connections
from django.db.utils import load_backend

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection(tmp_path):
    settings = {**connections["default"].settings_dict, "NAME": tmp_path / "aid.sqlite3", "TEST": {}}
    if settings["ENGINE"] != "django.db.backends.sqlite3":
        pytest.skip("These are the settings of SQLite; the tests run on PostgreSQL.")
    made = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias="asked")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    # FULL is 2: what was acknowledged outlives a power cut. The timeout is in milliseconds.
    [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 20_000), ("foreign_keys", 1)],
)
def test_connection_has_the_setting(connection, pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone() == (value,)


def test_a_transaction_takes_the_write_lock_at_its_begin(connection):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    # Otherwise two that read first and then write would fail without waiting.
    with sqlite3.connect(connection.settings_dict["NAME"], timeout=0) as other:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.close()
