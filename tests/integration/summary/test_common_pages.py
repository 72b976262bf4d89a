"""Pages for everybody with the same concern: the same whatever else was answered, laid out once."""

import gc
import io
import random
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from decisionaid.domain.guidance import LEVELS
from decisionaid.engine.answers import read_answers
from decisionaid.engine.quote import Quote, Span
from decisionaid.pdf import render
from decisionaid.pdf.render import COMMON, lay_out_and_keep, render_pdf, split_common
from decisionaid.summary import common_pages
from decisionaid.summary.common_pages import CommonKey, CommonPages, forget_common_pages, write_common_pages
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.main_parts import Layout
from decisionaid.summary.presenters import build_summary
from decisionaid.summary.ticks import tick_questions
from tests.clinics import with_logo, with_long_words
from tests.shipped.random_answers import any_answers
from tests.vignettes import OWN_CASES, VIGNETTES, read_vignette

NOTE = "かゆくて眠れない夜が37回ありました。"
CODE = re.compile(r"\[(?:<span class=\"place\">[^<]*</span>)?([^\]<>]+)\]")
SHORT = ("visit", "main")


@pytest.fixture
def nothing_kept():
    lay_out_and_keep.cache_clear()
    yield
    lay_out_and_keep.cache_clear()


def build(release, answers, language="ja", **more):
    return build_summary(
        release=release,
        answers=read_answers(release.aid, answers),
        language=language,
        as_of=date(2026, 11, 23),
        **more,
    )


def common_of(page, extent, **words):
    """Write them anew: what was kept would be the same for any answers."""
    forget_common_pages()
    own, mark, common = write_html(page, extent=extent, **words).partition(COMMON)
    assert mark, own[-200:]
    return common


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
@pytest.mark.parametrize("extent", SHORT)
def test_they_are_the_same_whatever_else_was_answered(release, extent, language):
    choose = random.Random(f"{extent} {language}")  # noqa: S311
    values = [item.id for item in release.aid.preferences]
    for concerns in (["atopic-dermatitis"], ["nerve-pain"], ["atopic-dermatitis", "skin-appearance"]):
        found = set()
        for _ in range(8):
            answers = any_answers(choose) | {"conditions": concerns}
            preferences = {value: choose.choice(LEVELS) for value in values}
            page = build(release, answers, language, preferences=preferences)
            questions = [question.question for group in page.questions for question in group.questions]
            page = tick_questions(page, choose.sample(questions, 3))
            found.add(common_of(page, extent, note=NOTE, own=(NOTE,)))
        (common,) = found
        assert NOTE not in common
        assert len(common) > 5000


@pytest.mark.parametrize("extent", SHORT)
def test_what_a_person_was_told_of_a_price_is_not_on_them(release, extent):
    answers = read_vignette("v21")["answers"]
    told = Quote("supernatant", Span(123_457, 123_457), Span(4, 4))

    page, plain = build(release, answers, quote=told), build(release, answers)

    assert "123,457" in write_html(page, extent=extent)
    assert common_of(page, extent) == common_of(plain, extent)


def test_written_after_others_they_are_what_they_are_anew(release):
    answers = {name: read_vignette(name)["answers"] for name in ("v01", "v21", "v10")}
    pages = [
        build(release, answers[name], language) for name in answers for language in ("ja", "en", "ja-easy")
    ]
    pages += [build(release, answers["v01"], clinic=clinic) for clinic in (with_logo(), with_long_words())]
    pages.append(replace(build(release, answers["v01"]), as_of=date(2036, 1, 1), is_overdue=True))
    pages.append(build(replace(release, number=7), answers["v01"]))
    kinds = [(page, extent) for page in pages for extent in SHORT]

    forget_common_pages()
    after_others = [write_html(page, extent=extent) for page, extent in kinds]

    for (page, extent), html in zip(kinds, after_others, strict=True):
        forget_common_pages()
        assert write_html(page, extent=extent) == html


def test_few_are_kept_and_of_the_page_they_came_from_nothing(release):
    forget_common_pages()
    page = build(release, read_vignette("v01")["answers"])
    for day in range(60):
        write_common_pages(replace(page, as_of=date(2026, 1, 1) + timedelta(days=day)), Layout("visit"))

    assert 0 < len(common_pages._kept) <= common_pages.MOST_KEPT
    gc.collect()
    held = gc.get_referrers(page)
    assert not [item for item in held if isinstance(item, CommonKey | CommonPages)]


