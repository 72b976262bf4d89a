"""Lines of the log, as text or JSON, that hold no answer, no code and no address of a visitor."""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

from decisionaid.web.request_id import current_request_id

# What these say comes from the system or the database server, never from what a person sent.
TELLING = (OSError, OperationalError, InterfaceError)
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def route_of(request: Any) -> str:
    """Name the page that a request asked for. The path may hold a token, or whatever somebody typed."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name if match else "") or "no such page"


class KeepSecrets(logging.Filter):
    """Put the request's name on a line, and the page's name in the place of its path."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get()
        if record.name == "django.security.DisallowedHost":
            # Its words quote what was sent.
            record.msg, record.args, record.exc_info = (
                "A host that is not in ALLOWED_HOSTS was refused.",
                (),
                None,
            )
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            secret = {request.path, request.path_info, request.get_full_path()}
            record.args = tuple(route_of(request) if each in secret else each for each in record.args)
        return True


class NotToldYet(logging.Filter):
    """Leave out Django's line on an answer whose view says in the log itself what there is to say."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not getattr(getattr(record, "request", None), "is_told", False)


def tell_myself(request: HttpRequest) -> None:
    """Keep Django from adding an error line of its own to the answer of this request."""
    request.is_told = True  # type: ignore[attr-defined]


class PlacesFormatter(logging.Formatter):
    """Tell of an error its kind and where it happened; its own words may quote what a person sent."""

    # The base class's name.
    def formatException(self, ei: Any) -> str:
        return describe_error(ei[1])


class TextFormatter(PlacesFormatter):
    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        request_id = getattr(record, "request_id", "")
        return f"{line} [{request_id}]" if request_id else line


class JsonFormatter(PlacesFormatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := getattr(record, "request_id", ""):
            line["request_id"] = request_id
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def describe_error(error: BaseException | None) -> str:
    """Give kinds and places of an error and of what caused it, the last first; its words only if harmless."""
    parts: list[str] = []
    while error is not None and len(parts) < 5:
        words = f": {error}".replace("\n", " ") if isinstance(error, TELLING) else ""
        frames = traceback.extract_tb(error.__traceback__)
        places = ", ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        parts.append(f"{type(error).__name__}{words} at {places or 'no place'}")
        error = error.__cause__ or error.__context__
    return "; after ".join(parts)
