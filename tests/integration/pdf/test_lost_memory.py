"""A document with lists loses no memory below Python, where no garbage collector finds it again."""

import ctypes
import gc

import pytest

from decisionaid.pdf.render import lay_out
from decisionaid.web.print_styles import print_stylesheet

FIELDS = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
ITEMS, TIMES = 100, 20
MARKER = "li::marker { font-variant-numeric: normal; }"


class MallocInfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in FIELDS]


@pytest.fixture
def bytes_in_use():
    c_library = ctypes.CDLL(None)
    if not hasattr(c_library, "mallinfo2"):
        pytest.skip("only the GNU C library tells how much memory is in use")
    c_library.mallinfo2.restype = MallocInfo

    def measure():
        gc.collect()
        info = c_library.mallinfo2()
        return info.uordblks + info.hblkhd

    return measure


def lost_by_one(page_of, bytes_in_use, css):
    html = page_of(f"<h1>x</h1><ul>{'<li>文字</li>' * ITEMS}</ul>")
    for _ in range(5):
        lay_out(html, css)
    before = bytes_in_use()
    for _ in range(TIMES):
        lay_out(html, css)
    return (bytes_in_use() - before) / TIMES


def test_a_list_loses_none_with_our_style(page_of, bytes_in_use):
    css = print_stylesheet()
    assert MARKER in css
    assert lost_by_one(page_of, bytes_in_use, css) < 5_000


def test_it_does_without_our_rule_for_markers(page_of, bytes_in_use):
    """Once this fails, WeasyPrint has mended it, and the rule can go."""
    assert lost_by_one(page_of, bytes_in_use, print_stylesheet().replace(MARKER, "")) > 20_000
