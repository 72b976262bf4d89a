"""The only place that writes events. Call it inside the transaction of the change that it tells of."""

from datetime import datetime
from typing import Any

from decisionaid.audit.models import AuditEvent


def record_event(
    *,
    action: str,
    at: datetime,
    actor: Any = None,
    about: tuple[str, object] = ("", ""),
    outcome: str = AuditEvent.Outcome.DONE,
    note: str = "",
) -> AuditEvent:
    """Add one event and return it.

    `action` is a dotted name such as "release.published"; `about` is the kind and the id of the thing it was
    done to; `actor` is a user, or None where a patient or the machine itself acted. `note` is one short line
    for the reader and never holds an answer, a code or a password.
    """
    object_type, object_id = about
    return AuditEvent.objects.create(
        at=at,
        actor=actor if getattr(actor, "pk", None) else None,
        action=action,
        object_type=object_type,
        object_id=str(object_id)[:80],
        outcome=outcome,
        note=note[:200],
    )
