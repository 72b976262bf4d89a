"""What changed between two contents, item by item."""

import pytest

from decisionaid.content.difference import Detail, difference
from decisionaid.content.items import KINDS, SINGLE_KINDS
from decisionaid.content.load import load_texts
from decisionaid.content.store import from_data, to_data
from decisionaid.content.text_checks import iter_texts
from tests.unit.small_aid import small_aid, texts_with


def changed(file, old, new):
    return load_texts(texts_with({file: [(old, new)]}))


def test_equal_contents_do_not_differ():
    assert difference(small_aid(), from_data(to_data(small_aid()))) == ()


def test_a_changed_bound_is_told_with_its_values():
    found = difference(small_aid(), changed("rules.yaml", "age: {below: 6}", "age: {below: 7}"))

    assert [(item.kind, item.change) for item in found] == [("checks", "changed")]
    assert found[0].details == (Detail("when.1.age.below", "6", "7"),)


def test_a_changed_wording_names_the_language_that_changed():
    old = small_aid()
    about = old.about.model_copy(update={"title": old.about.title.model_copy(update={"en": "New"})})

    (found,) = difference(old, old.model_copy(update={"about": about}))

    assert (found.kind, found.id, found.change) == ("about", "about", "changed")
    assert found.details == (Detail("title.en", old.about.title.en, "New"),)


LISTED = [kind for kind in KINDS if kind not in SINGLE_KINDS and getattr(small_aid(), kind)]


@pytest.mark.parametrize("kind", LISTED)
def test_an_item_is_told_as_added_or_removed_in_every_kind(kind):
    whole = small_aid()
    items = getattr(whole, kind)
    short = whole.model_copy(update={kind: items[:-1]})
    added, removed = difference(short, whole), difference(whole, short)

    assert [(item.kind, item.change) for item in added] == [(kind, "added")]
    assert [(item.kind, item.change) for item in removed] == [(kind, "removed")]
    assert added[0].id == removed[0].id
    assert all(detail.before is None for detail in added[0].details)
    assert {(d.path, d.after) for d in added[0].details} == {(d.path, d.before) for d in removed[0].details}


def test_a_turned_order_is_told_as_moved():
    old = small_aid()
    turned = old.model_copy(update={"options": (*old.options[1:], old.options[0])})

    found = difference(old, turned)

    assert {item.change for item in found} == {"moved"}
    assert {item.id for item in found} == {option.id for option in old.options}


def test_an_added_item_does_not_make_its_neighbours_moved():
    old = small_aid()
    extra = old.glossary[0].model_copy(update={"id": "extra"})
    new = old.model_copy(update={"glossary": (extra, *old.glossary)})

    assert [(item.id, item.change) for item in difference(old, new)] == [("extra", "added")]


def test_every_changed_wording_is_found():
    data = to_data(small_aid())
    for _, wording in list(iter_texts(data)):
        before = wording["ja"]
        wording["ja"] = before + "。"
        (found,) = difference(small_aid(), from_data(data))
        assert [(detail.before, detail.after) for detail in found.details] == [(before, before + "。")]
        wording["ja"] = before
