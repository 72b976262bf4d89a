"""Who runs this site, for the foot of every page. A higher layer knows the clinic and registers here."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Operator:
    """The clinic in one language; `logo` is the name of its picture, "" where there is none."""

    name: str
    operator: str = ""
    responsible: str = ""
    address: str = ""
    telephone: str = ""
    hours: str = ""
    web: str = ""
    logo: str = ""
    logo_alt: str = ""
    version: str = ""
    sells: bool = False


class OperatorSource:
    """Where pages learn who runs the site; nobody without clinic mode."""

    def __init__(self) -> None:
        self._tell: Callable[[str], Operator | None] = lambda language: None

    def register(self, tell: Callable[[str], Operator | None]) -> None:
        """Ask `tell` from now on."""
        self._tell = tell

    def find(self, language: str) -> Operator | None:
        """Give the operator in this language, or None where no clinic may be named."""
        return self._tell(language)


operator_source = OperatorSource()
