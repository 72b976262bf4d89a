"""What a refusal for too many tries says: allauth refuses too where its counting fails, as on a full disk."""

import logging
import secrets

from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decisionaid.web.error_pages import server_error

logger = logging.getLogger(__name__)

SECONDS_KEPT = 10


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """Say that there were too many tries, unless nobody can know because they cannot be counted."""
    try:
        require_counting()
    except OperationalError as error:
        logger.error(
            "Tries cannot be counted, so nobody can log in: %s Is the disk full or read-only?", error
        )
        # It reads the error that is being handled.
        return server_error(request)
    return render(request, "429.html", status=429)


def require_counting() -> None:
    """Write where tries are counted; Django's cache says nothing when it cannot.

    :raises OperationalError: if it cannot be written.
    """
    key = f"can-count:{secrets.token_hex(8)}"
    cache.set(key, True, SECONDS_KEPT)
    if not cache.get(key):
        raise OperationalError("The cache in the database cannot be written.")
    cache.delete(key)
