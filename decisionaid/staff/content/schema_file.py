"""The JSON Schema that goes into each zip file, so that an editor program helps while writing."""

import json
from functools import cache

from decisionaid.content.schema import content_schema


@cache
def schema_text() -> str:
    """Give the schema as `check_content --schema` prints it."""
    return json.dumps(content_schema(), ensure_ascii=False, indent=1) + "\n"
