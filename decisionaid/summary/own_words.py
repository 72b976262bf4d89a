"""What a person adds in their own words: printed once, kept nowhere, given back when it cannot be printed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

MAX_NOTE = 500
MAX_OWN = 5
MAX_OWN_LENGTH = 80


@dataclass(frozen=True)
class OwnText:
    """One text field: what was written, and what is wrong with it."""

    id: str
    text: str = ""
    error: str = ""


@dataclass(frozen=True)
class OwnWords:
    """A note and up to `MAX_OWN` questions; every field is there, empty or not."""

    note: OwnText
    questions: tuple[OwnText, ...]
    max_note: int = MAX_NOTE
    max_own: int = MAX_OWN
    max_own_length: int = MAX_OWN_LENGTH

    @property
    def errors(self) -> tuple[OwnText, ...]:
        """The fields that cannot be printed as they are."""
        return tuple(field for field in (self.note, *self.questions) if field.error)

    @property
    def asked(self) -> tuple[str, ...]:
        """The person's own questions, without the empty fields."""
        return tuple(field.text for field in self.questions if field.text)

    @property
    def is_empty(self) -> bool:
        """Nothing was written."""
        return not self.note.text and not self.asked


def read_own_words(data: QueryDict) -> OwnWords:
    """Read the note and the own questions of a form; fields beyond the last one are ignored."""
    own = [" ".join(text.split()) for text in data.getlist("own")[:MAX_OWN]]
    own += [""] * (MAX_OWN - len(own))
    return OwnWords(
        note=_read("id_note", data.get("note", "").strip(), MAX_NOTE),
        questions=tuple(_read(f"id_own_{n}", text, MAX_OWN_LENGTH) for n, text in enumerate(own, 1)),
    )


def tell_unprintable(words: OwnWords, characters: Collection[str]) -> OwnWords:
    """Mark the fields that hold a character no font can print; the words are unchanged if none does."""
    return replace(
        words,
        note=_mark(words.note, characters),
        questions=tuple(_mark(field, characters) for field in words.questions),
    )


def _read(name: str, text: str, longest: int) -> OwnText:
    too_long = len(text) > longest
    return OwnText(name, text, _("This is too long. Please shorten it.") if too_long else "")


def _mark(field: OwnText, characters: Collection[str]) -> OwnText:
    if set(field.text).isdisjoint(characters):
        return field
    message = _("A character in this text cannot be printed. Please leave out emoji and rare signs.")
    return replace(field, error=message)
