"""A logo is a PNG or JPEG made anew; anything else is refused before it costs anything."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from decisionaid.clinic.logo import MOST_BYTES, LogoRefused, read_logo


def picture(kind="PNG", size=(40, 20), mode="RGB", **options):
    buffer = io.BytesIO()
    Image.new(mode, size, 0 if mode in ("1", "L", "P") else tuple([200] * len(mode))).save(
        buffer, kind, **options
    )
    return buffer.getvalue()


def png_header(width, height):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_png_and_jpeg_become_png(kind):
    made = read_logo(picture(kind))

    shown = Image.open(io.BytesIO(made.png))
    assert (shown.format, shown.size, shown.mode) == ("PNG", (40, 20), "RGBA")
    assert (made.width, made.height) == (40, 20)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA"])
def test_every_kind_of_colour_is_read(mode):
    assert read_logo(picture(mode=mode)).width == 40


def test_same_picture_gives_the_same_bytes():
    assert read_logo(picture()) == read_logo(picture())


def test_large_picture_is_made_small():
    made = read_logo(picture(size=(2000, 1000)))

    assert (made.width, made.height) == (320, 160)


def test_nothing_hidden_in_the_file_is_handed_on():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "<script>canary</script>")
    data = picture(pnginfo=info) + b"canary behind the end"

    made = read_logo(data)

    assert b"canary" in data
    assert b"canary" not in made.png


HOSTILE = {
    "nothing": b"",
    "text": b"hello",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg with a declaration": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "html": b"<html><script>alert(1)</script>",
    "gif": picture("GIF", mode="P"),
    "webp": picture("WEBP"),
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "cut png": picture()[:40],
    "cut jpeg": picture("JPEG")[:200],
    "png with too little in it": png_header(100, 100),
    "png signature alone": b"\x89PNG\r\n\x1a\n",
    "no size": png_header(0, 0),
}


# The PDF library, once loaded into a process, makes Pillow accept damaged files.
@pytest.mark.parametrize("is_lenient", [False, True], ids=["strict", "lenient"])
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_no_picture_is_refused(monkeypatch, data, is_lenient):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", is_lenient)
    with pytest.raises(LogoRefused) as refused:
        read_logo(data)

    assert refused.value.reason == "not-a-picture"


@pytest.mark.parametrize("size", [(4001, 1), (1, 4001), (2001, 2000), (100_000, 100_000), (65_000, 65_000)])
def test_bomb_is_refused_by_its_header(size, monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda image: pytest.fail("it was decoded"))

    with pytest.raises(LogoRefused) as refused:
        read_logo(png_header(*size))

    # Pillow's own limit comes first for the largest.
    assert refused.value.reason in ("too-many-pixels", "not-a-picture")


def test_text_chunk_that_unpacks_to_a_lot_is_refused():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * 20_000_000, zip=True)
    data = picture(pnginfo=info)
    assert len(data) < MOST_BYTES

    with pytest.raises(LogoRefused):
        read_logo(data)


def test_large_file_is_refused_unread():
    with pytest.raises(LogoRefused) as refused:
        read_logo(picture() + b"x" * MOST_BYTES)

    assert refused.value.reason == "too-large"
