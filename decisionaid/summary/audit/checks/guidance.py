"""IPDASi QL9-QL21: values, steps, questions, and what is told of how the aid was made."""

from decisionaid.content.readability import kind_figures
from decisionaid.domain.aid import About
from decisionaid.summary.audit.code import has_page, shows
from decisionaid.summary.audit.model import Subject, Verdict, judge, text

VALUES_PAGE = "questionnaire:values"


def asks_what_matters(subject: Subject) -> Verdict:
    """QL9: there is a page on what matters to the person."""
    return judge(
        has_page(VALUES_PAGE),
        met=text("何が大切かをたずねるページがあります。", "A page asks what matters to the person."),
        not_met=text(
            "何が大切かをたずねるページは、この版にまだありません。",
            "This edition has no page yet that asks what matters to the person.",
        ),
    )


def guides_step_by_step(subject: Subject) -> Verdict:
    """QL10: numbered pages, and a step on what matters before the summary."""
    total = len(subject.aid.steps)
    is_numbered = shows("questionnaire/question.html", "progress")
    return judge(
        is_numbered and has_page(VALUES_PAGE),
        met=text(
            f"{total}段階の質問、大切なこと、まとめの順に進みます。",
            f"{total} steps of questions, then what matters, then the summary.",
        ),
        not_met=text(
            f"質問は{total}段階に分けていますが、決めるまでの段階(大切なことを選ぶなど)はまだありません。",
            f"The questions come in {total} steps, but the steps up to a decision, such as choosing what "
            "matters, are not there yet.",
        ),
    )


def lists_questions_to_ask(subject: Subject) -> Verdict:
    """QL11: questions to take along, on the summary and in the PDF."""
    total = len(subject.aid.questions_to_ask)
    places = ("summary/summary.html", "summary/pdf.html")
    return judge(
        bool(total) and all(shows(template, "page.questions") for template in places),
        met=text(
            f"答えに合わせて{total}の質問から選び、まとめとPDFに示します。書き込む紙はほかにまだありません。",
            f"Chosen from {total} questions, on the summary and in the PDF. There is no other worksheet yet.",
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
