"""Mend how WeasyPrint 70 breaks text that would fit on its line but for the space at its end.

Such a space is not seen at the end of a line. WeasyPrint counts it, finds no room, and breaks the line
after its first word, as it does where a single word is too long.
"""

from typing import Any

# A line that ends for want of room is nearly full; the flaw leaves it nearly empty.
NEARLY_EMPTY = 0.5
COLLAPSING = ("normal", "nowrap", "pre-line")


def mend_line_breaks(inline: Any) -> None:
    """Put the mended function in the place of the one that WeasyPrint's layout of lines uses."""
    split = inline.split_first_line

    def split_first_line(
        text: str, style: Any, context: Any, max_width: float, *rest: Any, **more: Any
    ) -> Any:
        found = split(text, style, context, max_width, *rest, **more)
        _, _, resume_at, width, _, _ = found
        if (
            resume_at is None
            or not text.endswith(" ")
            or width > max_width * NEARLY_EMPTY
            or style["white_space"] not in COLLAPSING
        ):
            return found
        whole = split(text.rstrip(" "), style, context, max_width, *rest, **more)
        return whole if whole[2] is None and whole[3] <= max_width else found

    inline.split_first_line = split_first_line
