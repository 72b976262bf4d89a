"""The page that gets the talk ready: how to begin, what to ask, what may still be unclear, the steps."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.guidance import PagePart, Prompt
from decisionaid.summary.about_presenters import NOTHING_FOUND
from decisionaid.summary.brief_views import DOCTORS_FIRST
from decisionaid.summary.context import Context
from decisionaid.summary.page import QuestionView, Reference, SummaryPage


@dataclass(frozen=True)
class PartLink:
    """A part of the aid that helps further."""

    label: str
    url: str


@dataclass(frozen=True)
class PromptView:
    """A few words that help the talk along, with the parts of the aid they lead to."""

    label: str
    text: str
    links: tuple[PartLink, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class TickGroup:
    """The questions for one person to ask: those a finding led to, then the others, kept folded."""

    ask: str
    label: str
    chosen: tuple[QuestionView, ...]
    others: tuple[QuestionView, ...]
    is_open: bool


@dataclass(frozen=True)
class TalkPage:
    """The parts of the page in order."""

    starts: tuple[PromptView, ...]
    groups: tuple[TickGroup, ...]
    unclear: tuple[PromptView, ...]
    steps: tuple[PromptView, ...]


def build_talk_page(aid: DecisionAid, page: SummaryPage) -> TalkPage:
    """Give the page in the language of the summary it goes with."""
    context = Context(aid, NOTHING_FOUND, {}, page.language, page.as_of)
    links = _part_links(page)

    def view(use: str) -> tuple[PromptView, ...]:
        return tuple(_view_prompt(context, item, links) for item in aid.prompts if item.use == use)

    return TalkPage(
        starts=view("start"), groups=_tick_groups(page), unclear=view("unclear"), steps=view("step")
    )


def _view_prompt(context: Context, item: Prompt, links: dict[PagePart, PartLink]) -> PromptView:
    return PromptView(
        label=context.say(item.label),
        text=context.say(item.text),
        links=tuple(links[part] for part in item.leads_to if part in links),
        references=context.refer_to_sources(item.sources),
    )


def _part_links(page: SummaryPage) -> dict[PagePart, PartLink]:
    summary = reverse("summary:page")
    links: dict[PagePart, PartLink] = {
        "values": PartLink(_("What matters to you"), reverse("questionnaire:values")),
        "options": PartLink(_("The options and what was found"), f"{summary}#options"),
        "table": PartLink(_("The options side by side"), f"{summary}#table"),
        "costs": PartLink(_("Costs"), f"{summary}#costs"),
        "questions": PartLink(_("Questions to ask"), "#questions"),
        "knowledge": PartLink(_("Check how to read this aid"), reverse("summary:knowledge")),
    }
    if page.estimates:
        links["numbers"] = PartLink(_("Numbers from controlled trials"), f"{summary}#numbers")
    return links


def _tick_groups(page: SummaryPage) -> tuple[TickGroup, ...]:
    return tuple(
        TickGroup(
            group.ask,
            group.label,
            chosen=_only(group.questions, is_chosen=True),
            others=_only(group.questions, is_chosen=False),
            is_open=any(item.is_ticked for item in group.questions if not item.is_chosen)
            or not any(item.is_chosen for item in group.questions),
        )
        for group in sorted(page.questions, key=lambda group: DOCTORS_FIRST.index(group.ask))
    )


def _only(questions: Iterable[QuestionView], *, is_chosen: bool) -> tuple[QuestionView, ...]:
    return tuple(item for item in questions if item.is_chosen == is_chosen)
