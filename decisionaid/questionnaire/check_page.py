"""All answers in words, and the first two that hardly go together."""

from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Question, Step
from decisionaid.domain.rule import ConsistencyCheck
from decisionaid.engine.answers import Answer, Answers, asked_answers, known_answers
from decisionaid.engine.atoms import compile_atom, compile_condition
from decisionaid.engine.route import list_steps, questions_of
from decisionaid.questionnaire.choices import label_of
from decisionaid.questionnaire.flow import step_url
from decisionaid.web.wording import for_person


@dataclass(frozen=True)
class AnswerView:
    """A question and what was answered, in words; no words where nothing was answered.

    There is no `change_url` for a page that other answers leave out.
    """

    short: str
    words: tuple[str, ...]
    change_url: str


@dataclass(frozen=True)
class AnswerGroup:
    """The answers of one page, and the way back to it; none where other answers leave the page out."""

    title: str
    answers: tuple[AnswerView, ...]
    is_one_question: bool
    """The title of the page is the question itself."""

    @property
    def change_url(self) -> str:
        return self.answers[0].change_url


@dataclass(frozen=True)
class DoubtView:
    """Answers that hardly go together, and what to look at again."""

    text: str
    question: str
    answers: tuple[AnswerView, ...]


def list_answers(aid: DecisionAid, answers: Answers, language: str, *, who: str) -> tuple[AnswerGroup, ...]:
    """Give the answers of all pages this person goes through.

    A page that is left out is shown when it was answered before, because the answer is still used.
    """
    listed = _listed(aid, answers)
    groups = (
        AnswerGroup(
            title=for_person(step.title, step.title_for_other, who=who, language=language),
            answers=_view_step(aid, step, answers, language, listed=listed),
            is_one_question=len(step.questions) == 1,
        )
        for step in aid.steps
    )
    return tuple(group for group in groups if group.answers)


def view_doubt(aid: DecisionAid, check_id: str, answers: Answers, language: str) -> DoubtView:
    """Show one consistency check with the answers it is about."""
    check = next(check for check in aid.checks if check.id == check_id)
    about = _questions_in(check, known_answers(asked_answers(aid, answers)))
    listed = _listed(aid, answers)
    views = tuple(
        view
        for step in aid.steps
        for view in _view_step(aid, step, answers, language, listed=listed, only=about)
    )
    return DoubtView(check.text.in_language(language), check.question.in_language(language), views)


def _listed(aid: DecisionAid, answers: Answers) -> set[str]:
    return {step.id for step in list_steps(aid, answers)}


def _view_step(
    aid: DecisionAid,
    step: Step,
    answers: Answers,
    language: str,
    *,
    listed: set[str],
    only: set[str] | None = None,
) -> tuple[AnswerView, ...]:
    is_listed = step.id in listed
    return tuple(
        _view(question, answers, language, step_url(step, change=True) if is_listed else "")
        for question in questions_of(aid, step, answers)
        if (is_listed or question.id in answers) and (only is None or question.id in only)
    )


def _questions_in(check: ConsistencyCheck, known: Answers) -> set[str]:
    true_parts = [part for part in check.when if compile_condition((part,)).test(known) is True]
    atoms = [compile_atom(key, match) for part in true_parts for key, match in part.root.items()]
    return {question for atom in atoms for question in atom.decided_by(known)}


def _view(question: Question, answers: Answers, language: str, change_url: str) -> AnswerView:
    words = _in_words(question, answers.get(question.id, ()), language)
    return AnswerView(question.short.in_language(language), words, change_url)


def _in_words(question: Question, answer: Answer, language: str) -> tuple[str, ...]:
    if isinstance(answer, tuple):
        return tuple(label_of(question, choice, language) for choice in answer)
    if isinstance(answer, str):
        return (label_of(question, answer, language),)
    unit = question.unit.in_language(language) if question.unit else ""
    return (f"{answer} {unit}".strip() if language == "en" else f"{answer}{unit}",)
