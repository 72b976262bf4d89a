"""Building the one summary page from answers and a release."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from django.utils import translation

from decisionaid.clinic.live import PublishedClinic
from decisionaid.domain.source import Source
from decisionaid.engine.answers import Answers
from decisionaid.engine.evaluate import evaluate
from decisionaid.engine.quote import Quote
from decisionaid.summary import wording
from decisionaid.summary.answer_views import view_answers
from decisionaid.summary.brief_views import view_brief
from decisionaid.summary.clinic_views import say_interest, view_clinic
from decisionaid.summary.context import Context
from decisionaid.summary.cost_views import view_costs, view_missing_costs, view_sums
from decisionaid.summary.evidence_views import note_on_search, view_disagreements, view_estimates
from decisionaid.summary.finding_views import view_options
from decisionaid.summary.kept import Parts, references_in
from decisionaid.summary.look import Look, Setting, kept, kept_for_all
from decisionaid.summary.map_views import people_scale, view_evidence_maps
from decisionaid.summary.page import LabelledText, Reference, SourceView, StatementView, SummaryPage
from decisionaid.summary.quote_views import view_quote
from decisionaid.summary.source_lists import is_row, row_order
from decisionaid.summary.table_views import view_table
from decisionaid.summary.talk_views import view_conflicts, view_questions, view_steps
from decisionaid.summary.timeline_views import view_timelines
from decisionaid.summary.unknown_views import view_open_matters, view_unknowns
from decisionaid.summary.value_views import (
    note_on_row_order,
    sort_table,
    sources_of_values,
    view_values,
)
from decisionaid.web.release import ReadyRelease
from decisionaid.web.urgent import urgent_signs

NOTHING_MARKED: Mapping[str, str] = MappingProxyType({})


def build_summary(  # noqa: PLR0913 (each is a part of what makes a document the same again)
    *,
    release: ReadyRelease,
    answers: Answers,
    who: str = "self",
    language: str,
    as_of: date,
    preferences: Mapping[str, str] = NOTHING_MARKED,
    quote: Quote | None = None,
    clinic: PublishedClinic | None = None,
) -> SummaryPage:
    """Give the whole summary, frozen, in one language ("ja" or "en").

    `preferences` (value id to level) sorts the rows of the table and changes nothing else that was found.

    The same answers, release, language and date give the same page; `as_of` only dates it and tells
    what is past its review date. `quote` is a sum of prices to show among the costs, `clinic`
    what the clinic published that runs the site.
    """
    aid = release.aid
    evaluation = evaluate(release.compiled, answers)
    context = Context(aid, evaluation, answers, language, as_of, release.compiled)
    with translation.override(language):
        groups = view_answers(context)
        questions = view_questions(context)
        values = view_values(context, preferences)
        deciding = sources_of_values(context, preferences)
        used = _used_sources(context)
        table = sort_table(context, view_table(context), preferences)
        page = SummaryPage(
            language=language,
            title=context.say(aid.about.title),
            decision=context.say(aid.about.decision),
            audience=context.say(aid.about.audience),
            made_by=context.say(aid.about.made_by),
            funding=context.say(aid.about.funding),
            interests=_interests(context, clinic),
            update_policy=context.say(aid.about.update_policy),
            as_of=as_of,
            content_on=aid.about.content_on,
            review_due_on=aid.about.review_due_on,
            is_overdue=as_of > aid.about.review_due_on,
            release=release.label,
            content_hash=release.content_hash,
            order_note=context.say(wording.ORDER),
            urgent=urgent_signs(aid, context.evaluation.urgent, language),
            brief=view_brief(context, who=who, groups=groups, questions=questions, values=values),
            answers=groups,
            contradictions=_contradictions(context),
            limits=_limits(context),
            values=values,
            options=view_options(context),
            table_options=tuple(context.option_labels[option] for option in context.evaluation.options),
            table=table,
            row_order=note_on_row_order(context, preferences),
            costs=view_costs(context),
            sums=view_sums(context),
            missing_costs=view_missing_costs(context),
            timelines=view_timelines(context),
            quote=view_quote(context, quote),
            evidence_note=note_on_search(context),
            evidence_maps=view_evidence_maps(context),
            people_scale=f"{people_scale(aid):,}",
            estimates=view_estimates(context),
            conflicts=view_conflicts(context),
            disagreements=view_disagreements(context),
            unknowns=view_unknowns(context),
            open_matters=view_open_matters(context),
            questions=questions,
            steps=view_steps(context),
            not_included=_not_included(context),
            places=_places(context),
            sources=tuple(
                source for name, source in _all_sources(context).items() if name in used or name in deciding
            ),
            terms=_terms(context),
            other_places=(),
            clinic=view_clinic(context, clinic),
        )
        return replace(page, other_places=_other_places(page))


def _interests(context: Context, clinic: PublishedClinic | None) -> str:
    of_makers, of_clinic = context.say(context.aid.about.interests), say_interest(clinic, context.language)
    return f"{of_makers} {of_clinic}".strip() if context.language == "en" else of_makers + of_clinic


def _contradictions(context: Context) -> tuple[LabelledText, ...]:
    return tuple(
        LabelledText(context.say(check.text), context.say(check.question))
        for check in context.aid.checks
        if check.id in context.evaluation.consistency
    )


@kept
def _limits(setting: Setting) -> tuple[LabelledText, ...]:
    return tuple(
        LabelledText(setting.say(item.label), setting.say(item.limit), setting.refer(item.rows))
        for item in setting.aid.conditions
        if item.id in setting.conditions and item.limit
    )


@kept
def _not_included(setting: Setting) -> tuple[LabelledText, ...]:
    return tuple(
        LabelledText(setting.say(item.label), setting.say(item.why), setting.refer(item.rows))
        for item in setting.aid.not_included
        if setting.concerns(item.conditions)
    )


def _places(context: Context) -> tuple[StatementView, ...]:
    """Give every sentence that the findings and the options shown rest on, each once, by article."""
    options = [option for option in context.aid.options if option.id in context.evaluation.options]
    always = [item for option in options for item in option.always if context.concerns(item.conditions)]
    rows = {row for finding in context.evaluation.findings for row in finding.rows}
    return context.statements_for(sorted(rows.union(*(item.rows for item in always)), key=row_order))


def _other_places(page: SummaryPage) -> tuple[Reference, ...]:
    """Give the places cited anywhere on the page whose sentences are not told in `places`."""
    told = {reference.code for place in page.places for reference in place.references}
    cited = {reference.code: reference for reference in references_in(page)}
    rows = [code for code in cited if is_row(code) and code not in told]
    return tuple(cited[code] for code in sorted(rows, key=row_order))


def _used_sources(context: Context) -> frozenset[str]:
    """Give the ids of the articles, and of the sources that something on the page rests on."""
    aid, chosen = context.aid, context.evaluation.urgent
    signs = (choice for question in aid.questions for choice in question.choices if choice.id in chosen)
    cited = {name for sign in signs if sign.urgent for name in sign.urgent.sources}
    found = {finding.rule for finding in context.evaluation.findings}
    cited.update(name for rule in aid.rules if rule.id in found for name in rule.sources)
    return _sources_of_everybody(context) | cited


@kept
def _sources_of_everybody(setting: Setting) -> frozenset[str]:
    """Give the sources that the page rests on whatever was found."""
    aid, shown = setting.aid, setting.options
    cited = {source.id for source in aid.sources if source.kind == "article"}
    for item in (*aid.evidence, *aid.disagreements, *aid.open_matters, *aid.costs.regular):
        if setting.concerns(item.conditions):
            cited.update(item.sources)
    people = (item.people for item in aid.evidence if item.people and setting.concerns(item.conditions))
    cited.update(name for item in people for name in item.sources)
    cited.update(name for item in aid.estimates if item.option in shown for name in item.sources)
    plain = (item for item in aid.plain if item.option in shown and setting.concerns(item.conditions))
    cited.update(name for item in plain for name in item.sources)
    cited.update(name for item in aid.prompts if item.use == "step" for name in item.sources)
    return frozenset(cited)


@kept_for_all
def _all_sources(look: Look) -> dict[str, SourceView]:
    return {source.id: _source(look, source) for source in look.aid.sources}


def _source(look: Look, source: Source) -> SourceView:
    return SourceView(
        number=source.number or "",
        code=source.code_in_language(look.language),
        title=look.say(source.title),
        publisher=look.say(source.publisher),
        interest=look.say(source.interest),
        sells=look.say(wording.SELLS[source.sells_treatment]),
        checked_on=source.checked_on,
        review_due_on=source.review_due_on,
        is_overdue=source.id in look.overdue,
        needs_clinician=source.needs_clinician,
    )


@kept_for_all
def _terms(look: Look) -> Parts[LabelledText]:
    return Parts(
        LabelledText(look.say(term.term), look.say(term.meaning), look.refer(term.rows))
        for term in look.aid.glossary
    )
