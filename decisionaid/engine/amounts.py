"""Numbers as people type them: full-width digits, separators, 万, and signs of the unit."""

import re
import unicodedata
from decimal import Decimal

# 1万5,000, 1.5万, 2万5千, 10,000: each part is optional, one must be there.
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_WHOLE = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_AMOUNT = re.compile(rf"(?:(?P<man>{_NUMBER}|{_WHOLE})万)?(?:(?P<sen>{_NUMBER})千)?(?P<rest>{_WHOLE})?")
_SIGNS = ("円", "yen", "jpy", "回", "times", "time", "visits", "visit")
LONGEST = 40


def read_amount(text: str) -> int | None:
    """Give the whole number that a text stands for, or None if it stands for none."""
    if len(text) > LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().lower().removeprefix("¥").removeprefix("\\")
    for sign in _SIGNS:
        plain = plain.removesuffix(sign)
    match = _AMOUNT.fullmatch(plain.strip())
    if match is None or not match.group():
        return None
    man, sen, rest = (Decimal((match[name] or "0").replace(",", "")) for name in ("man", "sen", "rest"))
    if (match["man"] and sen * 1_000 + rest >= 10_000) or (match["sen"] and rest >= 1_000):
        return None
    whole = man * 10_000 + sen * 1_000 + rest
    return int(whole) if whole == whole.to_integral_value() else None
