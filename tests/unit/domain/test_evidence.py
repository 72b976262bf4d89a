"""The states of a cell of independent evidence."""

import pytest
from pydantic import ValidationError

from decisionaid.domain.evidence import Evidence


def cell(**changes):
    data = {
        "id": "ev-socks-skin",
        "option": "wool",
        "attribute": "effect",
        "conditions": ("cold-feet",),
        "state": "not-studied",
        "text": {"ja": "分かっていません。", "en": "It is not known."},
        "sources": ("evidence-s1",),
        **changes,
    }
    return Evidence.model_validate(data)


def test_a_cell_that_is_not_studied_was_searched_unless_it_says_otherwise():
    assert cell().looked == "found-none"
    assert cell(looked="not-searched").looked == "not-searched"


@pytest.mark.parametrize("state", ["measured", "no-difference", "does-not-apply"])
@pytest.mark.parametrize("looked", ["figures-not-read", "not-searched"])
def test_only_a_cell_that_is_not_studied_says_how_far_was_looked(state, looked):
    with pytest.raises(ValidationError, match="how far was looked"):
        cell(state=state, looked=looked)


def test_an_unknown_word_is_refused():
    with pytest.raises(ValidationError):
        cell(looked="maybe")
