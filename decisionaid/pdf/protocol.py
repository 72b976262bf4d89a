"""What passes between the web process and the PDF worker: frames with their length in front, no pickle.

A request is four frames: ticket, seconds allowed, stylesheet, HTML. Its answer is three: the same ticket,
an error or nothing, the PDF or nothing.
"""

import json
from typing import IO

from decisionaid.pdf import errors

LENGTH_BYTES = 4
# A frame beyond this is not read: the other side is broken.
MAX_FRAME_BYTES = 32_000_000
CHUNK_BYTES = 65_536
KINDS = {kind.__name__: kind for kind in (errors.PdfMissingGlyph, errors.PdfUnavailable)}


def write_frame(pipe: IO[bytes], frame: bytes) -> None:
    """Write a frame whole, also to an unbuffered pipe, which may take less at a time."""
    rest = memoryview(len(frame).to_bytes(LENGTH_BYTES) + frame)
    while rest:
        rest = rest[pipe.write(rest) :]


def read_frame(pipe: IO[bytes]) -> bytes:
    """Read one frame.

    :raises EOFError: if the other side has closed the pipe or sends no frame.
    """
    length = int.from_bytes(read_exactly(pipe, LENGTH_BYTES))
    if length > MAX_FRAME_BYTES:
        raise EOFError("A frame is longer than any can be.")
    return read_exactly(pipe, length)


def read_exactly(pipe: IO[bytes], size: int) -> bytes:
    """Read this many bytes.

    :raises EOFError: if the pipe ends before.
    """
    parts = []
    while size:
        part = pipe.read(min(size, CHUNK_BYTES))
        if not part:
            raise EOFError("The other side has closed the pipe.")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def pack_error(error: errors.PdfError) -> bytes:
    """Write an error as JSON."""
    characters = error.characters if isinstance(error, errors.PdfMissingGlyph) else ""
    return json.dumps(
        {"kind": type(error).__name__, "message": str(error), "characters": characters}
    ).encode()


def unpack_error(frame: bytes) -> errors.PdfError:
    """Read back the error that `pack_error` wrote."""
    packed = json.loads(frame)
    kind = KINDS.get(packed["kind"], errors.PdfError)
    return kind(packed["characters"] if kind is errors.PdfMissingGlyph else packed["message"])
