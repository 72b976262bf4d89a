import csv
from collections.abc import Iterator

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from decisionaid.audit.actions import record_event
from decisionaid.audit.models import AuditEvent
from decisionaid.staff.audit_words import words_of
from decisionaid.staff.panel import needs, needs_fresh_login

COLUMNS = ("at", "person", "action", "words", "kind", "id", "outcome", "note")


class _Line:
    """A file for the csv module that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


@require_POST
@needs("audit.export_auditevent")
@needs_fresh_login()
def audit_export(request: HttpRequest) -> HttpResponseBase:
    """Give the events that the list shows with the filters in the address, as CSV, oldest last."""
    try:
        events = _filtered(request)
    except IncorrectLookupParameters as error:
        raise BadRequest("The list has no such filter.") from error
    count = events.count()
    record_event(action="audit.exported", at=timezone.now(), actor=request.user, note=f"{count} events")
    name = f"audit-{timezone.localdate().isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(_rows(events), content_type="text/csv; charset=utf-8", headers=headers)


def _filtered(request: HttpRequest) -> QuerySet[AuditEvent]:
    """Ask the list itself, so that file and list can never differ."""
    return admin.site._registry[AuditEvent].get_changelist_instance(request).get_queryset(request)


def _rows(events: QuerySet[AuditEvent]) -> Iterator[str]:
    writer = csv.writer(_Line())
    # Spreadsheet programs take UTF-8 for something else without this mark.
    yield "\ufeff" + writer.writerow(COLUMNS)
    for event in events.select_related("actor").iterator(chunk_size=500):
        actor = event.actor.get_username() if event.actor else ""
        yield writer.writerow(
            [
                timezone.localtime(event.at).isoformat(timespec="seconds"),
                _harmless(actor),
                event.action,
                words_of(event.action),
                event.object_type,
                event.object_id,
                event.outcome,
                _harmless(event.note),
            ]
        )


def _harmless(text: str) -> str:
    # A cell that begins like this is run as a formula by spreadsheet programs.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
