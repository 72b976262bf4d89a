"""Known weaknesses of the pinned packages, asked from the open list at osv.dev. No answer is never "none"."""

import json
import re
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

SERVICE = "https://api.osv.dev/v1/querybatch"
MOST_ASKED = 1000
MAX_ANSWER_BYTES = 10_000_000
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


class NotChecked(Exception):
    """Nobody knows whether the packages have known weaknesses; the message says why."""


@dataclass(frozen=True)
class Pin:
    """A package with the version that is installed."""

    name: str
    version: str


def read_pins(lock: Path) -> list[Pin]:
    """Give the packages of a lock file.

    :raises NotChecked: if the file cannot be read or names none.
    """
    try:
        pins = [Pin(*found) for found in PINNED.findall(lock.read_text(encoding="utf-8"))]
    except (OSError, UnicodeDecodeError) as error:
        raise NotChecked(f"{lock.name} cannot be read ({type(error).__name__})") from error
    if not 0 < len(pins) <= MOST_ASKED:
        raise NotChecked(f"{lock.name} names {len(pins)} packages")
    return pins


def find_weaknesses(pins: list[Pin], *, service: str = SERVICE, timeout: float = 30) -> dict[Pin, list[str]]:
    """Give the packages that have known weaknesses, with the names of these.

    :raises NotChecked: if there is no whole answer for every package.
    """
    queries = [{"package": {"name": pin.name, "ecosystem": "PyPI"}, "version": pin.version} for pin in pins]
    answer = _ask(service, {"queries": queries}, timeout)
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, list) or len(results) != len(pins):
        raise NotChecked(f"{urlsplit(service).netloc} did not answer for every package")
    named = {pin: _names(result) for pin, result in zip(pins, results, strict=True)}
    return {pin: names for pin, names in named.items() if names}


def _names(result: Any) -> list[str]:
    match result:
        case {"vulns": [*found]} if found:
            return [str(each["id"]) if isinstance(each, dict) and "id" in each else "?" for each in found]
        case {"vulns": _} | {"next_page_token": _}:
            raise NotChecked("a part of the answer has another form than known")
        case {} if not result:
            return []
    raise NotChecked("a part of the answer has another form than known")


def _ask(service: str, question: dict[str, Any], timeout: float) -> Any:
    address = urlsplit(service)
    if address.scheme not in ("https", "http"):
        raise NotChecked(f"{service!r} is no web address")
    headers = {"Content-Type": "application/json", "User-Agent": "decisionaid"}
    request = Request(service, json.dumps(question).encode(), headers)  # noqa: S310 (looked at above)
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310
            content = answer.read(MAX_ANSWER_BYTES + 1)
    except HTTPError as error:
        # It is the answer too, and holds the connection.
        error.close()
        raise NotChecked(f"{address.netloc} answered with status {error.code}") from error
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", "") or error
        raise NotChecked(f"{address.netloc} gave no answer ({type(error).__name__}: {reason})") from error
    try:
        return json.loads(content)
    except ValueError as error:
        raise NotChecked(f"{address.netloc} answered with something that is no JSON") from error
