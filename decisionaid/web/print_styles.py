"""Style sheets of printed documents: the normal one, and large print written over it."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from django.conf import settings

Size = Literal["normal", "large"]
SIZES: tuple[Size, ...] = get_args(Size)
# From the shortest to the longest.
Extent = Literal["visit", "main", "everything"]
EXTENTS: tuple[Extent, ...] = get_args(Extent)
# What is printed, and shared, where nobody chooses.
FIRST_SIZE: Size = "normal"
FIRST_EXTENT: Extent = "main"


@cache
def print_stylesheet(size: Size = "normal", *more: str) -> str:
    """Give the style sheet of a printed document; `more` names files that come between normal and large."""
    names = ("pdf.css", *more, *(("pdf-large.css",) if size == "large" else ()))
    folder = Path(settings.BASE_DIR) / "static" / "css"
    return "".join((folder / name).read_text(encoding="utf-8") for name in names)
