"""The real content as a stored release, live, for tests that tie something to it."""

from dataclasses import replace

from django.utils import timezone

from decisionaid.content.store import hash_of, to_data
from decisionaid.engine.compiled import compile_aid
from decisionaid.releases.live import LiveRelease, live_release
from decisionaid.releases.models import Release

_DATA = {}


def publish(release, *, number=1):
    """Store a release, retire the one before, and make it the live one of this process."""
    now = timezone.now()
    Release.objects.filter(status="published").update(status="retired")
    Release.objects.create(
        number=number,
        status="published",
        content=_data_of(release),
        content_hash=release.content_hash,
        created_at=now,
        published_at=now,
    )
    live = LiveRelease(number, release.content_hash, release.aid, release.compiled)
    live_release.pin(live)
    return live


def _data_of(release):
    if release.content_hash not in _DATA:
        _DATA[release.content_hash] = to_data(release.aid)
    return _DATA[release.content_hash]


def reworded(release):
    """Give the same content with another title, which is on every page."""
    text = release.aid.about.decision
    about = release.aid.about.model_copy(
        update={
            "decision": text.model_copy(
                update={"ja": "新しい版の文です。", "en": "Words of the new release."}
            )
        }
    )
    aid = release.aid.model_copy(update={"about": about})
    return replace(release, aid=aid, content_hash=hash_of(aid), compiled=compile_aid(aid))
