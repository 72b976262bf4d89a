"""Codes of 10 characters (50 bits) that can be read aloud: Crockford's base 32, without I, L, O and U."""

import hashlib
import hmac
import secrets
import unicodedata

from django.db import transaction

from decisionaid.sharing.models import CodeKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
LONGEST_INPUT = 300
_LOOKALIKES = str.maketrans("OIL", "011")


def read_code(text: str) -> str | None:
    """Give the code that was typed or scanned, or None if it cannot be one.

    Small letters, full-width characters, hyphens, spaces and look-alikes are read as meant. Of an address
    that a scanner types, the part after # counts.
    """
    if len(text) > LONGEST_INPUT:
        return None
    plain = unicodedata.normalize("NFKC", text).rpartition("#")[2].upper().translate(_LOOKALIKES)
    code = "".join(char for char in plain if char not in "-‐‑–—ー −\t\r\n")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def show_code(code: str) -> str:
    """Write a code in two groups, as it is printed."""
    return f"{code[:5]}-{code[5:]}"


def keyed_hash(purpose: str, text: str) -> str:
    """Hash a secret so that a stolen database does not let anyone try codes against it."""
    return _digest(purpose, text).hex()


def code_from(secret: str) -> str:
    """Make the code that belongs to a form; the same form always gives the same one."""
    number = int.from_bytes(_digest("code", secret)[:8])
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH))


def _digest(purpose: str, text: str) -> bytes:
    return hmac.digest(_key(), f"{purpose}:{text}".encode(), hashlib.sha256)


def _key() -> bytes:
    row = CodeKey.objects.filter(pk=1).first()
    if row is None:
        with transaction.atomic():
            row, _made = CodeKey.objects.get_or_create(pk=1, defaults={"key": secrets.token_hex(32)})
    return bytes.fromhex(row.key)
