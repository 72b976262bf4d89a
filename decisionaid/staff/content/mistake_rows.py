"""Mistakes as the panel tells them: the piece, the field by its label, what is wrong, what may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from decisionaid.content.items import KINDS
from decisionaid.content.mistakes import Mistake
from decisionaid.releases.models import ContentItem
from decisionaid.staff.itemform.labels import kind_label
from decisionaid.staff.itemform.places import name_place
from decisionaid.web.reader import reader_language, tell_reader


@dataclass(frozen=True)
class MistakeRow:
    """One mistake of the draft; `item_id` is empty where it stands at no piece."""

    item_id: int | None
    piece: str
    field: str
    message: str
    allowed: str


def rows_of_draft(mistakes: Iterable[Mistake]) -> list[MistakeRow]:
    """Give the mistakes of the draft, whose files are kind/key."""
    ids = {f"{kind}/{key}": pk for pk, kind, key in ContentItem.objects.values_list("pk", "kind", "key")}
    return [_row(mistake, ids.get(mistake.file)) for mistake in mistakes]


def lines_of_files(mistakes: Iterable[Mistake]) -> list[str]:
    """Give the mistakes of YAML files with file and line, as their author sees them in an editor."""
    return [mistake.in_language(reader_language()) for mistake in mistakes]


def _row(mistake: Mistake, item_id: int | None) -> MistakeRow:
    kind, _slash, key = mistake.file.partition("/")
    is_piece = kind in KINDS
    return MistakeRow(
        item_id,
        f"{kind_label(kind).name}: {key}" if is_piece else "",
        name_place(kind, mistake.path) if is_piece else "",
        tell_reader(mistake.message),
        tell_reader(mistake.allowed),
    )
