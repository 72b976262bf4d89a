"""The JSON Schema of a content file, so that an editor completes and checks keys while somebody writes."""

from typing import Any

from pydantic import TypeAdapter

from decisionaid.content.items import KINDS, SINGLE_KINDS


def content_schema() -> dict[str, Any]:
    """Give the schema of one YAML file: any kinds of content, lists of items or the single ones."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for kind, model in KINDS.items():
        schema = TypeAdapter(model).json_schema(ref_template="#/$defs/{model}")
        definitions.update(schema.pop("$defs", {}))
        definitions[model.__name__] = schema
        item = {"$ref": f"#/$defs/{model.__name__}"}
        properties[kind] = item if kind in SINGLE_KINDS else {"type": "array", "items": item}
    definitions["Match"] = _MATCH
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One file of the decision aid's content",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }


_WORDS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
# What authors write is the short form of `Match`, which the schema of the model does not know.
_MATCH: dict[str, Any] = {
    "description": "A list of choices, a bound, one of each of some lists, or the name of a predicate.",
    "anyOf": [
        _WORDS,
        {"type": "string"},
        {"type": "object", "properties": {"below": {"type": "integer"}}, "required": ["below"]},
        {"type": "object", "properties": {"at_least": {"type": "integer"}}, "required": ["at_least"]},
        {
            "type": "object",
            "properties": {"all_of": {"type": "array", "items": _WORDS}},
            "required": ["all_of"],
        },
    ],
}
