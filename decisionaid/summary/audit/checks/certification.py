"""IPDASi C1-C6: what guards against harmful bias."""

from decisionaid.content.balance import balances
from decisionaid.summary.audit.code import shows
from decisionaid.summary.audit.model import NONE_YET, Subject, Verdict, judge, listing, text
from decisionaid.summary.audit.reading import options_without_fact


def tells_both_sides_alike(subject: Subject) -> Verdict:
    """C1: the same rows for every option; lengths of text in balance (R32), or a reason is written."""
    aid = subject.aid
    labels = {option.id: option.label for option in aid.options}
    gaps = options_without_fact(aid, [attribute.id for attribute in aid.attributes])
    outside = [line for line in balances(aid) if line.is_outside]
    silent = listing(
        (
            *(option.label for option in gaps),
            *(labels[line.option] for line in outside if not line.has_reason),
        )
    )
    explained = len({line.option for line in outside})
    return judge(
        not gaps and all(line.has_reason for line in outside),
        met=text(
            f"どの選択肢にも同じ{len(aid.attributes)}行があります。良い点と害の文の長さが釣り合わない選択肢は{explained}つで、理由を書いています。",
            f"Every option has the same {len(aid.attributes)} rows. Where texts on benefits and harms are "
            f"not of like length ({explained} options), the reason is written down.",
        ),
        not_met=text(
            f"行が足りないか、文の長さが釣り合わない理由がまだないもの: {silent.ja}。",
            f"Rows are missing, or no reason is given for unlike lengths of text, for: {silent.en}.",
        ),
    )


def cites_everything(subject: Subject) -> Verdict:
    """C2: every sentence, rule, number and piece of evidence names a source."""
    aid = subject.aid
    cells = (cell for cell in aid.evidence if cell.state != "does-not-apply")
    everything = (*aid.statements, *aid.rules, *aid.estimates, *cells)
    # The articles' side rests on rows, the other on sources.
    bare = [item for item in everything if not (getattr(item, "rows", ()) or getattr(item, "sources", ()))]
    total = len(everything)
    return judge(
        bool(total) and not bare,
        met=text(
            f"{total}の文、規則、数字のすべてに出どころがあります。",
            f"All {total} sentences, rules and numbers name where they come from.",
        ),
        not_met=text(f"出どころがないもの: {len(bare)}。", f"Without a source: {len(bare)}."),
    )


def shows_its_date(subject: Subject) -> Verdict:
    """C3: the date of the content stands on the first page, on the summary and in the PDF."""
    places = {
        "questionnaire/start.html": "about.content_on",
        "summary/summary.html": "page.content_on",
        "summary/pdf.html": "page.content_on",
    }
    day = subject.aid.about.content_on
    return judge(
        all(shows(template, word) for template, word in places.items()) and day <= subject.as_of,
        met=text(
            f"{day}の内容です。最初のページ、まとめ、PDFに示します。",
            f"Content of {day}; the first page, the summary and the PDF say so.",
        ),
        not_met=text("日付を示していないか、日付が先の日です。", "The date is not shown, or not reached."),
    )


def keeps_its_update_policy(subject: Subject) -> Verdict:
    """C4: the policy is told, every source has a date of review, and none has passed."""
    aid = subject.aid
    dates = [aid.about.review_due_on, *(source.review_due_on for source in aid.sources)]
    overdue = sum(date < subject.as_of for date in dates)
    return judge(
        not overdue and shows("pages/method.html", "about.update_policy"),
        met=text(
            f"見直しの決まりを示し、{len(aid.sources)}の資料すべてに見直しの日があります。過ぎたものはありません。",
            f"The policy is told, and all {len(aid.sources)} sources have a date of review. None has passed.",
        ),
        not_met=text(
            f"見直しの日を過ぎたものが{overdue}あるか、決まりを示していません。",
            f"{overdue} dates of review have passed, or the policy is not told.",
        ),
    )


def tells_uncertainty(subject: Subject) -> Verdict:
    """C5: every number has a range or says that none is reported, and how certain it is."""
    estimates = subject.aid.estimates
    ranged = sum(estimate.interval is not None for estimate in estimates)
    graded = sum(estimate.certainty != "not_graded" for estimate in estimates)
    silent = len(estimates) - ranged
    return judge(
        bool(estimates) and graded == len(estimates),
        met=text(
            f"{len(estimates)}の数字のすべてに確かさがあります。幅があるものは{ranged}、"
            f"幅が報告されていないと書くものは{silent}です。",
            f"All {len(estimates)} numbers say how certain they are. "
            f"{ranged} have a range; {silent} say that none is reported.",
        ),
        not_met=text(
            f"割合の数字{len(estimates)}のうち、確かさがあるものは{graded}です。",
            f"{graded} of {len(estimates)} numbers say how certain they are.",
        )
        if estimates
        else NONE_YET,
    )


def tells_who_paid(subject: Subject) -> Verdict:
    """C6: who paid stands on the first page, on the summary and in the PDF."""
    places = {
        "questionnaire/start.html": "about.funding",
        "summary/summary.html": "page.funding",
        "summary/pdf.html": "page.funding",
    }
    about = subject.aid.about
    return judge(
        all(shows(template, word) for template, word in places.items()),
        met=text(
            f"最初のページ、まとめ、PDFに示します。{about.funding.ja}",
            f"The first page, the summary and the PDF say so. {about.funding.en}",
        ),
        not_met=text("示していないページがあります。", "A page does not say it."),
    )
