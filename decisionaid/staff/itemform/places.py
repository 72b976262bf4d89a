"""What the place of a value in a piece of content is called, by the labels of the forms."""

from decisionaid.staff.itemform.labels import field_label
from decisionaid.staff.itemform.shape import Fixed, Group, Rows, Shape, shape_of


def name_place(kind: str, path: str) -> str:
    """Name the place of a mistake: "parts.0.facts.2.text.ja" by the labels of its fields; rows count from 1.

    What has no label, such as the question in a condition, is told as it stands in the content.
    """
    names: list[str] = []
    shape: Shape | None = shape_of(kind)
    for part in filter(None, path.split(".")):
        if isinstance(shape, Group) and part in shape.fields:
            names.append(field_label(shape.model, part).name)
            shape = shape.fields[part]
        elif part.isdecimal():
            names.append(str(int(part) + 1))
            shape = _row_of(shape, int(part))
        else:
            names.append(part)
            shape = None
    return " › ".join(names)


def _row_of(shape: Shape | None, index: int) -> Shape | None:
    if isinstance(shape, Rows):
        return shape.row
    return shape.parts[index] if isinstance(shape, Fixed) and index < len(shape.parts) else None
