"""The only place that writes reports. Events are written here; none holds a word of one."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from decisionaid.audit.actions import record_event
from decisionaid.reports.models import Report
from decisionaid.sharing.codes import keyed_hash
from decisionaid.sharing.limits import take_turn

KIND = "report"
MOST_FROM_ONE_PLACE = 5


@transaction.atomic
def receive_report(*, kind: str, place: str, text: str, contact: str, language: str, now: datetime) -> Report:
    """Keep a report, encrypted."""
    report = Report.objects.create(
        kind=kind, place=place, text=text, contact=contact or None, language=language, received_at=now
    )
    record_event(action="report.received", at=now, about=(KIND, report.pk), note=kind)
    return report


def limit_reports(*, visitor: str, now: datetime) -> None:
    """Count a report from this place.

    :raises TooManyWrongCodes: after `MOST_FROM_ONE_PLACE` within the window.
    """
    take_turn(place=keyed_hash("place", f"report {visitor}"), now=now, most=MOST_FROM_ONE_PLACE)


@transaction.atomic
def change_report(*, report: Report, state: str, note: str, item: str, actor: Any, now: datetime) -> None:
    """Set the state of a report, the note on it, and the piece of content it is about."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    locked.state, locked.note, locked.item = state, note or None, item
    locked.save(update_fields=["state", "note", "item"])
    record_event(action="report.changed", at=now, actor=actor, about=(KIND, report.pk), note=state)


@transaction.atomic
def purge_reports(*, now: datetime, dry_run: bool) -> int:
    """Delete reports older than `REPORT_DAYS`, whatever their state, and return how many there were."""
    old = Report.objects.filter(received_at__lte=now - timedelta(days=settings.REPORT_DAYS))
    count = old.count()
    if not dry_run and count:
        old.delete()
        record_event(action="report.purged", at=now, note=f"{count} old")
    return count


@transaction.atomic
def rotate_reports() -> int:
    """Encrypt every report again with the first of `DATA_KEYS`, and return how many that were."""
    reports = list(Report.objects.select_for_update())
    for report in reports:
        report.save(update_fields=["text", "contact", "note"])
    return len(reports)
