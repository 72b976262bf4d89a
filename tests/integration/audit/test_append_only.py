"""The database itself refuses to change or delete an event, whoever asks."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from decisionaid.audit.actions import record_event
from decisionaid.audit.models import AuditEvent
from tests.postgres import manage_on

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
INSERT = (
    "INSERT INTO audit_auditevent (at, action, object_type, object_id, outcome, note)"
    " VALUES (now(), 'login', '', '', 'done', '')"
)


@pytest.fixture
def event(db):
    return record_event(action="login", at=NOW)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda event: AuditEvent.objects.filter(pk=event.pk).update(action="x"), id="update"),
        pytest.param(lambda event: AuditEvent.objects.bulk_update([event], ["action"]), id="bulk update"),
        pytest.param(lambda event: event.save(), id="save again"),
        pytest.param(lambda event: event.delete(), id="delete"),
        pytest.param(lambda event: AuditEvent.objects.all().delete(), id="delete all"),
        pytest.param(
            lambda event: connection.cursor().execute("DELETE FROM audit_auditevent"), id="delete by SQL"
        ),
        pytest.param(
            lambda event: connection.cursor().execute("UPDATE audit_auditevent SET note = 'x'"),
            id="update by SQL",
        ),
    ],
)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same is tried on PostgreSQL below")
def test_sqlite_refuses(event, change):
    with pytest.raises(DatabaseError, match="audit_auditevent is append-only"), transaction.atomic():
        change(event)

    assert AuditEvent.objects.get().action == "login"


@pytest.fixture
def postgres(postgres_url):
    with psycopg.connect(postgres_url.replace("postgres://", "postgresql://"), autocommit=True) as connected:
        yield connected


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET action = 'x'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "TRUNCATE auth_user CASCADE",
    ],
)
def test_postgresql_refuses(postgres, statement):
    postgres.execute(INSERT)
    before = postgres.execute("SELECT count(*) FROM audit_auditevent WHERE action = 'login'").fetchone()

    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="audit_auditevent is append-only"):
        postgres.execute(statement)

    after = postgres.execute("SELECT count(*) FROM audit_auditevent WHERE action = 'login'").fetchone()
    assert after == before


def test_migration_can_be_undone_and_done_again_on_postgresql(postgres_server):
    with psycopg.connect(
        f"{postgres_server}/postgres".replace("postgres://", "postgresql://"), autocommit=True
    ) as c:
        c.execute("CREATE DATABASE undone")
    url = f"{postgres_server}/undone"

    manage_on(url, "migrate", "-v", "0")
    manage_on(url, "migrate", "audit", "0001", "-v", "0")
    with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as undone:
        undone.execute(INSERT)
        assert undone.execute("DELETE FROM audit_auditevent").rowcount == 1
    manage_on(url, "migrate", "-v", "0")
    with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as done:
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            done.execute("DELETE FROM audit_auditevent")


@pytest.mark.django_db(transaction=True)
def test_tests_can_empty_the_database_and_the_triggers_come_back(transactional_db):
    record_event(action="login", at=NOW)
    call_command("flush", interactive=False, verbosity=0)

    assert not AuditEvent.objects.exists()
    again = record_event(action="login", at=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        again.delete()
