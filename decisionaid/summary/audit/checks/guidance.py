"""IPDASi QL9-QL21: values, steps, questions, and what is told of how the aid was made."""

from collections.abc import Mapping

from decisionaid.content.readability import kind_figures
from decisionaid.domain.aid import About
from decisionaid.engine.preferences import asked_preferences
from decisionaid.summary.audit.code import has_page, shows
from decisionaid.summary.audit.model import Subject, Verdict, judge, text
from decisionaid.summary.audit.reading import searched_conditions

VALUES_PAGE = "questionnaire:values"
VALUES_SHOWN = {"summary/summary.html": "page.values", "summary/pdf.html": "page.brief.values"}
LEAST_VALUES, MOST_VALUES = 8, 12
TALK_PAGE = "summary:talk"
STEPS_SHOWN = {"summary/talk.html": "talk.steps", "summary/pdf.html": "page.steps"}
LEAST_STEPS = 7


def asks_what_matters(subject: Subject) -> Verdict:
    """QL9: a page asks 8 to 12 values for each concern searched, and summary and PDF show what was marked."""
    aid = subject.aid
    counts = [len(asked_preferences(aid, (condition.id,))) for condition in searched_conditions(aid)]
    is_enough = bool(counts) and all(LEAST_VALUES <= count <= MOST_VALUES for count in counts)
    low, high = min(counts, default=0), max(counts, default=0)
    return judge(
        has_page(VALUES_PAGE) and is_enough and _shows_all(VALUES_SHOWN),
        met=text(
            f"何が大切かを{low}から{high}の項目でたずね、まとめとPDFに示します。",
            f"{low} to {high} points ask what matters; the summary and the PDF show them.",
        ),
        not_met=text(
            f"何が大切かを{LEAST_VALUES}から{MOST_VALUES}の項目でたずね、まとめとPDFに示すことが、まだそろっていません。",
            f"A page with {LEAST_VALUES} to {MOST_VALUES} points on what matters, shown on the summary and "
            "in the PDF, is not complete yet.",
        ),
    )


def _shows_all(places: Mapping[str, str]) -> bool:
    return all(shows(template, word) for template, word in places.items())


def guides_step_by_step(subject: Subject) -> Verdict:
    """QL10: numbered pages, what matters before the summary, and the steps of deciding on page and paper."""
    total = len(subject.aid.steps)
    deciding = sum(prompt.use == "step" for prompt in subject.aid.prompts)
    is_numbered = shows("questionnaire/question.html", "progress")
    has_steps = deciding >= LEAST_STEPS and has_page(TALK_PAGE) and _shows_all(STEPS_SHOWN)
    return judge(
        is_numbered and has_page(VALUES_PAGE) and has_steps,
        met=text(
            f"{total}段階の質問、大切なこと、まとめの順に進み、決めるまでの{deciding}段階をページとPDFに示します。",
            f"{total} steps of questions, then what matters, then the summary; "
            f"a page and the PDF show {deciding} steps to a decision.",
        ),
        not_met=text(
            f"質問は{total}段階に分けていますが、決めるまでの段階がそろっていません。",
            f"The questions come in {total} steps, but the steps up to a decision are not complete.",
        ),
    )


def lists_questions_to_ask(subject: Subject) -> Verdict:
    """QL11: questions to tick and own ones to add, on page 1 of the PDF and in full on summary and PDF."""
    total = len(subject.aid.questions_to_ask)
    places = ("summary/summary.html", "summary/pdf.html")
    return judge(
        bool(total)
        and has_page(TALK_PAGE)
        and all(shows(template, "page.questions") for template in places)
        and shows("summary/talk.html", "is_ticked", 'name="own"')
        and shows("summary/pdf_brief.html", "page.brief.questions", "in own"),
        met=text(
            f"{total}の質問のうち答えに合うものから選び、自分の質問も足して、PDFの1ページ目に印刷できます。",
            f"Of {total} questions, those that fit the answers can be ticked and own ones added; "
            "they are printed on page 1 of the PDF.",
        ),
        not_met=text("聞く質問の一覧がありません。", "There is no list of questions to ask."),
    )


def tells_how_evidence_was_chosen(subject: Subject) -> Verdict:
    """QL18: the page on method tells how articles were read and how other sources were searched."""
    return judge(
        shows("pages/method.html", 'id="articles"', 'id="search"'),
        met=text(
            "作り方のページに、記事の読み方と、別の資料の探し方があります。",
            "The page on method tells how the articles were read and how other sources were searched.",
        ),
        not_met=text("作り方のページにありません。", "The page on method does not tell it."),
    )


def grades_evidence(subject: Subject) -> Verdict:
    """QL19: every result from independent sources says how certain it is, and why."""
    results = [cell for cell in subject.aid.evidence if cell.state in ("measured", "no-difference")]
    results = [cell for cell in results if cell.outcome]
    bare = sum(cell.certainty in (None, "not_graded") for cell in results)
    return judge(
        bool(results) and not bare,
        met=text(
            f"{len(results)}の結果のすべてに確かさの段階があります。医療者はまだ確かめていません。",
            f"All {len(results)} results have a level of certainty. No clinician has checked it yet.",
        ),
        not_met=text(
            f"別の資料の結果{len(results)}のうち{bare}に、確かさの段階がありません。",
            f"{bare} of {len(results)} results from independent sources have no level of certainty.",
        )
        if results
        else text("別の資料の結果がまだありません。", "There are no independent results yet."),
    )


def names_qualifications(subject: Subject) -> Verdict:
    """QL20: the aid holds the makers' qualifications."""
    return judge(
        "credentials" in About.model_fields,
        met=text("作り手の資格と経歴を示します。", "The makers' qualifications are told."),
        not_met=text(
            "だれが作ったかは述べますが、作り手の名前や資格は載せていません。",
            "It says who made it, but gives no names or qualifications of the makers.",
        ),
    )


def reports_readability(subject: Subject) -> Verdict:
    """QL21: readability is measured for every text and told, whatever the figures are."""
    whole = {f.language: f for f in kind_figures(subject.aid, subject.measures) if f.kind == "all"}
    unknown = sum(figures.not_measured for figures in whole.values())
    total = sum(figures.blocks for figures in whole.values())
    ja, en = whole["ja"], whole["en"]
    return judge(
        shows("summary/audit.html", "readability.tables") and unknown == 0,
        met=text(
            f"読みやすさの値を下に示します。目安に届かない文は日本語で{ja.blocks}のうち{ja.beyond_target}、"
            f"英語で{en.blocks}のうち{en.beyond_target}です。",
            f"Readability is told below. {ja.beyond_target} of {ja.blocks} texts in Japanese and "
            f"{en.beyond_target} of {en.blocks} in English miss the target.",
        ),
        not_met=text(
            f"文{total}のうち{unknown}は、読みやすさをまだ測っていません。",
            f"Of {total} texts, {unknown} have not been measured yet.",
        ),
    )
