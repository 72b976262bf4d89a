"""Every answer that can be given to one question, and which of them the engine cannot tell apart."""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import combinations, product

from decisionaid.content.prove.proof import NotTotal
from decisionaid.content.prove.space import TooLarge
from decisionaid.content.wording import say
from decisionaid.domain.question import NOT_SURE, Question
from decisionaid.engine.answers import CONDITIONS, Answer, chosen_conditions, known_answers
from decisionaid.engine.compiled import CompiledAid
from decisionaid.engine.derived import Truth

Value = Answer | None
"""An answer as the rules see it; None is unknown."""

MOST_CHOICES = 16

Signature = tuple[Truth, ...]
"""What one condition says of a value, for every answer to the other questions it rests on."""


def every_answer(question: Question) -> Iterator[Value]:
    """Give missing and every answer that may be given to a question, the smallest first.

    :raises TooLarge: if a list has too many choices to try all lists of them.
    """
    yield None
    if question.kind == "number":
        yield from range(question.minimum or 0, (question.maximum or 0) + 1)
        yield NOT_SURE
    elif question.kind == "many":
        choices = [choice.id for choice in question.choices]
        if len(choices) > MOST_CHOICES:
            raise TooLarge(
                say("too-many-choices", question=question.id, count=len(choices), limit=MOST_CHOICES)
            )
        for size in range(1, len(choices) + 1):
            yield from combinations(choices, size)
        yield (NOT_SURE,)
    else:
        yield from question.choice_ids


class Values:
    """The different values of one question as the rules see them; the first is None, unknown."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.answers = 0
        index: dict[Value, int] = {}
        for answer in every_answer(question):
            self.answers += 1
            given = {} if answer is None else {question.id: answer}
            index.setdefault(known_answers(given).get(question.id), len(index))
        self.index = index
        self.known: tuple[Value, ...] = tuple(index)

    @cached_property
    def grown(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """For each choice of a list: every list without it and what comes out when it is added.

        Adding to an unanswered list gives the choice alone; so does putting it in the place of "none".
        """
        order = [choice.id for choice in self.question.choices]
        steps: dict[str, tuple[tuple[int, int], ...]] = {}
        for choice in order:
            pairs = [
                (place, self.index[tuple(item for item in order if item in (*value, choice))])
                for value, place in self.index.items()
                if isinstance(value, tuple) and choice not in value
            ]
            alone = self.index[(choice,)]
            replaced = [0] + ([self.index[("none",)]] if "none" in order and choice != "none" else [])
            steps[choice] = (*pairs, *((place, alone) for place in replaced))
        return steps


class AnswerSpace:
    """The values of all questions of an aid and what each condition of a rule or check says of them."""

    def __init__(self, compiled: CompiledAid) -> None:
        self.compiled = compiled
        self.values = {question.id: Values(question) for question in compiled.aid.questions}
        self.signature = cache(self._signature)
        self.kinds = cache(self._kinds)

    @cached_property
    def opened(self) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
        """For each value of the concern: the questions asked and the options shown."""
        sample = {question: values.known[-1] for question, values in self.values.items()}
        everything = {question: value for question, value in sample.items() if value is not None}
        found = []
        for value in self.values[CONDITIONS].known:
            given = {} if value is None else {CONDITIONS: value}
            others = {question: answer for question, answer in everything.items() if question != CONDITIONS}
            asked = frozenset(self.compiled.asked({**others, **given})) | {CONDITIONS}
            found.append((asked, self.compiled.options_for(chosen_conditions(given))))
        return tuple(found)

    def _kinds(self, atom: int, question: str) -> tuple[int, ...]:
        """Number the values of a question so that equal numbers cannot be told apart by a condition."""
        numbers: dict[Signature, int] = {}
        places = range(len(self.values[question].known))
        return tuple(
            numbers.setdefault(self.signature(atom, question, place), len(numbers)) for place in places
        )

    def _signature(self, atom: int, question: str, place: int) -> Signature:
        """Give what a condition says of a value, for every answer to its other questions.

        :raises NotTotal: if the condition raises or gives no truth value.
        """
        tested = self.compiled.atoms[atom]
        value = self.values[question].known[place]
        others = [name for name in tested.questions if name != question]
        truths = []
        for combination in product(*(self.values[name].known for name in others)):
            chosen = {question: value, **dict(zip(others, combination, strict=True))}
            answers = {name: answer for name, answer in chosen.items() if answer is not None}
            try:
                truth = tested.test(answers)
            except Exception as error:
                named = {"questions": ", ".join(tested.questions), "error": repr(error)}
                raise NotTotal(answers, say("condition-raises", **named)) from error
            if truth not in (True, False, None):
                named = {"questions": ", ".join(tested.questions), "found": repr(truth)}
                raise NotTotal(answers, say("condition-gives-no-truth", **named))
            truths.append(truth)
        return tuple(truths)
