"""Triggers that keep published releases and the history as they are, whatever SQL comes from elsewhere.

New tables use `audit.append_only`; this migration has been run by databases and cannot be changed any more.
On SQLite a later migration that rebuilds one of these tables drops its triggers: it must make them again.
"""

from django.db import migrations

APPEND_ONLY = ("releases_releaseevent", "releases_review", "releases_signoff")
FROZEN_COLUMNS = (
    "number",
    "content",
    "content_hash",
    "files",
    "last_event",
    "note",
    "created_at",
    "proposed_at",
    "proposed_by_id",
    "publish_at",
    "published_at",
    "published_by_id",
)
WAS_PUBLISHED = "OLD.status IN ('published', 'retired')"


def _sqlite(table, what, when=""):
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} FOR EACH ROW{condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table} rows stay as they are'); END"
    )


def _postgresql(table, what, when=""):
    condition = f" WHEN ({when})" if when else ""
    return (
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} FOR EACH ROW{condition} "
        "EXECUTE FUNCTION releases_refuse()"
    )


def list_triggers(vendor):
    """Give table, event and statement of each trigger."""
    write = _postgresql if vendor == "postgresql" else _sqlite
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    # jsonb is compared as jsonb on PostgreSQL, as text on SQLite.
    changes = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in FROZEN_COLUMNS)
    turns_back = "NEW.status NOT IN ('published', 'retired')"
    yield "releases_release", "UPDATE", f"{WAS_PUBLISHED} AND ({turns_back} OR {changes})", write
    yield "releases_release", "DELETE", WAS_PUBLISHED, write
    for table in APPEND_ONLY:
        yield table, "UPDATE", "", write
        yield table, "DELETE", "", write


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION releases_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% rows stay as they are', TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
        for table in APPEND_ONLY:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "EXECUTE FUNCTION releases_refuse()"
            )
    for table, what, when, write in list_triggers(vendor):
        schema_editor.execute(write(table, what, when), params=None)


def drop(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    on_table = vendor == "postgresql"
    for table, what, _when, _write in list_triggers(vendor):
        schema_editor.execute(
            f"DROP TRIGGER {table}_no_{what.lower()}" + (f" ON {table}" if on_table else "")
        )
    if on_table:
        for table in APPEND_ONLY:
            schema_editor.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
        schema_editor.execute("DROP FUNCTION releases_refuse()")


class Migration(migrations.Migration):
    dependencies = [("releases", "0004_release_history")]

    operations = [migrations.RunPython(create, drop)]
