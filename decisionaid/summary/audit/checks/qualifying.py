"""IPDASi Q1-Q6: without these it is no decision aid."""

from collections.abc import Iterable

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.option import Option
from decisionaid.summary.audit.code import shows
from decisionaid.summary.audit.model import Subject, Verdict, judge, listing, text
from decisionaid.summary.audit.reading import Kind, cells_of, options_for, options_without_fact

LEAST_OPTIONS = 3
DAILY_ROWS = ("how-given", "monitoring", "goes-on")


def describes_every_concern(subject: Subject) -> Verdict:
    """Q1: each concern has a description of its own."""
    bare = listing(condition.label for condition in subject.aid.conditions if not condition.help)
    total = len(subject.aid.conditions)
    return judge(
        all(condition.help for condition in subject.aid.conditions),
        met=text(
            f"{total}のお困りごとのすべてに説明があります。", f"All {total} concerns have a description."
        ),
        not_met=text(f"説明がないもの: {bare.ja}。", f"Without a description: {bare.en}."),
    )


def shows_the_decision(subject: Subject) -> Verdict:
    """Q2: the decision stands on the first page, on the summary and in the PDF."""
    places = {
        "questionnaire/start.html": "about.decision",
        "summary/summary.html": "page.decision",
        "summary/pdf_brief.html": "page.decision",
    }
    return judge(
        all(shows(template, word) for template, word in places.items()),
        met=text(
            "最初のページ、まとめ、PDFの1ページ目に示します。",
            "It stands on the first page, on the summary and on page 1 of the PDF.",
        ),
        not_met=text("示していないページがあります。", "A page does not show it."),
    )


def gives_three_options_with_no_change(subject: Subject) -> Verdict:
    """Q3: at least three options for every concern, going on without change among them."""
    aid = subject.aid
    poor = listing(c.label for c in aid.conditions if not _is_enough(options_for(aid, c)))
    least = min(len(options_for(aid, condition)) for condition in aid.conditions)
    return judge(
        all(_is_enough(options_for(aid, condition)) for condition in aid.conditions),
        met=text(
            f"どのお困りごとにも、今のまま何も変えない道を含めて{least}つ以上の選択肢があります。",
            f"Every concern has {least} options or more, going on without change among them.",
        ),
        not_met=text(f"選択肢が足りないもの: {poor.ja}。", f"Too few options for: {poor.en}."),
    )


def _is_enough(options: tuple[Option, ...]) -> bool:
    return len(options) >= LEAST_OPTIONS and any(option.group == "no-change" for option in options)


def fills_every_benefit(subject: Subject) -> Verdict:
    """Q4: every option has every benefit cell, on the articles' side and on the other."""
    return _fills(subject.aid, "benefit")


def fills_every_harm(subject: Subject) -> Verdict:
    """Q5: every option has every harm cell, on the articles' side and on the other."""
    return _fills(subject.aid, "harm")


def _fills(aid: DecisionAid, kind: Kind) -> Verdict:
    rows = {outcome.attribute for outcome in aid.outcomes if outcome.kind == kind}
    silent = options_without_fact(aid, rows)
    cells = [cell for _, cell in cells_of(aid, kind)]
    empty = cells.count(None)
    return judge(
        bool(cells) and not empty and not silent,
        met=text(
            f"資料を調べたお困りごとの{len(cells)}のマスも、記事のマスも、すべて埋まっています。",
            f"All {len(cells)} cells of the concerns searched are filled, and those of the articles.",
        ),
        not_met=text(
            f"記事とは別の資料のマス{len(cells)}のうち{empty}が空です。記事のマスが空の選択肢は{len(silent)}です。",
            f"{empty} of {len(cells)} cells for independent sources are empty; "
            f"options with an empty cell for the articles: {len(silent)}.",
        ),
    )


def tells_of_daily_life(subject: Subject) -> Verdict:
    """Q6: for each option something is told in every row about having it day by day."""
    aid = subject.aid
    silent = listing(option.label for option in aid.options if not _tells_all(aid, option, DAILY_ROWS))
    return judge(
        all(_tells_all(aid, option, DAILY_ROWS) for option in aid.options),
        met=text(
            "受け方、見守り、続けることの行に、どの選択肢にも文があります。読んで分かるかは、人がまだ確かめていません。",
            "The rows on how it is given, follow-up and what goes on hold a text for every option. "
            "Readers have not judged yet whether that is enough.",
        ),
        not_met=text(
            f"受け方、見守り、続けることの行に「書かれていない」が残るもの: {silent.ja}。",
            "The rows on how it is given, follow-up or what goes on are still “not stated” "
            f"for: {silent.en}.",
        ),
    )


def _tells_all(aid: DecisionAid, option: Option, attributes: Iterable[str]) -> bool:
    told = {fact.attribute for part in option.parts for fact in part.facts if fact.state != "not-stated"} | {
        cell.attribute for cell in aid.evidence if cell.option == option.id
    }
    return told >= set(attributes)
