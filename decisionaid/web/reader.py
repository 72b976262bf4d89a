"""The language of who reads a page, for texts that are content and not gettext's."""

from typing import Any

from django.utils import translation

from decisionaid.content.wording import tell


def reader_language() -> str:
    """Give "en" for a reader of English and "ja" for any other."""
    return "en" if (translation.get_language() or "ja").startswith("en") else "ja"


def tell_reader(value: Any) -> str:
    """Give a text of the wordings in the reader's language; any other text as it is."""
    return tell(value, reader_language())
