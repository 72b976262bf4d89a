"""Fixtures of a PostgreSQL server of the tests' own, see `postgres_server`."""

import os
import secrets
import subprocess
import sys

import psycopg
import pytest

from tests.postgres_server import ROOT, PostgresMissing, run_postgres


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a running server, without a database's name; skips where PostgreSQL is not installed."""
    try:
        with run_postgres() as server:
            yield server.url
    except PostgresMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def postgres_url(postgres_server):
    """The address of a database with all migrations done."""
    url = f"{postgres_server}/postgres"
    manage_on(url, "migrate", "-v", "0")
    return url


@pytest.fixture
def make_postgres_database(postgres_server):
    """Give a function that makes an empty database and gives its address."""

    def make():
        name = f"own_{secrets.token_hex(4)}"
        with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connected:
            connected.execute(f"CREATE DATABASE {name}")
        return f"{postgres_server}/{name}"

    return make


@pytest.fixture
def own_postgres_url(make_postgres_database):
    """The address of a database of this test alone, with all migrations done."""
    url = make_postgres_database()
    manage_on(url, "migrate", "-v", "0")
    return url


def manage_on(url, *arguments, check=True):
    """Run a command of manage.py on this database in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        check=check,
        capture_output=True,
        text=True,
    )
