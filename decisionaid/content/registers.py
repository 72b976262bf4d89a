"""How far the second register reaches: wordings with an easy one, and those of the first layer without."""

from collections import Counter
from typing import Any

from decisionaid.content.text_checks import iter_texts
from decisionaid.content.yaml_text import Path
from decisionaid.domain.aid import DecisionAid

_WHOLE_KINDS = frozenset(
    {
        *("about", "conditions", "steps", "questions", "attributes", "outcomes"),
        *("plain", "preferences", "prompts", "knowledge_checks"),
    }
)


def is_first_layer(kind: str, path: Path) -> bool:
    """Tell whether every patient reads this wording before opening any detail.

    `path` leads to it from one item of the kind.
    """
    match kind, path:
        case ("rules", ("topic",)) | ("options", ("label" | "description" | "status",)):
            return True
        case ("options", ("parts", _, "label")):
            return True
    return kind in _WHOLE_KINDS


def count_registers(aid: DecisionAid) -> dict[str, Any]:
    """Count the wordings with an easy one, by kind, and those of the first layer that lack it."""
    total, easy, missing = Counter[str](), Counter[str](), Counter[str]()
    for kind, value in aid.model_dump(mode="json").items():
        for path, text in iter_texts(value):
            total[kind] += 1
            easy[kind] += "easy" in text
            within = path[1:] if isinstance(value, list) else path
            missing[kind] += "easy" not in text and is_first_layer(kind, within)
    return {
        "easy": easy.total(),
        "first_layer_without": missing.total(),
        "by_kind": {
            kind: {"total": count, "easy": easy[kind], "first_layer_without": missing[kind]}
            for kind, count in total.items()
        },
    }
