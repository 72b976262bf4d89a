"""Wrong codes are limited. They are counted in the database, so the limit holds over all processes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from decisionaid.sharing.models import WrongCodes

MAX_WRONG = 5
WINDOW = timedelta(minutes=10)
Found = TypeVar("Found")


class TooManyWrongCodes(Exception):
    """So many wrong codes came from this place that not even a right one is looked at."""


def look_up_limited(*, place: str, now: datetime, look_up: Callable[[], Found | None]) -> Found | None:
    """Look something up by a code, and count the try if nothing is found; `place` is a keyed hash.

    :raises TooManyWrongCodes: without looking, after `MAX_WRONG` wrong codes within the window.
    """
    with transaction.atomic():
        WrongCodes.objects.get_or_create(place=place, defaults={"since": now})
        # The lock makes tries from one place wait for each other: a hundred at once are counted too.
        row = WrongCodes.objects.select_for_update().get(place=place)
        if row.since <= now - WINDOW:
            row.since, row.count = now, 0
        is_limited = row.count >= MAX_WRONG
        found = None if is_limited else look_up()
        if found is None and not is_limited:
            row.count += 1
            row.save()
    # Raised out here, so that nothing that was counted is rolled back.
    if is_limited:
        raise TooManyWrongCodes
    return found


def take_turn(*, place: str, now: datetime, most: int) -> None:
    """Count one try from a place that has so many within the window; `place` is a keyed hash.

    :raises TooManyWrongCodes: when there are none left.
    """
    with transaction.atomic():
        WrongCodes.objects.get_or_create(place=place, defaults={"since": now})
        row = WrongCodes.objects.select_for_update().get(place=place)
        if row.since <= now - WINDOW:
            row.since, row.count = now, 0
        is_limited = row.count >= most
        if not is_limited:
            row.count += 1
            row.save()
    if is_limited:
        raise TooManyWrongCodes
