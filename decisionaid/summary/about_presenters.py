"""Building the pages about the aid's sources, words and releases; none needs an answer."""

from datetime import date

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.finding import Evaluation
from decisionaid.domain.source import Source
from decisionaid.releases.history import PublishedRelease
from decisionaid.summary import wording
from decisionaid.summary.about_page import ChangesPage, SourceEntry, SourcesPage, TermView
from decisionaid.summary.change_views import view_history
from decisionaid.summary.context import Context
from decisionaid.web.release import ReadyRelease

NOTHING_FOUND = Evaluation(options=(), findings=(), consistency=(), urgent=())


def build_sources(*, aid: DecisionAid, language: str, as_of: date) -> SourcesPage:
    """Give all sources; `as_of` tells which are past their review date."""
    return SourcesPage(
        articles=tuple(
            _view_source(source, language, as_of) for source in aid.sources if source.kind == "article"
        ),
        independent=tuple(
            _view_source(source, language, as_of) for source in aid.sources if source.kind == "independent"
        ),
    )


def build_glossary(*, aid: DecisionAid, language: str) -> tuple[TermView, ...]:
    """Give every term with what its meaning rests on."""
    context = Context(aid, NOTHING_FOUND, {}, language)
    return tuple(
        TermView(
            term=term.id,
            label=context.say(term.term),
            meaning=context.say(term.meaning),
            references=(*context.refer(term.rows), *context.refer_to_sources(term.sources)),
        )
        for term in aid.glossary
    )


def build_changes(
    *,
    release: ReadyRelease,
    history: tuple[PublishedRelease, ...] | None,
    language: str,
    as_of: date,
) -> ChangesPage:
    """Give what identifies the live release, and what changed from release to release."""
    about = release.aid.about
    return ChangesPage(
        release=release.label,
        content_hash=release.content_hash,
        content_on=about.content_on,
        review_due_on=about.review_due_on,
        is_overdue=as_of > about.review_due_on,
        update_policy=about.update_policy.in_language(language),
        history=None if history is None else view_history(history, aid=release.aid, language=language),
    )


def _view_source(source: Source, language: str, as_of: date) -> SourceEntry:
    return SourceEntry(
        number=source.number or "",
        code=source.code_in_language(language),
        title=source.title.in_language(language),
        publisher=source.publisher.in_language(language),
        sells=wording.SELLS[source.sells_treatment].in_language(language),
        interest=source.interest.in_language(language),
        checked_on=source.checked_on,
        review_due_on=source.review_due_on,
        is_overdue=as_of > source.review_due_on,
        needs_clinician=source.needs_clinician,
    )
