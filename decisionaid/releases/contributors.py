"""Who had a hand in a proposed release, and so cannot approve it."""

from django.db.models import Q

from decisionaid.releases.models import Release, ReleaseEvent

Action = ReleaseEvent.Action
EDITS = (Action.DRAFT_IMPORTED, Action.ITEM_CREATED, Action.ITEM_CHANGED, Action.ITEM_DELETED)


def last_event_number() -> int:
    """Give the number of the newest event; 0 where there is none."""
    return ReleaseEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def contributor_ids(release: Release) -> frozenset[int]:
    """Give the ids of all who proposed this release or edited the draft since the live one was made.

    Who edited a piece and saw the edit undone again stays a contributor: nobody has to follow a text
    through imports and loads to know whose it is. Sign-offs are no edits.
    """
    live = (
        Release.objects.filter(status=Release.Status.PUBLISHED).values_list("last_event", flat=True).first()
    )
    edited = Q(action__in=EDITS, pk__gt=live or 0, pk__lte=release.last_event)
    proposed = Q(action=Action.PROPOSED, release=release)
    found = ReleaseEvent.objects.filter(edited | proposed, by__isnull=False).order_by()
    return frozenset(found.values_list("by_id", flat=True).distinct())  # type: ignore[arg-type]
