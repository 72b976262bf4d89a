"""Furigana in finished HTML: ruby in text, the base where only text may stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisionaid.domain.furigana import mark_furigana
from decisionaid.web.ruby import write_ruby

DRUG = mark_furigana("{薬|くすり}")
RUBY = "<ruby>薬<rp>(</rp><rt>くすり</rt><rp>)</rp></ruby>"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param(f"<p>{DRUG}を{DRUG}</p>", f"<p>{RUBY}を{RUBY}</p>", id="text"),
        pytest.param(DRUG, RUBY, id="text without a tag"),
        pytest.param(f"<a aria-label='{DRUG}'>x</a>", "<a aria-label='薬'>x</a>", id="attribute"),
        pytest.param(f"<title>{DRUG}</title><p>{DRUG}", f"<title>薬</title><p>{RUBY}", id="title"),
        pytest.param(
            f"<svg><title>{DRUG}</title><path d=''/></svg>{DRUG}",
            f"<svg><title>薬</title><path d=''/></svg>{RUBY}",
            id="title of a drawing",
        ),
        pytest.param(f"<textarea>{DRUG}</textarea>", "<textarea>薬</textarea>", id="textarea"),
        pytest.param(f"<OPTION>{DRUG}</OPTION>{DRUG}", f"<OPTION>薬</OPTION>{RUBY}", id="option"),
        pytest.param(f"<script src=''></script>{DRUG}", f"<script src=''></script>{RUBY}", id="empty script"),
        pytest.param(f"<title/>{DRUG}", f"<title/>{RUBY}", id="empty title"),
        pytest.param(f"<titles>{DRUG}</titles>", f"<titles>{RUBY}</titles>", id="tag that begins alike"),
        pytest.param(f"<title><b>{DRUG}</b></title>", "<title><b>薬</b></title>", id="tag inside a title"),
        pytest.param(f"<!DOCTYPE html><p>{DRUG}", f"<!DOCTYPE html><p>{RUBY}", id="doctype"),
        pytest.param(f"<br>{DRUG}&lt;b&gt;", f"<br>{RUBY}&lt;b&gt;", id="entities"),
    ],
)
def test_marked_words_become_ruby_or_base(html, shown):
    assert write_ruby(html) == shown


@pytest.mark.parametrize(
    "typed", ["{薬|くすり}", "{", "}|{", "\ufffaくすり\ufffb", "\ufff9薬\ufffb", "薬(くすり)"]
)
@pytest.mark.parametrize("frame", ["<p>%s</p>", "<textarea>%s</textarea>", '<input value="%s">'])
def test_what_a_person_types_stays_as_it_is(typed, frame):
    html = f"<h1>{DRUG}</h1>" + frame % typed

    assert write_ruby(html) == f"<h1>{RUBY}</h1>" + frame % typed


@given(st.text(alphabet="<>/\"'ab {}|薬\ufffa\ufffb"))
def test_any_text_without_a_mark_comes_back_as_it_went_in(text):
    assert write_ruby(text) == text


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b a='\ufff9", ">", "\ufff9", "薬", "\ufffa", "く", "\ufffb", "<title>"]
        )
    )
)
def test_only_marks_and_readings_are_ever_lost(parts):
    html = "".join(parts)

    written = write_ruby(html)

    for tag in ("<ruby>", "</ruby>", "<rp>(</rp>", "<rp>)</rp>", "<rt>", "</rt>"):
        written = written.replace(tag, "")
    assert [c for c in written if c not in "\ufff9\ufffa\ufffbく"] == [
        c for c in html if c not in "\ufff9\ufffa\ufffbく"
    ]
