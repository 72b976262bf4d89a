"""The first layer says something in every slot of every option, once, and shortly."""

import pytest

from decisionaid.domain.plain import SLOTS
from tests.unit.small_aid import mistakes_of, small_aid, texts_with

OPTIONS = tuple(option.id for option in small_aid().options)


def line(option, slot, *, name="", more="by_definition: true", ja="短い文です。", en="Short."):
    name = name or f"{option}-{slot}"
    return f"  - {{id: {name}, option: {option}, slot: {slot}, {more}, text: {{ja: {ja}, en: {en}}}}}\n"


def plain(*changes, leave_out=()):
    lines = {
        (option, slot): line(option, slot)
        for option in OPTIONS
        for slot in SLOTS
        if (option, slot) not in leave_out
    }
    return "plain:\n" + "".join((*lines.values(), *changes))


def mistakes_with(text):
    return [(mistake.path, mistake.message) for mistake in mistakes_of(texts_with({}) | {"plain.yaml": text})]


def test_an_empty_slot_is_named():
    found = mistakes_with(plain(leave_out=[(OPTIONS[1], "harms")]))

    assert [message for _, message in found] == ["The first layer says nothing on: harms (all)."]


def test_a_slot_filled_twice_is_found():
    again = line(OPTIONS[0], "cost", name="again")

    found = mistakes_with(plain(again))

    assert [message for _, message in found] == [f"'{OPTIONS[0]}-cost' already fills this slot for the rest."]


def test_a_line_of_its_own_for_a_condition_does_not_count_as_twice():
    own = line(OPTIONS[0], "cost", name="own", more="by_definition: true, conditions: [cold-feet]")
    extra = line(OPTIONS[0], "cost", name="other", more="by_definition: true, conditions: [cold-feet]")

    found = mistakes_with(plain(own, extra))

    assert [message for _, message in found] == ["'own' already fills this slot for cold-feet."]


@pytest.mark.parametrize(
    ("ja", "en"), [("あ" * 50 + "。" + "い" * 50, "Short."), ("短い文です。", "a" * 261)]
)
def test_a_text_too_long_for_the_first_layer_is_found(ja, en):
    long = line(
        OPTIONS[0], "cost", name="long", more="by_definition: true, conditions: [cold-feet]", ja=ja, en=en
    )

    found = mistakes_with(plain(long))

    assert [message.split(" characters")[0] for _, message in found] in (
        ["The text has 101"],
        ["The text has 261"],
    )


def test_a_line_without_a_source_is_refused():
    bare = line(OPTIONS[0], "cost", name="bare", more="conditions: [cold-feet]")

    assert any("needs rows or sources" in message for _, message in mistakes_with(plain(bare)))
