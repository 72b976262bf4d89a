"""The one place that writes what happened to the content: its history, and a line of the audit list."""

from django.db import transaction

from decisionaid.audit.actions import record_event
from decisionaid.audit.models import AuditEvent
from decisionaid.releases.models import ReleaseEvent

PREFIX = "content."


@transaction.atomic
def write_event(event: ReleaseEvent) -> ReleaseEvent:
    """Keep an event with its texts in the history, and who did what and when in the audit list.

    Both or neither: a step that is undone leaves no line behind.
    """
    event.save()
    is_refused = event.action == ReleaseEvent.Action.PUBLISH_REFUSED
    record_event(
        action=f"{PREFIX}{event.action}",
        at=event.at,
        actor=event.by,
        about=_about(event),
        outcome=AuditEvent.Outcome.REFUSED if is_refused else AuditEvent.Outcome.DONE,
        note=" ".join(event.comment.split()),
    )
    return event


def _about(event: ReleaseEvent) -> tuple[str, object]:
    if event.kind:
        return "content", f"{event.kind}/{event.key}"
    return ("release", event.release.number) if event.release else ("draft", "")
