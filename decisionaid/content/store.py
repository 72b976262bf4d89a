"""The content of a release as JSON and its hash."""

import hashlib
import json
from typing import Any

from decisionaid.domain.aid import DecisionAid


def to_data(aid: DecisionAid) -> dict[str, Any]:
    """Give an aid as plain data for storage."""
    data: dict[str, Any] = aid.model_dump(mode="json")
    return data


def from_data(data: dict[str, Any]) -> DecisionAid:
    """Read an aid back from stored data.

    :raises pydantic.ValidationError: if the data does not fit the schema.
    """
    return DecisionAid.model_validate_json(json.dumps(data))


def hash_of(aid: DecisionAid) -> str:
    """Give the SHA-256 of the content in canonical JSON: the same content gives the same hash."""
    text = json.dumps(to_data(aid), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
