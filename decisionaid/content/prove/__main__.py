"""The proof in a process of its own: content as JSON comes in, lines in both languages go out.

`python -m decisionaid.content.prove < content.json` needs no database and no settings.
"""

import json
import os
import sys

from decisionaid.content.prove.told import prove_aid
from decisionaid.content.store import from_data, hash_of


def main() -> None:
    # Whoever serves patients on this machine goes first.
    os.nice(10)
    aid = from_data(json.load(sys.stdin))
    lines = [{"en": str(line), "ja": line.in_language("ja")} for line in prove_aid(aid)]
    json.dump({"content_hash": hash_of(aid), "broken": lines}, sys.stdout)


if __name__ == "__main__":
    main()
