"""NICE: most of its items ask what IPDASi items ask, so they are computed from those."""

from decisionaid.domain.base import Text
from decisionaid.summary.audit.model import Check, State, Subject, Verdict, judge, text

WORST_FIRST: tuple[State, ...] = ("not-met", "needs-people", "met")
REASONS: dict[State, Text] = {
    "met": Text(ja="上の{codes}を満たしています。", en="From the items above: {codes} met."),
    "not-met": Text(ja="上の{codes}を満たしていません。", en="From the items above: {codes} not met."),
    "needs-people": Text(
        ja="上の{codes}に、人による確認が必要です。", en="From the items above: {codes} need people."
    ),
}


def all_of(**checks: Check) -> Check:
    """Make a check that is as good as the worst of some others, given by their codes."""

    def worst(subject: Subject) -> Verdict:
        states = {code: check(subject).state for code, check in checks.items()}
        state = next(state for state in WORST_FIRST if state in states.values())
        codes = [code for code, found in states.items() if found == state]
        words = REASONS[state]
        return Verdict(
            state,
            text(words.ja.format(codes="、".join(codes)), words.en.format(codes=", ".join(codes))),
        )

    return worst


def is_checked_by_clinicians(subject: Subject) -> Verdict:
    """N5: sources are named; nothing waits for a clinician."""
    aid = subject.aid
    items = (
        *(*aid.sources, *aid.rules, *aid.evidence, *aid.estimates, *aid.disagreements),
        *(*aid.preferences, *aid.knowledge_checks),
    )
    waiting = sum(item.needs_clinician for item in items)
    if waiting:
        reason = text(
            f"資料は示しています。医療者の確認を待つものが{waiting}あります。",
            f"Sources are given. {waiting} pieces wait for a clinician to confirm them.",
        )
        return Verdict("needs-people", reason)
    return judge(
        bool(aid.sources),
        met=text(
            "資料を示し、確認を待つものはありません。", "Sources are given; nothing waits to be confirmed."
        ),
        not_met=text("資料がありません。", "There are no sources."),
    )
