from datetime import datetime
from typing import Any

from decisionaid.releases.proofs import find_proof, is_running
from decisionaid.web.reader import reader_language


def proof_state(content_hash: str, *, now: datetime) -> dict[str, Any]:
    """Tell for a page how far the proof of a content is: holds, broken, running, or not there."""
    proof = find_proof(content_hash)
    if proof is None or not (proof.finished_at or is_running(proof, now=now)):
        return {"state": "none"}
    if not proof.finished_at:
        return {"state": "running", "at": proof.started_at}
    lines = [line[reader_language()] for line in proof.broken]
    return {"state": "broken" if lines else "holds", "at": proof.finished_at, "broken": lines}
