"""A logo is decoded and written anew as PNG, so that nothing of the file that came in is handed on."""

import hashlib
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageFile, UnidentifiedImageError

MOST_BYTES: Final = 512 * 1024
MOST_PIXELS: Final = 4_000_000
LARGEST_SIDE: Final = 4000
SHOWN_WIDTH, SHOWN_HEIGHT = 480, 160
# SVG can carry scripts and is no format here; what a file is follows from its bytes, never from its name.
FORMATS: Final = ("PNG", "JPEG")
_DECODING = threading.Lock()


class LogoRefused(Exception):
    """The file is no logo that can be shown; `reason` is one of too-large, not-a-picture, too-many-pixels."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Picture:
    """A PNG made here."""

    png: bytes
    sha256: str
    width: int
    height: int


def read_logo(data: bytes) -> Picture:
    """Decode a PNG or JPEG and write it anew, no larger than it is shown.

    The size in the header is looked at before any pixel is decoded, so a small file that unpacks to a huge
    picture costs nothing.

    :raises LogoRefused: for anything else.
    """
    if len(data) > MOST_BYTES:
        raise LogoRefused("too-large")
    try:
        with _strict_decoding(), warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if max(image.size) > LARGEST_SIDE or image.width * image.height > MOST_PIXELS:
                raise LogoRefused("too-many-pixels")
            image.load()
            return _write_anew(image)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Warning,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
    ) as error:
        raise LogoRefused("not-a-picture") from error


@contextmanager
def _strict_decoding() -> Iterator[None]:
    """Refuse damaged files, also where the PDF library was loaded: it makes Pillow accept them."""
    with _DECODING:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _write_anew(image: Image.Image) -> Picture:
    # Pixels alone: colour profile, comments, EXIF and text chunks stay behind.
    plain = Image.new("RGBA", image.size)
    plain.paste(image.convert("RGBA"))
    plain.thumbnail((SHOWN_WIDTH, SHOWN_HEIGHT))
    buffer = io.BytesIO()
    plain.save(buffer, "PNG")
    png = buffer.getvalue()
    return Picture(png, hashlib.sha256(png).hexdigest(), plain.width, plain.height)
