"""One rule judged for every combination of the answers that can change what it finds."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

from decisionaid.content.prove.group import Group
from decisionaid.content.prove.proof import NotTotal
from decisionaid.content.prove.space import Bits
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say
from decisionaid.domain.finding import Reason
from decisionaid.domain.rule import Flag
from decisionaid.engine import evaluate as engine
from decisionaid.engine.answers import CONDITIONS
from decisionaid.engine.compiled import Alternatives, CompiledRule
from decisionaid.engine.derived import Truth

Judgement = tuple[Flag, Reason | None] | None
Reading = dict[tuple[str, int], Bits]
"""For each question and class of answers: the combinations in which the rules read this class."""


class Joint(Group):
    """What a rule or check says, in both readings, for every combination of answers that can change it."""

    def _open_to(self, question: str) -> Bits:
        classes = self.classes[self.place[CONDITIONS]]
        places = [place for place, (asked, _) in enumerate(self.answer_space.opened) if question in asked]
        return self.space.having_any(self.place[CONDITIONS], {classes.of_value[place] for place in places})

    @cached_property
    def shown(self) -> dict[str, Bits]:
        """Give for each option of the rule the combinations that show it."""
        classes = self.classes[self.place[CONDITIONS]]
        opened = self.answer_space.opened
        return {
            option: self.space.having_any(
                self.place[CONDITIONS],
                {classes.of_value[place] for place, (_, shown) in enumerate(opened) if option in shown},
            )
            for option in self.options
        }

    def _reading(self, hidden: dict[str, Bits]) -> Reading:
        reading: Reading = {}
        for classes in self.classes:
            place, question = self.place[classes.question], classes.question
            hides = hidden[question]
            for digit in range(len(classes.smallest)):
                bits = self.space.having(place, digit)
                reading[question, digit] = (bits | hides) if digit == 0 else (bits & ~hides)
        return reading

    def _truths(self, atoms: Iterable[int], reading: Reading) -> dict[int, tuple[Bits, Bits]]:
        return {atom: self._truth(atom, reading) for atom in atoms}

    def _truth(self, atom: int, reading: Reading) -> tuple[Bits, Bits]:
        """Give the combinations in which a condition is true, and those in which it is unknown."""
        tested = self.answer_space.compiled.atoms[atom]
        joined = [self.classes[self.place[question]] for question in tested.questions]
        true = unknown = 0
        for digits in product(*(range(len(classes.smallest)) for classes in joined)):
            read = {c.question: c.smallest[digit] for c, digit in zip(joined, digits, strict=True)}
            truth = tested.test({name: value for name, value in read.items() if value is not None})
            if truth is False:
                continue
            bits = self.space.full
            for classes, digit in zip(joined, digits, strict=True):
                bits &= reading[classes.question, digit]
            if truth:
                true |= bits
            else:
                unknown |= bits
        return true, unknown

    def _truth_of(
        self, alternatives: Alternatives, truths: dict[int, tuple[Bits, Bits]]
    ) -> dict[Truth, Bits]:
        """Evaluate alternatives as `engine.atoms.truth_of`, for all combinations at once."""
        true = possible = 0
        for places in alternatives:
            all_true = all_possible = self.space.full
            for place in places:
                all_true &= truths[place][0]
                all_possible &= truths[place][0] | truths[place][1]
            true |= all_true
            possible |= all_possible
        return {True: true, None: possible & ~true, False: self.space.full & ~possible}

    @cached_property
    def readings(self) -> tuple[dict[Truth, Bits], dict[Truth, Bits]]:
        """Give where the rule is true, unknown and false: as given, and with doubtful answers unknown."""
        asked = {question: self.space.full & ~self._open_to(question) for question in self.questions}
        as_given = self._truths(self.atoms, self._reading(asked))
        hidden = dict(asked)
        for check in self.checks:
            for question in set(check.check.doubtful).intersection(self.questions):
                hidden[question] |= self._truth_of(check.alternatives, as_given)[True]
        own = {place for places in self.alternatives for place in places}
        in_doubt = self._truths(own, self._reading(hidden)) if self.checks else as_given
        return (
            self._truth_of(self.alternatives, as_given),
            self._truth_of(self.alternatives, in_doubt),
        )


class JointRule(Joint):
    """What a rule finds for every combination of answers that can change it."""

    def __init__(self, answer_space: AnswerSpace, item: CompiledRule) -> None:
        super().__init__(answer_space, item.alternatives, item.options)
        self.rule = item.rule

    @cached_property
    def judged(self) -> dict[Judgement, Bits]:
        """Give for each judgement of the engine the combinations that get it.

        :raises NotTotal: if the engine raises.
        """
        found: dict[Judgement, Bits] = {}
        for given, doubt, bits in self._pairs():
            try:
                judgement = engine.judge(self.rule, given, doubt)
            except Exception as error:
                why = say("engine-raises", rule=self.rule.id, error=repr(error))
                raise NotTotal(self.smallest(bits), why) from error
            found[judgement] = found.get(judgement, 0) | bits
        return found

    def _pairs(self) -> Iterator[tuple[Truth, Truth, Bits]]:
        given, doubt = self.readings
        for one, other in product((True, None, False), repeat=2):
            if bits := given[one] & doubt[other]:
                yield one, other, bits

    @cached_property
    def holds(self) -> Bits:
        """Give the combinations in which the rule simply holds and gives its own flag."""
        return self.judged.get((self.rule.flag, None), 0)

    @cached_property
    def asks(self) -> Bits:
        """Give the combinations in which the rule becomes something to ask."""
        return self.judged.get(("ask", "not-answered"), 0) | self.judged.get(
            ("ask", "contradicting-answers"), 0
        )

    @cached_property
    def silent(self) -> Bits:
        """Give the combinations in which the rule gives nothing at all."""
        return self.space.full & ~self.holds & ~self.asks
