"""The words for kinds of change in the change log."""

from decisionaid.domain.base import Text

CHANGES: dict[str, Text] = {
    "added": Text(ja="加わりました", en="added"),
    "removed": Text(ja="なくなりました", en="removed"),
    "changed": Text(ja="変わりました", en="changed"),
    "moved": Text(ja="順番が変わりました", en="moved in the order"),
}
