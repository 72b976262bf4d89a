"""One cookie that holds everything a person answered: packed, encrypted, readable for 60 idle minutes.

On a shared tablet the minutes are fewer (`idle`).
"""

import json
import zlib
from functools import lru_cache
from typing import Any, Literal

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from decisionaid.web.idle import idle_plan

LONGEST_TOKEN = 4096
LONGEST_TEXT = 32 * 1024

Problem = Literal["missing", "expired", "unreadable"]


class CookieProblem(Exception):
    """The cookie cannot be used; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"The answers cookie is {problem}.")
        self.problem = problem


def seal(data: Any) -> str:
    """Turn JSON data into the text of a cookie."""
    text = json.dumps(data, separators=(",", ":"))
    return _fernet().encrypt(zlib.compress(text.encode(), level=9)).decode()


def unseal(token: str) -> Any:
    """Give back what `seal` was given.

    :raises CookieProblem: if the text is forged, cut off, too long, too old, or of an unknown key.
    """
    packed = _decrypt(token)
    unpacker = zlib.decompressobj()
    try:
        # Bounded: a few bytes can unpack to gigabytes.
        text = unpacker.decompress(packed, LONGEST_TEXT)
        if not unpacker.eof:
            raise CookieProblem("unreadable")
        return json.loads(text)
    # Nested too deep: only a holder of the keys can seal such a text.
    except (zlib.error, ValueError, RecursionError) as error:
        raise CookieProblem("unreadable") from error


def read_cookie(request: HttpRequest) -> Any:
    """Give the data of the request's cookie.

    :raises CookieProblem: if there is none, or as `unseal`.
    """
    token = request.COOKIES.get(settings.ANSWERS_COOKIE_NAME)
    if not token:
        raise CookieProblem("missing")
    return unseal(token)


def set_cookie(response: HttpResponseBase, data: Any) -> None:
    # Without an age, the browser forgets it when it is closed.
    response.set_cookie(
        settings.ANSWERS_COOKIE_NAME, seal(data), secure=settings.HTTPS, httponly=True, samesite="Strict"
    )


def delete_cookie(response: HttpResponseBase) -> None:
    response.delete_cookie(settings.ANSWERS_COOKIE_NAME, samesite="Strict")


def _fernet() -> MultiFernet:
    return _fernet_of(tuple(settings.DATA_KEYS))


@lru_cache(maxsize=2)
def _fernet_of(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _decrypt(token: str) -> bytes:
    if len(token) > LONGEST_TOKEN or not token.isascii():
        raise CookieProblem("unreadable")
    try:
        return _fernet().decrypt(token, ttl=idle_plan().readable_minutes * 60)
    except InvalidToken as error:
        raise CookieProblem("expired" if _is_genuine(token) else "unreadable") from error


def _is_genuine(token: str) -> bool:
    try:
        _fernet().decrypt(token)
    except InvalidToken:
        return False
    return True
