"""How long a page may lie unused, on a person's own device and on a tablet that people pass on."""

from dataclasses import dataclass

from django.conf import settings

OWN_DEVICE_MINUTES = 60
# The last minutes before the answers can no longer be read.
NOTICE_MINUTES = 5
COUNTDOWN_SECONDS = 60
# Between two renewals by the script up to a minute passes, and the countdown takes another.
TABLET_GRACE_MINUTES = 2


@dataclass(frozen=True)
class IdlePlan:
    """The warning goes by `warn_after` and `seconds_left`, the cookie by `readable_minutes`."""

    is_tablet: bool
    warn_after: int
    seconds_left: int
    readable_minutes: int


def idle_plan() -> IdlePlan:
    if settings.TABLET_MODE:
        minutes = settings.IDLE_MINUTES
        return IdlePlan(True, minutes * 60, COUNTDOWN_SECONDS, minutes + TABLET_GRACE_MINUTES)
    warn_after = (OWN_DEVICE_MINUTES - NOTICE_MINUTES) * 60
    return IdlePlan(False, warn_after, NOTICE_MINUTES * 60, OWN_DEVICE_MINUTES)
