"""Whole numbers as a form or an address sends them."""

# Python refuses to read thousands of digits, and a database to look for more than 19 of them.
MOST_DIGITS = 9


def whole_number(text: str) -> int | None:
    """Give the number that the digits name, or None for anything else and for more digits than ours have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
