"""Which shared summaries this session opened by their code. Without the code, nobody reads one."""

import time
from typing import Final
from uuid import UUID

from django.http import HttpRequest

KEY: Final = "opened_summaries"
SECONDS: Final = 60 * 60


def note_opened(request: HttpRequest, shared_id: UUID) -> None:
    """Remember for an hour that this session gave the code."""
    request.session[KEY] = {**request.session.get(KEY, {}), str(shared_id): int(time.time())}


def is_opened(request: HttpRequest, shared_id: UUID) -> bool:
    """Tell whether this session gave the code within the last hour."""
    opened_at = request.session.get(KEY, {}).get(str(shared_id))
    return opened_at is not None and time.time() - opened_at < SECONDS


def forget_opened(request: HttpRequest, shared_id: UUID) -> None:
    """Close it again."""
    request.session[KEY] = {
        key: at for key, at in request.session.get(KEY, {}).items() if key != str(shared_id)
    }
