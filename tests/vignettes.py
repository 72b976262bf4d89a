"""The worked vignettes of the ledger, and cases of our own, as test data."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "shipped" / "vignettes"
VIGNETTES = tuple(sorted(path.stem for path in FOLDER.glob("v*.yaml")))
OWN_CASES = tuple(sorted(path.stem for path in FOLDER.glob("own-*.yaml")))


@cache
def _load(name: str) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def read_vignette(name: str) -> dict[str, Any]:
    """Give a copy of its own, because tests change it."""
    return deepcopy(_load(name))
