"""Why no PDF was made. A message never holds a word of the document, so it may be logged."""

from collections.abc import Iterable


class PdfError(Exception):
    """No PDF was made, or the one made would have lacked something."""


class PdfMissingGlyph(PdfError):
    """No installed font can draw some characters, an emoji in a patient's free text for instance.

    `characters` names them in code point order, for the page that asks the person to leave them out.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = "".join(sorted(set(characters)))
        super().__init__(f"{len(self.characters)} different characters are in no installed font.")


class PdfBusy(PdfError):
    """Too many people are waiting for a PDF; a minute later there is room."""


class PdfTimeout(PdfError):
    """The PDF took longer than allowed and was given up."""


class PdfUnavailable(PdfError):
    """This machine cannot make PDFs; the message names the Debian packages to install."""
