"""What changed from release to release, in words: items by kind, and samples with other findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from decisionaid.content.difference import Detail, ItemChange
from decisionaid.content.effects import Effect, Told
from decisionaid.content.kind_words import KINDS
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import EASY_JAPANESE
from decisionaid.releases.history import PublishedRelease
from decisionaid.summary.change_words import CHANGES
from decisionaid.summary.wording import FLAGS_SHORT

NAMES = ("label", "title", "topic", "term", "short", "text")
"""The wordings that name an item, in the order they are looked for."""


@dataclass(frozen=True)
class DetailView:
    """A value before and after; "" where there is none."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class ItemView:
    """One item that changed: its id, the word for the change, its name, and what differs inside."""

    id: str
    change: str
    name: str
    details: tuple[DetailView, ...]


@dataclass(frozen=True)
class KindView:
    """The changed items of one kind."""

    label: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True)
class EffectView:
    """One sample answer set and the findings that came and went."""

    sample: str
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True)
class ReleaseView:
    """One published release; a first one has no changes."""

    number: int
    published_on: date
    content_hash: str
    is_first: bool
    kinds: tuple[KindView, ...]
    effects: tuple[EffectView, ...]
    samples: int


def view_history(
    releases: Iterable[PublishedRelease], *, aid: DecisionAid, language: str
) -> tuple[ReleaseView, ...]:
    """Give the releases in words; options and rules are named as in the live aid, or else by their id."""
    names = {
        **{option.id: option.label.in_language(language) for option in aid.options},
        **{rule.id: rule.topic.in_language(language) for rule in aid.rules},
    }
    return tuple(_view_release(release, names, language) for release in releases)


def _view_release(release: PublishedRelease, names: dict[str, str], language: str) -> ReleaseView:
    change = release.change
    return ReleaseView(
        number=release.number,
        published_on=release.published_on,
        content_hash=release.content_hash,
        is_first=change is None,
        kinds=tuple(_view_kinds(change.items, language)) if change else (),
        effects=tuple(_view_effect(effect, names, language) for effect in change.effects) if change else (),
        samples=change.samples if change else 0,
    )


def _view_kinds(items: tuple[ItemChange, ...], language: str) -> Iterator[KindView]:
    for kind, label in KINDS.items():
        same = tuple(_view_item(item, language) for item in items if item.kind == kind)
        if same:
            yield KindView(label.in_language(language), same)


def _view_item(item: ItemChange, language: str) -> ItemView:
    details = [detail for detail in item.details if not _is_of_another_language(detail.path, language)]
    return ItemView(
        id=item.id,
        change=CHANGES[item.change].in_language(language),
        name=_name(details, language) if item.change in ("added", "removed") else "",
        details=tuple(DetailView(d.path, d.before or "", d.after or "") for d in details)
        if item.change == "changed"
        else (),
    )


def _is_of_another_language(path: str, language: str) -> bool:
    # Easy Japanese is a register of Japanese: a change of it stands with the Japanese.
    own = ("en",) if language == "en" else ("ja", "easy")
    last = path.rsplit(".", 1)[-1]
    return last in ("ja", "en", "easy") and last not in own


def _name(details: list[Detail], language: str) -> str:
    values = {detail.path: detail.after or detail.before or "" for detail in details}
    written = "ja" if language == EASY_JAPANESE else language
    return next((values[path] for key in NAMES if (path := f"{key}.{written}") in values), "")


def _view_effect(effect: Effect, names: dict[str, str], language: str) -> EffectView:
    return EffectView(
        sample=effect.sample.label.in_language(language),
        came=tuple(_tell(told, names, language) for told in effect.came),
        went=tuple(_tell(told, names, language) for told in effect.went),
    )


def _tell(told: Told, names: dict[str, str], language: str) -> str:
    option, topic = names.get(told.option, told.option), names.get(told.rule, told.rule)
    flag = FLAGS_SHORT[told.flag].in_language(language)
    return f"{option}: {flag}: {topic} ({told.rule})"
