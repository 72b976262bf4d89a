"""Reading shared summaries."""

from datetime import datetime
from uuid import UUID

from decisionaid.sharing.models import SharedSummary


def find_readable(*, shared_id: UUID, now: datetime) -> SharedSummary | None:
    """Give a summary that is neither deleted nor expired, or None. Its answers stay closed until read."""
    return (
        SharedSummary.objects.filter(pk=shared_id, deleted_at__isnull=True, expires_at__gt=now)
        .select_related("release")
        .defer("payload", "release__content")
        .first()
    )


def count_expiring(*, before: datetime, now: datetime) -> int:
    """Count the readable summaries that expire before a moment."""
    return SharedSummary.objects.filter(
        deleted_at__isnull=True, expires_at__gt=now, expires_at__lte=before
    ).count()
