"""Two people at two processes who change the live release at the same moment, on a database of any kind.

Each acts in a process of its own, `run`; both wait for each other where the checks are done and nothing is
locked yet, and hold what they locked for a while, so that without a lock both would go on.
"""

import time
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone

from decisionaid.releases import publish_actions
from decisionaid.releases.errors import Refused
from decisionaid.releases.models import Release
from tests.content_staff import (
    CLINICIAN,
    EDITOR,
    NOW,
    REVIEWER,
    approve,
    change_wool,
    keep_proof,
    make_person,
    propose,
    publish_small_content,
)

WAIT_SECONDS = 60
HELD_SECONDS = 0.7


def begin(folder):
    """Publish a first release and make the people."""
    publish_small_content(Path(folder))
    for name, permissions in (("eiko", EDITOR), ("riku", REVIEWER), ("chie", CLINICIAN)):
        make_person(name, permissions)


def hand_in(words, *, is_planned):
    """Propose and approve another release, with its proof kept; maybe planned for a moment ago."""
    people = {user.username: user for user in get_user_model().objects.all()}
    change_wool(people["eiko"], words)
    release = propose(people["eiko"])
    approve(release, people["riku"])
    keep_proof(release)
    if is_planned:
        Release.objects.filter(pk=release.pk).update(publish_at=NOW - timedelta(days=1))
    print(f"release {release.number}")  # noqa: T201 (this is what the test reads)


def run(action, number, live, folder, name):
    """Do one thing and print how it ended; `folder` is where both meet."""
    meet = _meeting(Path(folder), name)
    turn, retire = publish_actions._turn_live, publish_actions._retire_live

    def turn_together(*arguments, **named):
        meet()
        return turn(*arguments, **named)

    def retire_slowly(**named):
        time.sleep(HELD_SECONDS)
        return retire(**named)

    publish_actions._turn_live, publish_actions._retire_live = turn_together, retire_slowly
    riku = get_user_model().objects.get(username="riku")
    release = Release.objects.get(number=number)
    try:
        print("ended:", _ACTIONS[action](release, riku, live, meet))  # noqa: T201
    except Refused as error:
        print("ended:", type(error).__name__)  # noqa: T201


def _meeting(folder, name):
    def meet():
        (folder / name).touch()
        end = time.monotonic() + WAIT_SECONDS
        while len(list(folder.iterdir())) < 2:
            assert time.monotonic() < end, "the other did not come"
            time.sleep(0.01)

    return meet


def _publish(release, by, live, meet):
    terms = publish_actions.Terms(is_waiting=False, live=live)
    publish_actions.publish_release(release_id=release.pk, by=by, now=timezone.now(), terms=terms)
    return "done"


def _publish_due(release, by, live, meet):
    published, refused = publish_actions.publish_due_releases(now=timezone.now())
    return f"published {[release.number for release in published]} refused {len(refused)}"


def _restore(release, by, live, meet):
    meet()
    publish_actions.restore_release(release_id=release.pk, reason="wrong", by=by, now=NOW, live=live)
    return "done"


def _call_off(release, by, live, meet):
    meet()
    time.sleep(HELD_SECONDS / 2)
    publish_actions.unschedule_release(release_id=release.pk, by=by, now=NOW)
    return "done"


_ACTIONS = {"publish": _publish, "due": _publish_due, "restore": _restore, "call off": _call_off}
