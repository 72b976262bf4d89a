"""pydantic's errors as codes of the wordings: its own types, and what models of the domain raise."""

from typing import Any

from pydantic_core import ErrorDetails

from decisionaid.content.wording import say
from decisionaid.content.wording.said import has_wording


def explain(error: ErrorDetails, *, known_keys: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """Give code and values for one of pydantic's errors.

    `known_keys` are the keys of the model at the place of the error; empty where there is none.
    """
    if not has_wording(error["type"]):
        return "other", {"problem": error["msg"]}
    values: dict[str, Any] = {**error.get("ctx", {}), "found": _found(error["input"])}
    if error["type"] == "missing":
        values["key"] = error["loc"][-1]
    if "expected" in values:
        values["expected"] = tuple(values["expected"].replace(" or ", ", ").split(", "))
    return error["type"], {**values, "keys": known_keys}


def _found(value: Any) -> str:
    if value is None:
        return say("found-nothing")
    if isinstance(value, dict):
        return say("found-keys")
    if isinstance(value, list | tuple):
        return say("found-list")
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."
