"""What the shorter PDFs print: the page without what can be read up on the screen or in the long PDF."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from decisionaid.summary.kept import references_in
from decisionaid.summary.page import PlainLineView, SourceView, SummaryPage
from decisionaid.summary.reference import Reference
from decisionaid.web.print_styles import Extent

# Besides the seven lines of the options; what is left out of a PDF is empty there.
COMMON = (
    "costs",
    "sums",
    "missing_costs",
    "timelines",
    "evidence_maps",
    "estimates",
    "conflicts",
    "disagreements",
    "unknowns",
    "open_matters",
)


@dataclass(frozen=True)
class PlainRow:
    """One line of the first layer for every option: its label, and each option's name with its texts."""

    label: str
    options: tuple[tuple[str, tuple[PlainLineView, ...]], ...]


def plain_rows(page: SummaryPage) -> tuple[PlainRow, ...]:
    """Give the first layer of all options side by side; every option has the same lines."""
    slots = page.options[0].plain if page.options else ()
    return tuple(
        PlainRow(
            slot.label,
            tuple((option.label, option.plain[place].lines) for option in page.options),
        )
        for place, slot in enumerate(slots)
    )


def common_references(page: SummaryPage) -> tuple[Reference, ...]:
    """Give what is cited on the pages that are the same for everybody with the same concern."""
    shown = (plain_rows(page), *(getattr(page, name) for name in COMMON))
    return tuple(references_in(shown))


def own_references(page: SummaryPage) -> tuple[Reference, ...]:
    """Give what is cited on the pages that go by the person's answers."""
    options = tuple(replace(option, plain=()) for option in page.options)
    # The list of all sources cites itself.
    own = replace(page, sources=(), options=options, **dict.fromkeys(COMMON, ()))
    return tuple(references_in(own))


def take_main_parts(page: SummaryPage) -> SummaryPage:
    """Leave out what the short PDF does not print, and the sources that only that rests on.

    Of the table it keeps the rows for what was marked as very important. No finding, number, cost or
    question is left out, and no side of what articles and independent sources say against each other.
    """
    return _keep_cited_sources(_leave_out_what_is_read_up(page))


def _leave_out_what_is_read_up(page: SummaryPage) -> SummaryPage:
    wanted = {row.attribute for value in page.values if value.level == "very" for row in value.rows}
    return replace(
        page,
        table=tuple(row for row in page.table if row.attribute in wanted),
        options=tuple(replace(option, always=(), terms=()) for option in page.options),
        unknowns=tuple(replace(item, articles=()) for item in page.unknowns),
        answers=(),
        conflicts=tuple(replace(conflict, sides=()) for conflict in page.conflicts),
        places=(),
        not_included=(),
        terms=(),
        other_places=(),
    )


def take_visit_parts(page: SummaryPage) -> SummaryPage:
    """Leave out what the PDF for the visit does not print, and the sources that only that rests on.

    Every finding stays by its name, and the seven lines of every option; of the questions those that were
    ticked, because page 1 may lack room for some.
    """
    short = _leave_out_what_is_read_up(page)
    ticked = tuple(
        replace(group, questions=tuple(question for question in group.questions if question.is_ticked))
        for group in short.questions
    )
    return _keep_cited_sources(
        replace(
            short,
            # Of an option its name, its findings and its seven lines are printed.
            options=tuple(replace(option, references=()) for option in short.options),
            table=(),
            questions=tuple(group for group in ticked if group.questions),
            steps=(),
            **dict.fromkeys(COMMON, ()),
        )
    )


def _keep_cited_sources(page: SummaryPage) -> SummaryPage:
    cited = {reference.code for reference in (*own_references(page), *common_references(page))}
    return replace(page, sources=tuple(source for source in page.sources if is_listed(source, cited)))


def is_listed(source: SourceView, cited: AbstractSet[str]) -> bool:
    """Tell whether pages that cite these codes list the source; articles always, as to who gains."""
    return bool(source.number) or source.code in cited


@dataclass(frozen=True)
class Layout:
    """How much of the summary is printed."""

    extent: Extent = "everything"

    @property
    def is_full(self) -> bool:
        """Tell whether nothing is left out."""
        return self.extent == "everything"

    @property
    def is_for_visit(self) -> bool:
        """Tell whether only page 1 and the options in short are printed."""
        return self.extent == "visit"

    def take(self, page: SummaryPage) -> SummaryPage:
        """Leave out of a page what this extent does not print."""
        if self.is_full:
            return page
        return take_visit_parts(page) if self.is_for_visit else take_main_parts(page)
