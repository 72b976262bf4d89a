"""The only place that writes counts."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from decisionaid.counts.models import Count

DAYS_OPEN = 2
# One statement, so that the counts of many processes add up on SQLite and PostgreSQL alike.
_ADD = """
INSERT INTO counts_count (day, kind, bucket, n) VALUES (%s, %s, %s, %s)
ON CONFLICT (day, kind, bucket) DO UPDATE SET n = counts_count.n + excluded.n
"""


def write_counts(changes: Mapping[tuple[date, str, str], int]) -> None:
    """Add these numbers to the stored ones, all or none.

    What belongs to a day that the panel may show already is left out: a shown number never changes.
    """
    oldest = timezone.localdate() - timedelta(days=DAYS_OPEN)
    # In one order, so that two processes never wait for each other.
    rows = [
        (day, kind, bucket, n)
        for (day, kind, bucket), n in sorted(changes.items())
        if day >= (oldest.replace(day=1) if kind in MONTHLY else oldest)
    ]
    in_transaction = connection.in_atomic_block
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_ADD, rows)
    finally:
        if not in_transaction:
            connection.close()


MONTHLY = frozenset({"at", "condition", "language"})


def purge_counts(*, today: date, dry_run: bool) -> int:
    """Delete the counts of months that are over for longer than `COUNT_MONTHS`; return how many rows."""
    month = today.year * 12 + today.month - 1 - settings.COUNT_MONTHS
    old = Count.objects.filter(day__lt=date(month // 12, month % 12 + 1, 1))
    count = old.count()
    if not dry_run:
        old.delete()
    return count
