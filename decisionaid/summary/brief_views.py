"""Page 1 for the doctor: decision, severity, treatments, safety answers, findings, questions."""

from collections.abc import Callable

from decisionaid.domain.finding import Reason
from decisionaid.domain.rule import Rule
from decisionaid.engine.answers import known_answers
from decisionaid.summary import wording
from decisionaid.summary.answer_views import view_answer
from decisionaid.summary.context import Context
from decisionaid.summary.page import (
    AnswerGroup,
    AnswerView,
    Brief,
    BriefLine,
    QuestionGroup,
    QuestionView,
    ValueView,
)
from decisionaid.summary.value_views import name_values

TREATMENTS = "current-treatments"
MAX_QUESTIONS = 5
# What goes to the doctor has the questions for doctors before those for the clinic.
DOCTORS_FIRST = ("dermatologist", "doctor", "clinic")
# Above these numbers of exclusions and cautions page 1 needs smaller type, then running lines.
DENSE_LINES = 8
DENSEST_LINES = 16
# With more marks of what matters, too.
FEW_VALUES = 4


def view_brief(
    context: Context,
    *,
    who: str,
    groups: tuple[AnswerGroup, ...],
    questions: tuple[QuestionGroup, ...],
    values: tuple[ValueView, ...],
) -> Brief:
    """Gather what a doctor needs in a minute, from the parts the other pages show in full."""
    is_english = context.language == "en"
    comma = ", " if is_english else "、"
    lines = _lines(context)
    safety = [answer for group in groups if group.is_safety for answer in group.answers]
    known = known_answers(context.answers)
    yes = [answer for answer in safety if known.get(answer.question) == "yes"]
    no = [answer for answer in safety if known.get(answer.question) == "no"]
    unknown = [answer for answer in safety if answer.question not in known]
    rest = [answer for group in groups if not group.is_safety for answer in group.answers]
    return Brief(
        conditions=view_answer(context, context.questions["conditions"]).answer,
        who=context.say(wording.WHO[who]),
        main=tuple(answer for answer in rest if _is_main(context, answer)),
        treatments=view_answer(context, context.questions[TREATMENTS]).answer,
        safety_yes=comma.join(answer.label for answer in yes),
        safety_no=comma.join(answer.label for answer in no),
        safety_unknown=comma.join(answer.label for answer in unknown),
        scores=tuple(a for a in rest if context.questions[a.question].display_only and a.is_given),
        lines=lines,
        values=name_values(values, context.language),
        density=_density(len(lines), len(values), is_english=is_english),
        to_check=comma.join(_topics(context, lambda reason: reason != "not-answered")),
        undecided=len(_topics(context, lambda reason: reason == "not-answered")),
        questions=first_questions(questions),
    )


def _density(lines: int, values: int, *, is_english: bool) -> str:
    """Tell how small the type has to be; English takes more room, and so do many marks of what matters."""
    reasons = (lines > DENSE_LINES, is_english, values > FEW_VALUES)
    if lines > DENSEST_LINES or all(reasons):
        return "densest"
    return "dense" if any(reasons) else ""


def _is_main(context: Context, answer: AnswerView) -> bool:
    question = context.questions[answer.question]
    apart = ("conditions", TREATMENTS, "urgent-signs")
    return (
        answer.question not in apart
        and not question.display_only
        and (answer.is_given or not question.optional)
    )


def _lines(context: Context) -> tuple[BriefLine, ...]:
    """Give exclusions, then cautions; one line a rule with all its options."""
    rules = {rule.id: rule for rule in context.aid.rules}
    seen: dict[tuple[str, str], list[str]] = {}
    for flag in ("exclusion", "caution"):
        for finding in context.evaluation.findings:
            if finding.flag == flag:
                seen.setdefault((flag, finding.rule), []).append(finding.option)
    return tuple(_line(context, flag, rules[rule], options) for (flag, rule), options in seen.items())


def _line(context: Context, flag: str, rule: Rule, options: list[str]) -> BriefLine:
    # An independent source has a code for a place; a row's place already names article and lines.
    places = [reference.place for reference in context.refer(rule.rows)]
    places += [reference.code for reference in context.refer_to_sources(rule.sources)]
    return BriefLine(
        flag=flag,
        flag_label=context.say(wording.FLAGS_SHORT[flag]),
        topic=context.say(rule.topic),
        level=context.say(wording.LEVELS[rule.level]) if rule.level and rule.source == "article" else "",
        options=context.name_options(options),
        places="; ".join(dict.fromkeys(places)),
    )


def _topics(context: Context, wanted: Callable[[Reason | None], bool]) -> list[str]:
    """Name what is to be asked, each matter once, where the reason is a wanted one."""
    rules = {rule.id: rule for rule in context.aid.rules}
    asked = [f.rule for f in context.evaluation.findings if f.flag == "ask" and wanted(f.reason)]
    return list(dict.fromkeys(context.say(rules[rule].topic) for rule in asked))


def first_questions(groups: tuple[QuestionGroup, ...]) -> tuple[QuestionView, ...]:
    """Give the questions for page 1: those the person ticked, then those that findings led to."""
    listed = [
        (not question.is_ticked, not question.is_chosen, DOCTORS_FIRST.index(group.ask), question)
        for group in groups
        for question in group.questions
    ]
    listed.sort(key=lambda entry: entry[:3])
    return tuple(question for _, _, _, question in listed[:MAX_QUESTIONS])
