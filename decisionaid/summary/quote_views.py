"""The sum of quoted prices in words: the working, what the schedule leaves open, what is not included."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decisionaid.engine.quote import Part, Quote, QuoteLine, Span, add_up
from decisionaid.engine.schedule import set_weeks, visit_table
from decisionaid.summary.context import Context
from decisionaid.summary.quote_page import QuoteNote, QuoteView
from decisionaid.summary.reference import Reference


def view_quote(context: Context, quote: Quote | None) -> QuoteView | None:
    """Give the sum of what somebody typed; nothing for nothing."""
    if quote is None:
        return None
    total = add_up(quote)
    option = next(option for option in context.aid.options if option.id == quote.option)
    schedule, schedule_references = _schedule(context, quote)
    return QuoteView(
        option=context.say(option.label),
        status=context.say(option.status),
        status_references=context.refer(option.rows),
        total=say_yen(total.total),
        header=_header(total.total),
        rows=(*(_row(line, total.total) for line in total.lines), _total_row(total.total)),
        schedule=schedule,
        schedule_references=schedule_references,
        left_out=_left_out(quote),
        missing=_missing(context, quote),
        notes=_notes(context, quote),
        questions=_questions(context, quote),
    )


def stated_visits(context: Context, option: str) -> Span | None:
    """Give how many visits an article's schedule makes in the first year, or None if none is stated."""
    for schedule in context.aid.costs.schedules:
        if schedule.option == option:
            table = visit_table(schedule)
            return Span(table.lowest, table.highest)
    for sets in context.aid.costs.sets:
        if sets.option == option:
            count = len(set_weeks(sets))
            return Span(count, count)
    return None


def say_yen(span: Span) -> str:
    """Say an amount, or from what to what it goes."""
    if span.is_one_number:
        return _yen(span.low)
    return _("%(low)s to %(high)s") % {"low": _yen(span.low), "high": _yen(span.high)}


def say_visits(span: Span) -> str:
    """Say a number of visits, or from what to what it goes."""
    if span.is_one_number:
        return _visits(span.low)
    return _("%(low)s to %(high)s") % {"low": _visits(span.low), "high": _visits(span.high)}


def _yen(amount: int) -> str:
    return _("%(amount)s yen") % {"amount": f"{amount:,}"}


def _visits(count: int) -> str:
    return ngettext("%(n)s time", "%(n)s times", count) % {"n": count}


def _header(total: Span) -> tuple[str, ...]:
    if total.is_one_number:
        return (_("Part"), _("Sum"))
    return (_("Part"), _("Low"), _("High"))


def _row(line: QuoteLine, total: Span) -> tuple[str, ...]:
    low = _working(line.each.low, line.visits.low if line.visits else None, line.total.low)
    if total.is_one_number:
        return (_part(line.part), low)
    high = _working(line.each.high, line.visits.high if line.visits else None, line.total.high)
    return (_part(line.part), low, high)


def _total_row(total: Span) -> tuple[str, ...]:
    name = _("Sum for the first year")
    return (name, _yen(total.low)) if total.is_one_number else (name, _yen(total.low), _yen(total.high))


def _working(each: int, visits: int | None, total: int) -> str:
    if visits is None:
        return _yen(total)
    facts = {"each": _yen(each), "visits": _visits(visits), "total": _yen(total)}
    return _("%(each)s × %(visits)s = %(total)s") % facts


def _part(part: Part) -> str:
    names = {"care": _("Price each time"), "travel": _("Travel each time"), "once": _("Paid once")}
    return names[part]


def _schedule(context: Context, quote: Quote) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    if not quote.by_schedule:
        return (), ()
    for schedule in context.aid.costs.schedules:
        if schedule.option == quote.option:
            most = visit_table(schedule).upper_bound
            return (
                _("The number of times is from the schedule that an article states."),
                _("The article does not state how long each phase lasts."),
                _("The lengths are examples of this aid."),
                _("With a visit every %(weeks)s weeks all year there would be %(most)s.")
                % {"weeks": schedule.start_interval_weeks, "most": most},
                _("No end is stated."),
            ), context.refer(schedule.rows)
    sets = next(sets for sets in context.aid.costs.sets if sets.option == quote.option)
    return (
        _("The number of times is from the schedule that an article states."),
        _("It is one set of infusions. A second set is not counted."),
        _("Whether it takes one trip or more is not stated."),
    ), context.refer(sets.rows)


def _left_out(quote: Quote) -> tuple[str, ...]:
    return (
        *([_("Travel: no price was typed.")] if quote.travel is None else []),
        *(
            [_("Tests, consultations and other things paid once: no price was typed.")]
            if quote.once is None
            else []
        ),
        _("Treatment, if you fall ill because of it."),
        _("Follow-up visits that are not in the number of times you gave."),
        _("Your present treatment, if it goes on."),
        _("Days off work, and a companion."),
        _("The years after the first."),
    )


def _missing(context: Context, quote: Quote) -> tuple[QuoteNote, ...]:
    return tuple(
        QuoteNote(context.say(cost.text), needs_clinician=False, references=context.refer(cost.rows))
        for cost in context.aid.costs.missing
        if quote.option in cost.options and context.concerns(cost.conditions)
    )


def _notes(context: Context, quote: Quote) -> tuple[QuoteNote, ...]:
    said = [
        *context.aid.costs.sum_notes,
        *(cell for cell in context.aid.evidence if (cell.option, cell.attribute) == (quote.option, "cost")),
    ]
    return tuple(
        QuoteNote(context.say(item.text), item.needs_clinician, context.refer_to_sources(item.sources))
        for item in said
        if context.concerns(item.conditions) and quote.option in getattr(item, "options", (quote.option,))
    )


def _questions(context: Context, quote: Quote) -> tuple[str, ...]:
    asked = dict.fromkeys(
        question
        for cost in context.aid.costs.missing
        if quote.option in cost.options and context.concerns(cost.conditions)
        for question in cost.questions
    )
    texts = {question.id: question.text for question in context.aid.questions_to_ask}
    return tuple(context.say(texts[question]) for question in asked)
