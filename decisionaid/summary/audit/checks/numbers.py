"""IPDASi QL1-QL8: what happens without treatment, and how numbers are shown."""

from decisionaid.summary.audit.code import shows
from decisionaid.summary.audit.model import NONE_YET, Subject, Verdict, judge, listing, text
from decisionaid.summary.audit.reading import cells_of, options_without_fact

LEAST_PERCENT = 0.5
"""Below this, "of 100" would print 0 for something that did happen."""


def tells_what_happens_without(subject: Subject) -> Verdict:
    """QL1: going on without change has a number or "nobody knows" for every outcome."""
    cells = [cell for option, cell in cells_of(subject.aid) if option.group == "no-change"]
    empty = cells.count(None)
    return judge(
        bool(cells) and not empty,
        met=text(
            f"今のままの道にも、{len(cells)}のマスすべてに数字か「分かっていない」があります。",
            f"All {len(cells)} cells of going on without change hold a number or “nobody knows”.",
        ),
        not_met=text(
            f"今のままの道のマス{len(cells)}のうち{empty}が空です。",
            f"{empty} of {len(cells)} cells of going on without change are empty.",
        ),
    )


def lets_options_be_compared(subject: Subject) -> Verdict:
    """QL2: one table with the same rows for all options."""
    rows = [attribute.id for attribute in subject.aid.attributes]
    gaps = options_without_fact(subject.aid, rows)
    return judge(
        bool(rows) and not gaps and shows("summary/summary.html", "page.table"),
        met=text(
            f"{len(subject.aid.options)}の選択肢を、同じ{len(rows)}行の表で示します。空のマスはありません。",
            f"One table shows {len(subject.aid.options)} options in the same {len(rows)} rows; "
            "no cell is empty.",
        ),
        not_met=text(f"空のマスがある選択肢: {len(gaps)}。", f"Options with an empty cell: {len(gaps)}."),
    )


def gives_probabilities(subject: Subject) -> Verdict:
    """QL3: what is measured has a number."""
    measured = [(option, cell) for option, cell in cells_of(subject.aid) if cell and cell.state == "measured"]
    bare = listing(option.label for option, cell in measured if not cell.estimates)
    return judge(
        bool(measured) and all(cell.estimates for _, cell in measured),
        met=text(
            f"比べて調べられた{len(measured)}のマスのすべてに数字があります。",
            f"All {len(measured)} cells that were measured hold a number.",
        ),
        not_met=text(
            f"調べられていても割合の数字がないもの: {bare.ja}。",
            f"Measured, but without a number of people: {bare.en}.",
        )
        if measured
        else NONE_YET,
    )


def names_the_group(subject: Subject) -> Verdict:
    """QL4: every number says which people it is about."""
    estimates = subject.aid.estimates
    return judge(
        bool(estimates) and all(item.population.ja and item.people > 0 for item in estimates),
        met=text(
            f"{len(estimates)}の数字のすべてに、どんな人が何人かがあります。",
            f"All {len(estimates)} numbers say which people, and how many.",
        ),
        not_met=NONE_YET,
    )


def gives_events(subject: Subject) -> Verdict:
    """QL5: every number gives the people counted in both arms."""
    estimates = subject.aid.estimates
    arms = [arm for estimate in estimates for arm in (estimate.treated, estimate.control)]
    bare = sum(arm.events is None or arm.total is None for arm in arms)
    return judge(
        bool(arms) and not bare,
        met=text(
            f"{len(arms)}の組のすべてに、何人のうち何人かがあります。",
            f"All {len(arms)} arms give how many of how many.",
        ),
        not_met=text(
            f"{len(arms)}の組のうち{bare}は、割合だけで、何人のうち何人かがありません。",
            f"{bare} of {len(arms)} arms give a percentage only, not how many of how many.",
        )
        if arms
        else NONE_YET,
    )


def keeps_one_time(subject: Subject) -> Verdict:
    """QL6: the numbers of an outcome are of the same length of time."""
    estimates = subject.aid.estimates
    weeks = {item.outcome: {e.weeks for e in estimates if e.outcome == item.outcome} for item in estimates}
    mixed = listing(
        outcome.label for outcome in subject.aid.outcomes if len(weeks.get(outcome.id, set())) > 1
    )
    return judge(
        bool(weeks) and all(len(found) == 1 for found in weeks.values()),
        met=text(
            "同じ結果の数字は、同じ長さの期間です。", "Numbers of one outcome are over one length of time."
        ),
        not_met=text(
            f"期間の違う数字が並ぶもの: {mixed.ja}。数字ごとに週の数を書き、比べられないと断っています。",
            f"Times differ for: {mixed.en}. Each number names its weeks, and a note says not to compare.",
        )
        if weeks
        else NONE_YET,
    )


def keeps_one_denominator(subject: Subject) -> Verdict:
    """QL7: every number can be told "of 100 people" without becoming nobody."""
    arms = [arm for estimate in subject.aid.estimates for arm in (estimate.treated, estimate.control)]
    lost = sum(0 < arm.percent < LEAST_PERCENT for arm in arms)
    return judge(
        bool(arms) and not lost and shows("summary/_estimate.html", "arm.of_100"),
        met=text("すべての数字を100人あたりで示します。", "All numbers are told of 100 people."),
        not_met=text(
            f"100人あたりでは0人になってしまう数字が{lost}あります。",
            f"{lost} numbers would become 0 of 100.",
        )
        if arms
        else NONE_YET,
    )


def shows_numbers_in_many_ways(subject: Subject) -> Verdict:
    """QL8: a sentence, figures, a picture, and both those who had it and those who had not."""
    ways = ("estimate.sentence", "<svg", "arm.of_100", "arm.without")
    return judge(
        bool(subject.aid.estimates) and shows("summary/_estimate.html", *ways),
        met=text(
            "どの数字も、文、数、四角の図で、起きた人と起きなかった人の両方を示します。",
            "Each number is a sentence, figures and a picture of squares: who had it and who had not.",
        ),
        not_met=NONE_YET
        if not subject.aid.estimates
        else text("示し方が足りません。", "A way of showing numbers is missing."),
    )
