"""Emptying the database between tests, although some tables refuse to lose rows."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def flush_lifts_triggers():
    from django.db.backends.base.operations import BaseDatabaseOperations

    plain = BaseDatabaseOperations.execute_sql_flush

    def flush_without_triggers(operations, statements):
        connection = operations.connection
        if connection.vendor == "postgresql":
            # The tests' server lets its user do so; triggers rest until the transaction ends.
            return plain(operations, ["SET LOCAL session_replication_role = replica", *statements])
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        plain(operations, statements)
        with connection.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_without_triggers)
        yield
