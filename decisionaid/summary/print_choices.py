"""What a person chooses for the printed summary: language, size of the letters, how much."""

from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils import translation

from decisionaid.web.print_styles import EXTENTS, FIRST_EXTENT, FIRST_SIZE, SIZES, Extent, Size


@dataclass(frozen=True)
class PrintChoices:
    """One language of the site, one size, one extent."""

    language: str
    size: Size = FIRST_SIZE
    extent: Extent = FIRST_EXTENT

    @property
    def is_look_changed(self) -> bool:
        """Tell whether another language or size is chosen than at first."""
        first = first_choices()
        return (self.language, self.size) != (first.language, first.size)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages offered, each by its own name."""
        return list(settings.LANGUAGES)


def first_choices() -> PrintChoices:
    """Give what stands chosen at first: the language of the page, normal letters, the main parts."""
    return PrintChoices(translation.get_language() or settings.LANGUAGE_CODE)


def read_choices(data: QueryDict) -> PrintChoices:
    """Read the choices from a form; what is missing is as at first.

    :raises BadRequest: for a value that the form does not offer.
    """
    first = first_choices()
    language = data.get("language", first.language)
    size = data.get("size", first.size)
    extent = data.get("extent", first.extent)
    if language not in dict(settings.LANGUAGES) or size not in SIZES or extent not in EXTENTS:
        raise BadRequest("The form does not offer this.")
    return PrintChoices(language, cast(Size, size), cast(Extent, extent))
