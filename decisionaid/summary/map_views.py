"""How many people were studied in controlled trials, option by option; a map, not a ranking."""

from django.utils.translation import gettext as _

from decisionaid.domain.aid import Condition, DecisionAid
from decisionaid.domain.evidence import Evidence, People
from decisionaid.engine.scale import length_on, round_up
from decisionaid.summary.look import Setting, kept
from decisionaid.summary.pictures import BAR, EvidenceMap, Kind, PeopleView

THINNEST = 4


def people_scale(aid: DecisionAid) -> int:
    """Give how many people a full bar stands for: the same for every option and condition."""
    return round_up(max((cell.people.count or 0 for cell in aid.evidence if cell.people), default=1))


@kept
def view_evidence_maps(setting: Setting) -> tuple[EvidenceMap, ...]:
    """Give one map for each chosen condition whose evidence was searched."""
    chosen = [item for item in setting.aid.conditions if item.id in setting.conditions]
    maps = (EvidenceMap(setting.say(item.label), _rows(setting, item)) for item in chosen)
    return tuple(item for item in maps if item.rows)


def _rows(setting: Setting, condition: Condition) -> tuple[PeopleView, ...]:
    cells = {
        cell.option: _row(setting, cell, cell.people)
        for cell in setting.aid.evidence
        if cell.people and condition.id in cell.conditions and setting.shown([cell.option])
    }
    return tuple(cells[option] for option in setting.options if option in cells)


def _row(setting: Setting, cell: Evidence, people: People) -> PeopleView:
    return PeopleView(
        option=setting.option_labels[cell.option],
        kind=_kind(people),
        words=_words(setting, people),
        note=setting.say(people.note),
        length=length_on(people_scale(setting.aid), people.count or 0, full=BAR, least=THINNEST),
        needs_clinician=cell.needs_clinician,
        references=setting.refer_to_sources(people.sources),
    )


def _kind(people: People) -> Kind:
    if people.count is None:
        return "unknown"
    if people.count == 0:
        return "none"
    return "similar" if people.similar else "counted"


def _words(setting: Setting, people: People) -> str:
    if people.count is None:
        return _("Not known: not counted yet for this aid")
    if people.count == 0:
        checked = max(s.checked_on for s in setting.aid.sources if s.id in people.sources)
        return _("0 people: none found in our search (checked on %(date)s)") % {"date": checked.isoformat()}
    if people.similar:
        words = _("0 people found with the same treatment. At least %(n)s people with a similar one")
    else:
        words = _("At least %(n)s people")
    return words % {"n": f"{people.count:,}"}
