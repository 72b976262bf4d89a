import io

import pytest

from decisionaid.pdf.errors import PdfError, PdfMissingGlyph, PdfTimeout, PdfUnavailable
from decisionaid.pdf.protocol import MAX_FRAME_BYTES, pack_error, read_frame, unpack_error, write_frame


class ShortPipe(io.BytesIO):
    """Takes and gives a few bytes at a time, as a pipe may."""

    def write(self, data):
        return super().write(data[:3])

    def read(self, size):
        return super().read(min(size, 3))


def test_frame_arrives_whole_through_a_pipe_that_takes_little_at_a_time():
    pipe = ShortPipe()
    for frame in (b"", "要約".encode(), b"x" * 100):
        write_frame(pipe, frame)

    pipe.seek(0)

    assert [read_frame(pipe) for _ in range(3)] == [b"", "要約".encode(), b"x" * 100]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="closed"),
        pytest.param(b"\0\0", id="cut in the length"),
        pytest.param(b"\0\0\0\x05abc", id="cut in the frame"),
        pytest.param((MAX_FRAME_BYTES + 1).to_bytes(4) + b"x" * 9, id="longer than any frame"),
    ],
)
def test_broken_frame_is_the_end_of_the_pipe(data):
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(data))


def test_frame_that_is_too_long_is_not_read():
    pipe = io.BytesIO((MAX_FRAME_BYTES + 1).to_bytes(4) + b"x" * 9)

    with pytest.raises(EOFError):
        read_frame(pipe)

    assert pipe.tell() == 4


@pytest.mark.parametrize(
    "error",
    [
        PdfError("No."),
        PdfUnavailable("Install this."),
        PdfMissingGlyph(["\U0001f464", "☃"]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_error_is_the_same_on_the_other_side(error):
    arrived = unpack_error(pack_error(error))

    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)


def test_missing_characters_are_named_once_and_in_order():
    assert PdfMissingGlyph(["b", "a", "b"]).characters == "ab"


def test_every_reason_is_caught_as_pdf_error():
    assert issubclass(PdfTimeout, PdfError)
