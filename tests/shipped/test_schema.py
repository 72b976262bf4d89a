"""The JSON Schema that editors use is the one of the code, and every content file names it."""

import json
from pathlib import Path

from decisionaid.content.items import KINDS
from decisionaid.content.schema import content_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
SCHEMA = FIXTURES / "content.schema.json"


def test_exported_schema_is_that_of_the_code():
    # Mend with: manage.py check_content --schema > fixtures/content.schema.json
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == content_schema()


def test_schema_knows_every_kind_and_every_reference_leads_somewhere():
    schema = content_schema()

    assert set(schema["properties"]) == set(KINDS)
    names = {name.rpartition("/")[2] for name in references_in(schema)}
    assert names <= set(schema["$defs"])


def test_every_file_names_the_schema_on_its_first_line():
    for path in (FIXTURES / "content").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).resolve() == SCHEMA.resolve()


def references_in(value):
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for part in value.values():
            yield from references_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from references_in(part)
