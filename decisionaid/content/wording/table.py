"""One entry of a table of wordings."""

from typing import NamedTuple


class Wording(NamedTuple):
    """What is wrong and what is allowed, in English and Japanese; `{name}` stands for a value.

    Both languages of a text have the same values. Nothing allowed is told where that is empty.
    """

    en: str
    ja: str
    allowed_en: str = ""
    allowed_ja: str = ""
