"""What was published and what happened stays as it is: models, querysets, and the database itself."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from decisionaid.releases.models import Release, ReleaseEvent, Review, SignOff
from decisionaid.releases.models.frozen import FrozenRow
from tests.content_staff import NOW, approve, change_wool, propose

EVENT = (
    "INSERT INTO releases_releaseevent (id, action, kind, key, comment, at)"
    " VALUES (1, 'proposed', '', '', '', '2026-01-01 00:00:00+00')"
)
DAY = "2026-01-01 00:00:00+00"
OTHER_DAY = "2026-02-02 00:00:00+00"
COLUMNS = "id, number, status, content, content_hash, files, last_event, note, created_at, published_at"
VALUES = f"1, 1, 'published', '{{}}', 'x', '{{}}', 0, '', '{DAY}', '{DAY}'"
RELEASE = f"INSERT INTO releases_release ({COLUMNS}) VALUES ({VALUES})"  # noqa: S608
CHANGES = [
    "number = 9",
    "content = '{\"a\": 1}'",
    "content_hash = 'y'",
    "files = '{\"a\": 1}'",
    "note = 'x'",
    f"published_at = '{OTHER_DAY}'",
    "published_at = NULL",
    "last_event = 5",
    "status = 'draft'",
    "status = 'in_review'",
    f"created_at = '{OTHER_DAY}'",
    f"publish_at = '{OTHER_DAY}'",
]
REFUSED_SQL = [
    *("UPDATE releases_release SET " + change for change in CHANGES),  # noqa: S608
    "DELETE FROM releases_release",
    "UPDATE releases_releaseevent SET comment = 'x'",
    "DELETE FROM releases_releaseevent",
]


@pytest.mark.django_db
class TestPublishedRelease:
    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda r: r.save(), id="save"),
            pytest.param(lambda r: r.save(update_fields=["note"]), id="save one field"),
            pytest.param(
                lambda r: Release(pk=r.pk, number=5, content={}, created_at=NOW).save(), id="save over"
            ),
            pytest.param(lambda r: r.delete(), id="delete"),
            pytest.param(lambda r: Release.objects.filter(pk=r.pk).update(note="x"), id="update"),
            pytest.param(lambda r: Release.objects.update(status="draft"), id="update to draft"),
            pytest.param(lambda r: Release.objects.bulk_update([r], ["note"]), id="bulk update"),
            pytest.param(lambda r: Release.objects.all().delete(), id="delete all"),
            pytest.param(lambda r: Release.objects.filter(pk=r.pk).all().delete(), id="delete some"),
        ],
    )
    @pytest.mark.parametrize("status", ["published", "retired"])
    def test_the_models_refuse(self, first, change, status):
        first.status = status
        first.save(update_fields=["status"])

        first.note = "other words"
        with pytest.raises(FrozenRow):
            change(first)

        assert Release.objects.get().note == "fixtures/content"

    def test_a_release_in_review_can_be_deleted_by_nobody_either_once_it_has_events(self, first, editor):
        change_wool(editor)
        release = propose(editor)

        with pytest.raises(DatabaseError):
            release.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("model", [ReleaseEvent, Review, SignOff])
class TestHistory:
    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda row, model: row.save(), id="save again"),
            pytest.param(lambda row, model: row.delete(), id="delete"),
            pytest.param(lambda row, model: model.objects.update(at=NOW), id="update"),
            pytest.param(lambda row, model: model.objects.bulk_update([row], ["at"]), id="bulk update"),
            pytest.param(lambda row, model: model.objects.all().delete(), id="delete all"),
        ],
    )
    def test_the_models_refuse(self, first, editor, reviewer, clinician, model, change):
        row = make_row(model, editor, reviewer, clinician)

        with pytest.raises(FrozenRow):
            change(row, model)

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="the same is tried on PostgreSQL below")
    @pytest.mark.parametrize("statement", ["UPDATE {} SET at = at", "DELETE FROM {}"])
    def test_sqlite_refuses(self, first, editor, reviewer, clinician, model, statement):
        make_row(model, editor, reviewer, clinician)

        with pytest.raises(DatabaseError, match="stay as they are"), transaction.atomic():
            connection.cursor().execute(statement.format(model._meta.db_table))


def make_row(model, editor, reviewer, clinician):
    if model is SignOff:
        row = SignOff(kind="a", key="b", body_hash="c", clinician="d", signed_on=NOW, by=clinician, at=NOW)
        row.signed_on, row.review_due_on = NOW.date(), NOW.date().replace(year=2027)
        row.save()
        return row
    change_wool(editor)
    approve(propose(editor), reviewer)
    return model.objects.first()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same is tried on PostgreSQL below")
@pytest.mark.parametrize("statement", REFUSED_SQL)
def test_sqlite_refuses(statement):
    with connection.cursor() as cursor:
        cursor.execute(RELEASE)
        cursor.execute(EVENT)
        with pytest.raises(DatabaseError, match="stay as they are|published_has_a_date"):
            cursor.execute(statement)


@pytest.mark.django_db
def test_a_turn_from_live_to_retired_and_back_is_the_one_change_left(first):
    for status in ("retired", "published"):
        first.status = status
        first.save(update_fields=["status"])

    assert Release.objects.filter(status="published").update(status="retired") == 1


@pytest.fixture
def postgres(postgres_url):
    address = postgres_url.replace("postgres://", "postgresql://")
    with psycopg.connect(address) as connected:
        yield connected
        connected.rollback()


@pytest.mark.parametrize("statement", [*REFUSED_SQL, "TRUNCATE releases_releaseevent CASCADE"])
def test_postgresql_refuses(postgres, statement):
    postgres.execute(RELEASE)
    postgres.execute(EVENT)
    postgres.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="stay as they are"):
        postgres.execute(statement)


def test_postgresql_lets_a_release_be_retired_and_restored(postgres):
    postgres.execute(RELEASE)

    for status in ("retired", "published"):
        assert postgres.execute("UPDATE releases_release SET status = %s", [status]).rowcount == 1
