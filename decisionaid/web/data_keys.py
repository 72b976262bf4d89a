"""Encryption of what is kept: with `DATA_KEYS`, of which the first encrypts and all of them decrypt."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class KeyGone(Exception):
    """No key in DATA_KEYS opens this; the key it was made with is missing, or the bytes are damaged."""


def encrypt(data: bytes) -> bytes:
    """Encrypt with the first key."""
    return _fernet().encrypt(data)


def decrypt(token: bytes) -> bytes:
    """Give back what `encrypt` was given.

    :raises KeyGone: if no key fits.
    """
    try:
        return _fernet().decrypt(token)
    except InvalidToken as error:
        raise KeyGone(
            "No key in DATA_KEYS opens this. Was a key taken out before rotate_data_keys?"
        ) from error


def rotate(token: bytes) -> bytes:
    """Encrypt again with the first key what any of them opens.

    :raises KeyGone: if no key fits.
    """
    return encrypt(decrypt(token))


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.DATA_KEYS])
