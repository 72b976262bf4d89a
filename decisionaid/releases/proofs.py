"""The proof of a proposed content: run beside the requests, once for each content, and kept.

It takes 10 to 20 seconds of a core, on a busy machine minutes, which is more than a proxy waits and more
than a patient's request should have to share its process with. So a child process does the work, and a row
says that it is on. The row of a child or a server that died grows old, and then anybody can begin again.
"""

import hashlib
import json
import logging
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from decisionaid.pdf.process import worker_environment
from decisionaid.releases.errors import Refused
from decisionaid.releases.models import ContentProof, Release

MOST_SECONDS = 240
GIVEN_UP_AFTER = timedelta(seconds=MOST_SECONDS + 30)
_PROVING = ("domain", "engine", "content")
log = logging.getLogger(__name__)


class ProofGoesOn(Refused):
    """The proof is running, or was just begun; what waits for it can be asked for again."""

    def __init__(self) -> None:
        super().__init__(_("The proof is being run. Look again in a moment, and then publish."))


class ProofBrokeOff(Refused):
    """The proof came to no result: its process died or took too long."""

    def __init__(self) -> None:
        super().__init__(_("The proof came to no result. Try again, and tell whoever runs the server."))


def find_proof(content_hash: str) -> ContentProof | None:
    """Give the proof of a content with this version of the software, running or finished, or None."""
    return ContentProof.objects.filter(content_hash=content_hash, software=software_digest()).first()


def is_running(proof: ContentProof, *, now: datetime) -> bool:
    """Tell whether somebody is still at it, as far as one can know from outside."""
    return proof.finished_at is None and now - proof.started_at < GIVEN_UP_AFTER


def start_proof(*, release: Release, now: datetime) -> None:
    """Have the proof of a release run in the background, unless it is kept or running."""
    if _claim(release.content_hash, now):
        # A thread of its own sees the row only when it is written.
        transaction.on_commit(partial(_run_in_background, release, now))


def kept_proof(*, release: Release, now: datetime) -> ContentProof:
    """Give the finished proof of a release.

    :raises ProofGoesOn: if there is none yet; it is begun unless it is running.
    """
    proof = find_proof(release.content_hash)
    if proof is not None and proof.finished_at:
        return proof
    start_proof(release=release, now=now)
    raise ProofGoesOn


def prove_and_wait(*, release: Release, now: datetime) -> ContentProof:
    """Give the finished proof of a release, and run it here where it is not kept: for commands.

    One that runs elsewhere is not waited for: it may be dead, and it would give the same.

    :raises ProofBrokeOff: if it comes to no result.
    """
    proof = find_proof(release.content_hash)
    if proof is None or proof.finished_at is None:
        _claim(release.content_hash, now)
        _run(release, now)
    proof = find_proof(release.content_hash)
    if proof is None or proof.finished_at is None:
        raise ProofBrokeOff
    return proof


@cache
def software_digest() -> str:
    """Give the SHA-256 of the code that the proof is about and made with: another version proves anew."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(path for name in _PROVING for path in (package / name).rglob("*.py"))
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def run_apart(content: dict[str, Any]) -> dict[str, Any]:
    """Prove a content in a child process: its hash, and a line in both languages for what does not hold.

    :raises subprocess.SubprocessError: if the child dies or takes too long.
    """
    done = subprocess.run(
        [sys.executable, "-m", "decisionaid.content.prove"],
        input=json.dumps(content).encode(),
        stdout=subprocess.PIPE,
        cwd=settings.BASE_DIR,
        env=worker_environment(),
        timeout=MOST_SECONDS,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _claim(content_hash: str, now: datetime) -> bool:
    """Tell whether the proof is ours to run: nobody has begun, or whoever did has been silent too long."""
    proof, is_new = ContentProof.objects.get_or_create(
        content_hash=content_hash, software=software_digest(), defaults={"started_at": now}
    )
    if is_new:
        return True
    if proof.finished_at or is_running(proof, now=now):
        return False
    # Of several who see the old row, the one whose update finds it unchanged goes on.
    old = ContentProof.objects.filter(pk=proof.pk, finished_at=None, started_at=proof.started_at)
    return old.update(started_at=now) == 1


def _run_in_background(release: Release, now: datetime) -> None:
    threading.Thread(target=_run_and_leave, args=(release, now), name="proof", daemon=True).start()


def _run_and_leave(release: Release, now: datetime) -> None:
    try:
        _run(release, now)
    finally:
        connection.close()


def _run(release: Release, now: datetime) -> None:
    row = ContentProof.objects.filter(content_hash=release.content_hash, software=software_digest())
    try:
        result = run_apart(release.content)
    except (OSError, ValueError, subprocess.SubprocessError):
        log.exception("The proof of release %s came to no result.", release.number)
        # So that it can be begun again at once; a row that somebody else began stays.
        row.filter(finished_at=None, started_at=now).delete()
        return
    if result["content_hash"] != release.content_hash:
        log.error("The content of release %s is not what its hash says.", release.number)
        row.filter(finished_at=None, started_at=now).delete()
        return
    row.filter(finished_at=None).update(finished_at=timezone.now(), broken=result["broken"])
