"""Building the self-audit: each criterion's check run on the live aid."""

from collections.abc import Sequence
from datetime import date

from decisionaid.content.readability import read_measures
from decisionaid.domain.base import Text
from decisionaid.releases.selectors import readability_file
from decisionaid.summary.audit.checks import CHECKS
from decisionaid.summary.audit.ipdas import CERTIFICATION, QUALIFYING, QUALITY
from decisionaid.summary.audit.japan import JAPAN
from decisionaid.summary.audit.model import STATES, CriteriaList, State, Subject
from decisionaid.summary.audit.nice import NICE
from decisionaid.summary.audit.page import AuditPage, CountView, ItemView, ListView
from decisionaid.web.readability import view_readability
from decisionaid.web.release import ReadyRelease

LISTS: tuple[CriteriaList, ...] = (QUALIFYING, CERTIFICATION, QUALITY, NICE, JAPAN)
STATE_WORDS: dict[State, Text] = {
    "met": Text(ja="満たしています", en="Met"),
    "not-met": Text(ja="満たしていません", en="Not met"),
    "needs-people": Text(ja="人による確認が必要です", en="Needs people"),
    "does-not-apply": Text(ja="当てはまりません", en="Does not apply"),
}


def build_audit(*, release: ReadyRelease, language: str, as_of: date) -> AuditPage:
    """Give every criterion with what its check finds in the live aid on `as_of`."""
    measures = read_measures(readability_file())
    subject = Subject(release.aid, as_of, measures)
    lists = tuple(_view_list(criteria, subject, language) for criteria in LISTS)
    items = [item for view in lists for item in view.items]
    return AuditPage(
        release=release.label,
        as_of=as_of,
        total=len(items),
        counts=_count(items, language),
        lists=lists,
        readability=view_readability(release.aid, measures, language),
    )


def _view_list(criteria: CriteriaList, subject: Subject, language: str) -> ListView:
    items = []
    for criterion in criteria.criteria:
        verdict = CHECKS[criterion.code](subject)
        items.append(
            ItemView(
                code=criterion.code,
                wording=criterion.wording.in_language(language),
                state=verdict.state,
                label=STATE_WORDS[verdict.state].in_language(language),
                reason=verdict.reason.in_language(language),
            )
        )
    return ListView(
        id=criteria.id,
        label=criteria.label.in_language(language),
        origin=criteria.origin.in_language(language),
        items=tuple(items),
        counts=_count(items, language),
    )


def _count(items: Sequence[ItemView], language: str) -> tuple[CountView, ...]:
    states = [item.state for item in items]
    return tuple(CountView(STATE_WORDS[state].in_language(language), states.count(state)) for state in STATES)