def test_the_complete_pdf_has_none(release):
    assert COMMON not in write_html(build(release, read_vignette("v01")["answers"]), extent="everything")


@pytest.mark.parametrize("extent", SHORT)
@pytest.mark.parametrize("name", [*VIGNETTES, *OWN_CASES])
def test_every_code_is_explained_once_in_the_whole_document(release, name, extent):
    html = write_html(build(release, read_vignette(name)["answers"], clinic=with_logo()), extent=extent)
    listed = re.findall(r"<b>\[(S\d+\w*)\]</b>", html)
    places = [
        code
        for paragraph in re.findall(r'<p class="code-list">.*?</p>', html, re.DOTALL)
        for code in re.findall(r"\b(?:A\d-\d+|G-\d+)\b", paragraph)
    ]
    cited = {code for cite in re.findall(r"<cite.*?</cite>", html, re.DOTALL) for code in CODE.findall(cite)}

    assert len(set(listed)) == len(listed)
    assert len(set(places)) == len(places)
    assert {code for code in cited if re.fullmatch(r"S\d+\w*", code)} <= set(listed)
    assert {code for code in cited if re.fullmatch(r"A\d-\d+|G-\d+", code)} <= set(places)


def test_joined_or_laid_out_anew_the_bytes_are_the_same(release, nothing_kept):
    css = pdf_stylesheet()
    htmls = [
        write_html(build(release, read_vignette(name)["answers"]), note=NOTE, extent="visit")
        for name in ("v01", "v21", "v02")
    ]
    after_others = [render_pdf(html, stylesheet=css) for html in htmls]
    assert lay_out_and_keep.cache_info().hits > 0

    for html, pdf in zip(htmls, after_others, strict=True):
        lay_out_and_keep.cache_clear()
        assert render_pdf(html, stylesheet=css) == pdf


def without_foot(text):
    return re.sub(r"\d+ / \d+\s*$", "", text).split()


def test_joined_pages_say_what_the_whole_document_says(release, monkeypatch):
    html = write_html(build(release, read_vignette("v01")["answers"]), extent="main")
    joined = PdfReader(io.BytesIO(render_pdf(html, stylesheet=pdf_stylesheet()))).pages
    monkeypatch.setattr(render, "COMMON", "\0")
    whole = PdfReader(io.BytesIO(render_pdf(html, stylesheet=pdf_stylesheet()))).pages

    assert len(joined) == len(whole) > 10
    for one, other in zip(joined, whole, strict=True):
        assert without_foot(one.extract_text()) == without_foot(other.extract_text())


def test_the_foot_of_each_page_says_which_part_and_which_page_of_it(release):
    html = write_html(build(release, read_vignette("v01")["answers"]), extent="visit")
    pages = [
        page.extract_text()
        for page in PdfReader(io.BytesIO(render_pdf(html, stylesheet=pdf_stylesheet()))).pages
    ]
    marked = ["\n同じお困りごとの人に共通のページ\n" in text for text in pages]
    own = marked.index(True)

    assert marked == [False] * own + [True] * (len(pages) - own)
    for number, text in enumerate(pages, 1):
        here, all_of_part = (number, own) if number <= own else (number - own, len(pages) - own)
        assert f"{here} / {all_of_part}" in text
        assert "下書き・未公開" in text


def test_words_that_somebody_typed_begin_no_common_pages(release):
    page = build(release, read_vignette("v01")["answers"])
    html = write_html(page, note=f"{COMMON}>メモ", own=(COMMON,), extent="visit")
    _, common = split_common(html)

    assert html.count(COMMON) == 1
    assert "メモ" not in common


def test_few_are_kept_and_none_that_failed(page_of_common, nothing_kept):
    for number in range(20):
        render_pdf(page_of_common(f"<h2>{number}</h2>"), stylesheet=pdf_stylesheet())
    assert lay_out_and_keep.cache_info().currsize == render.MOST_COMMON_KEPT

    faulty = page_of_common('<img src="https://example.org/a.png"/>')
    for _ in range(2):
        with pytest.raises(render.PdfError, match="outside itself"):
            render_pdf(faulty, stylesheet=pdf_stylesheet())
    assert lay_out_and_keep.cache_info().currsize == render.MOST_COMMON_KEPT


@pytest.fixture
def page_of_common():
    def make(body):
        head = '<html lang="ja"><head><title>x</title></head><body><h1>x</h1>'
        return f"{head}{COMMON}>{body}</div></body></html>"

    return make
