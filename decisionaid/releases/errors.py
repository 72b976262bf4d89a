"""Why an action is refused. Each text tells the person what to do; nothing was written then."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from decisionaid.content.mistakes import Mistake
from decisionaid.web.reader import reader_language, tell_reader


class Refused(Exception):
    """An action that may not be done, or not now; `reasons` lists why where there is more than one."""

    def __init__(self, message: str, reasons: Sequence[str] = ()) -> None:
        self.message = message
        self.reasons = tuple(reasons)
        super().__init__("\n".join((message, *self.reasons)))


class WrongState(Refused):
    """The release or draft is in a state in which this cannot be done."""


class AlreadyPublished(WrongState):
    """Somebody else, or the same person's first click, published it before."""

    def __init__(self) -> None:
        super().__init__(_("This release was published already. Nothing was published a second time."))


class OtherLive(WrongState):
    """Another release went live since this person looked."""

    def __init__(self, number: int | None) -> None:
        super().__init__(
            _("Release %(number)s went live meanwhile. Nothing was changed. Look at it first.")
            % {"number": number}
        )


class PlanGone(WrongState):
    """The planned publishing was called off or put off while it was being prepared."""

    def __init__(self) -> None:
        super().__init__(_("No publishing is planned for this release."))


class NotAllowed(Refused):
    """This person may not do it, whatever their permissions are."""


class NothingChanged(Refused):
    """The draft is the same as the live release."""

    def __init__(self) -> None:
        super().__init__(_("The draft is the same as the live release. There is nothing to propose."))


class ChangedMeanwhile(Refused):
    """Somebody else wrote the same thing since it was opened."""

    def __init__(self, *, by: str, at: datetime | None) -> None:
        self.by, self.at = by, at
        super().__init__(_("Somebody else changed this since you opened it. Your text is kept below."))


class KeyTaken(Refused):
    """Another piece of this kind has this key."""


class StillUsed(Refused):
    """Other pieces rest on this one."""

    def __init__(self, users: Sequence[str]) -> None:
        super().__init__(_("Other pieces rest on this one. Change them first."), users)


class ContentRefused(Refused):
    """The checks found mistakes; `mistakes` holds those of the content."""

    def __init__(self, mistakes: Sequence[Mistake], broken: Sequence[str] = ()) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(
            _("The checks found mistakes. Mend them first."),
            (*(mistake.in_language(reader_language()) for mistake in mistakes), *map(tell_reader, broken)),
        )


class MarkNeedsClinician(Refused):
    """The mark "to be confirmed by a clinician" goes away by a sign-off alone."""
