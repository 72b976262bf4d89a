"""Every table that must not change is kept by triggers of the database, on SQLite and PostgreSQL.

Whatever writes SQL to it, a person at a console included: UPDATE and DELETE of its rows are refused.
"""

import json
import secrets

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from decisionaid.audit.models import AuditEvent
from decisionaid.releases.models import ContentProof, Release
from decisionaid.releases.models.frozen import AppendOnly

DAY, LATER = "2026-01-01", "2026-02-02"
TIME = f"{DAY} 00:00:00+00:00"
GROWING = [AuditEvent, *(model for model in apps.get_models() if issubclass(model, AppendOnly))]
FROZEN = {
    # What makes a row of these one that stays as it is, and what makes it one that may still change.
    Release: ({"status": "published", "published_at": TIME}, {"status": "in_review", "published_at": None}),
    ContentProof: ({"finished_at": TIME}, {"finished_at": None}),
}
MODELS = [*GROWING, *FROZEN]
NAMES = [model._meta.db_table for model in MODELS]


def fill(model, values):
    """Give a row with something in every column, whatever the columns are."""
    row = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey | models.DateTimeField):
            row[field.column] = None if field.null else (1 if field.is_relation else TIME)
        elif isinstance(field, models.DateField):
            row[field.column] = LATER if field.name == "review_due_on" else DAY
        elif isinstance(field, models.JSONField):
            row[field.column] = json.dumps({})
        elif isinstance(field, models.BinaryField):
            row[field.column] = b"x"
        elif isinstance(field, models.BooleanField):
            row[field.column] = True
        elif isinstance(field, models.IntegerField | models.AutoField):
            row[field.column] = 4711
        else:
            row[field.column] = secrets.token_hex(4)
    return {**row, **values}


def insert(run, model, values):
    row = fill(model, values)
    marks = ", ".join(["%s"] * len(row))
    run(f"INSERT INTO {model._meta.db_table} ({', '.join(row)}) VALUES ({marks})", [*row.values()])  # noqa: S608


def changes_of(model):
    """Give a statement that changes a column of each row, and one that deletes them."""
    names = {field.column for field in model._meta.concrete_fields}
    column = next(name for name in ("content_hash", "comment", "clinician", "note", "width") if name in names)
    yield f"UPDATE {model._meta.db_table} SET {column} = '7'"  # noqa: S608
    yield f"DELETE FROM {model._meta.db_table}"  # noqa: S608


def test_the_tables_are_those_that_are_meant():
    assert set(NAMES) == {
        *("audit_auditevent", "clinic_cliniclogo", "clinic_clinicversion"),
        *("releases_releaseevent", "releases_review", "releases_signoff"),
        *("releases_release", "releases_contentproof"),
    }


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same is tried on PostgreSQL below")
class TestSqlite:
    @pytest.mark.parametrize("table", NAMES)
    def test_there_is_a_trigger_for_update_and_for_delete(self, table):
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            found = " ".join(sql for (sql,) in cursor.fetchall())

        assert "BEFORE UPDATE ON" in found
        assert "BEFORE DELETE ON" in found

    @pytest.mark.parametrize("model", MODELS, ids=NAMES)
    @pytest.mark.parametrize("change", [0, 1], ids=["update", "delete"])
    def test_sql_is_refused(self, model, change):
        held, _ = FROZEN.get(model, ({}, {}))

        with transaction.atomic(), connection.cursor() as cursor:
            insert(cursor.execute, model, held)
            with pytest.raises(DatabaseError, match="append-only|stay as they are"):
                cursor.execute([*changes_of(model)][change])
            # The people that the row names are nobody.
            transaction.set_rollback(True)

    @pytest.mark.parametrize("model", FROZEN, ids=lambda model: model._meta.db_table)
    @pytest.mark.parametrize("change", [0, 1], ids=["update", "delete"])
    def test_what_is_not_finished_can_change(self, model, change):
        with transaction.atomic(), connection.cursor() as cursor:
            insert(cursor.execute, model, FROZEN[model][1])
            cursor.execute([*changes_of(model)][change])
            assert cursor.rowcount == 1


@pytest.fixture
def postgres(postgres_url):
    with psycopg.connect(postgres_url.replace("postgres://", "postgresql://")) as connected:
        yield connected
        connected.rollback()


class TestPostgresql:
    @pytest.mark.parametrize("table", NAMES)
    def test_there_is_a_trigger_for_update_and_for_delete_that_is_switched_on(self, postgres, table):
        found = postgres.execute(
            "SELECT tgtype, tgenabled FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
            [table],
        ).fetchall()

        before, delete, update = 2, 8, 16
        kinds = [kind for kind, enabled in found if enabled == "O" and kind & before]
        assert any(kind & update for kind in kinds)
        assert any(kind & delete for kind in kinds)

    @pytest.mark.parametrize("model", MODELS, ids=NAMES)
    @pytest.mark.parametrize("change", [0, 1], ids=["update", "delete"])
    def test_sql_is_refused(self, postgres, model, change):
        held, _ = FROZEN.get(model, ({}, {}))
        insert(postgres.execute, model, held)

        with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only|stay as they are"):
            postgres.execute([*changes_of(model)][change])

    @pytest.mark.parametrize("model", FROZEN, ids=lambda model: model._meta.db_table)
    @pytest.mark.parametrize("change", [0, 1], ids=["update", "delete"])
    def test_what_is_not_finished_can_change(self, postgres, model, change):
        insert(postgres.execute, model, FROZEN[model][1])

        assert postgres.execute([*changes_of(model)][change]).rowcount >= 1
