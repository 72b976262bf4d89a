"""pydantic's errors in words that tell a content author what to do."""

from typing import Any

from pydantic_core import ErrorDetails

_TEXTS: dict[str, tuple[str, str]] = {
    "missing": ("This key is missing.", "add it"),
    "extra_forbidden": ("This key is not known here.", ""),
    "string_type": (
        "Text is needed here, found {found}.",
        "text; put quotes around yes, no, true and numbers",
    ),
    "int_type": ("A whole number is needed, found {found}.", "a whole number"),
    "int_from_float": ("A whole number is needed, found {found}.", "a whole number"),
    "bool_type": ("true or false is needed, found {found}.", "true or false"),
    "tuple_type": ("A list is needed, found {found}.", "a list: [a, b] or lines that start with '- '"),
    "dict_type": ("Keys with values are needed, found {found}.", "key: value"),
    "model_type": ("Keys with values are needed, found {found}.", "key: value"),
    "model_attributes_type": ("Keys with values are needed, found {found}.", "key: value"),
    "date_parsing": ("This is not a date: {found}.", "a date such as 2026-11-22"),
    "date_from_datetime_parsing": ("This is not a date: {found}.", "a date such as 2026-11-22"),
    "date_type": ("This is not a date: {found}.", "a date such as 2026-11-22"),
    "literal_error": ("'{found}' is not one of the words used here.", "{expected}"),
    "string_pattern_mismatch": ("'{found}' does not have the form of an id.", "the pattern {pattern}"),
    "string_too_short": ("The text is empty.", "at least {min_length} character"),
    "string_too_long": ("The text is too long.", "at most {max_length} characters"),
    "too_short": ("The list is too short.", "at least {min_length}"),
    "too_long": ("The list is too long.", "at most {max_length}"),
    "greater_than": ("{found} is too small.", "a number above {gt}"),
    "greater_than_equal": ("{found} is too small.", "{ge} or more"),
}


# What the checks of the models themselves ask for; the last one stands for any other.
_OF_MODELS = (
    ("exactly one of", "[a, b], {all_of: [[a], [b]]} or {below: 18}"),
    ("at least one part", "question: [choice]"),
    ("takes a plain name", "predicate: name, or question: [choice]"),
    ("stated fact", "rows: [...] and text: {ja:, en:}, or state: not-stated"),
    ("at least two choices", "choices: with two or more"),
    ("choices belong", "kind: one, kind: many, or no choices"),
    ("needs minimum and maximum", "minimum: 0 and maximum: 120"),
    ("needs rows or", "rows: [...]"),
    ("never skipped or postponed", "neither skip_when nor postpone_when"),
    ("", "what the message says"),
)


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def explain(error: ErrorDetails, *, known_keys: tuple[str, ...]) -> tuple[str, str]:
    """Give message and allowed values for one of pydantic's errors.

    `known_keys` are the keys of the model at the place of the error; empty where there is none.
    """
    kind = error["type"]
    if kind == "value_error":
        message, _, allowed = str(error["ctx"]["error"]).partition("; allowed: ")
        return message + ".", allowed or next(say for words, say in _OF_MODELS if words in message)
    message, allowed = _TEXTS.get(kind, (error["msg"] + ".", "another value"))
    values = {**error.get("ctx", {}), "found": _found(error["input"])}
    if kind == "extra_forbidden":
        return message, ", ".join(known_keys)
    return message.format(**values), allowed.format(**values)
