"""Coverage, parity, balance and words of the shipped content: clean, and a breach would be found."""

from datetime import timedelta
from functools import cache

import pytest

from decisionaid.content.coverage import NEVER_LEFT_OUT
from decisionaid.content.load import load_texts, read_folder
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.report import report_on
from tests.shipped.real_content import CONTENT, real_aid


@cache
def figures():
    return report_on(real_aid(), as_of=real_aid().about.content_on)


def breach(file: str, old: str, new: str) -> tuple[Mistake, ...]:
    """Change one place of the shipped content and give the mistakes that come of it."""
    texts = read_folder(CONTENT)
    assert texts[file].count(old) == 1, f"{file}: {old!r} stands there {texts[file].count(old)} times"
    with pytest.raises(ContentError) as caught:
        load_texts({**texts, file: texts[file].replace(old, new)})
    return caught.value.mistakes


def test_every_row_of_the_articles_is_used_or_left_out_with_a_reason():
    rows = figures()["rows"]

    assert rows["total"] == 313
    assert rows["unaccounted"] == 0
    assert rows["used"] + rows["left_out"] == 313
    assert not NEVER_LEFT_OUT.intersection(rows["left_out_by_kind"])


def test_no_statement_is_without_a_source_and_no_wording_differs_between_languages():
    assert figures()["statements"]["without_source"] == 0
    assert figures()["parity"] == {"differences": 0}


def test_every_imbalance_has_a_written_reason():
    lines = figures()["balance"]

    assert {line["condition"] for line in lines} == {condition.id for condition in real_aid().conditions}
    assert all(line["has_reason"] for line in lines if line["outside"])


def test_what_is_past_its_review_date_is_told_and_is_no_mistake():
    last = max(source.review_due_on for source in real_aid().sources)

    later = report_on(real_aid(), as_of=max(last, real_aid().about.review_due_on) + timedelta(days=1))

    assert figures()["overdue"]["sources"] == []
    assert later["overdue"]["sources"] == [source.id for source in real_aid().sources]
    assert later["overdue"]["about"] is True


def test_every_exemption_says_why():
    assert all(len(exemption.why) > 20 for exemption in real_aid().exemptions)


BREACHES = [
    pytest.param("アトピー性皮膚炎", "画期的なアトピー性皮膚炎", "pushes the reader", id="hype"),
    pytest.param("アトピー性皮膚炎", "アトピー性皮膚炎99", "99 stands in Japanese only", id="number"),
    pytest.param("アトピー性皮膚炎", "まれにアトピー性皮膚炎", "stands without a number", id="chance"),
    pytest.param("アトピー性皮膚炎", "2倍アトピー性皮膚炎", "tells a ratio", id="ratio"),
    pytest.param("アトピー性皮膚炎", "アトピー性皮膚炎" * 8, "characters", id="length"),
]


@pytest.mark.parametrize(("old", "new", "message"), BREACHES)
def test_a_breach_in_the_shipped_content_is_found(old, new, message):
    label = f"label:\n      ja: {old}\n"  # a heading is enough: every wording goes the same way

    mistakes = breach("conditions.yaml", label, label.replace(old, new))

    assert any(message in mistake.message for mistake in mistakes)


def test_a_row_that_loses_its_only_use_is_found():
    (row,) = [
        mistake for mistake in breach("rows/gaps.yaml", "rows:\n", ROW) if "used nowhere" in mistake.message
    ]

    assert row.message.startswith("A4-99")


ROW = "rows:\n  - {id: A4-99, sources: [article-004], kind: risk}\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("conditions: [joint-muscle-pain]\n", "conditions: [fatigue]\n", "were not searched for 'fatigue'"),
        ("    conditions: [joint-muscle-pain]\n", "", "only where independent sources were searched"),
        ("sources: [evidence-s35]", "sources: [article-003]", "no independent source"),
    ],
    ids=["condition", "everybody", "article"],
)
def test_an_open_matter_of_a_study_stands_only_where_independent_sources_were_searched(old, new, message):
    text = read_folder(CONTENT)["open-matters-trials.yaml"]
    last = text[text.index("  - id: figures-knee-review") :]

    mistakes = breach("open-matters-trials.yaml", last, last.replace(old, new))

    assert any(message in mistake.message for mistake in mistakes)


def test_an_option_that_loses_its_reason_for_imbalance_is_found():
    texts = read_folder(CONTENT)["options/6-supernatant.yaml"]
    note = texts[texts.index("    balance_note:") : texts.index("    parts:")]

    mistakes = breach("options/6-supernatant.yaml", note, "")

    assert [mistake.path for mistake in mistakes] == ["options.0.id"]
