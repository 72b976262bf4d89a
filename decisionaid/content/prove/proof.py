"""What a proof hands back: the property, its counts and, where it fails, the smallest answer set."""

from dataclasses import dataclass, field
from typing import Any

from decisionaid.content.wording import Said, say
from decisionaid.engine.answers import Answers

Counts = dict[str, int]


class NotTotal(Exception):
    """Something in the engine raised, or gave what is no result; holds the answers that do it."""

    def __init__(self, answers: Answers, why: Said) -> None:
        super().__init__(why)
        self.answers = answers
        self.why = why


@dataclass(frozen=True)
class CounterExample:
    """The smallest answer set that breaks a property, in the form that `evaluate` reads.

    `changed` is the second answer set where a property compares two.
    """

    answers: dict[str, Any]
    changed: dict[str, Any] | None
    breaks: Said


@dataclass(frozen=True)
class Proof:
    """One property: whether it holds over the whole answer space, and what was looked at.

    `holds` is None when it was not looked at because T1 fails already.
    """

    id: str
    title: Said
    claim: Said
    holds: bool | None
    counts: Counts
    failures: int = 0
    counter_example: CounterExample | None = None


@dataclass
class Findings:
    """Gathers the counts and the failures of one property and keeps the smallest counter-example."""

    id: str
    counts: Counts = field(default_factory=dict)
    failures: int = 0
    smallest: CounterExample | None = None

    @property
    def title(self) -> Said:
        """The name of the property."""
        return say(self.id)

    @property
    def claim(self) -> Said:
        """What it says of every answer set."""
        return say(f"{self.id}-claim")

    def count(self, what: str, n: int = 1) -> None:
        """Add to a count; counting 0 makes it appear."""
        self.counts[what] = self.counts.get(what, 0) + n

    def fail(self, breaks: Said, answers: Answers, changed: Answers | None = None) -> None:
        """Note a failure; of all answer sets the smallest is kept, of equals the first."""
        self.failures += 1
        if self.smallest is None or size_of(answers) < size_of(self.smallest.answers):
            then = None if changed is None else as_json(changed)
            self.smallest = CounterExample(as_json(answers), then, breaks)

    def proof(self) -> Proof:
        """Give the result."""
        return Proof(
            self.id,
            self.title,
            self.claim,
            not self.failures,
            self.counts,
            self.failures,
            self.smallest,
        )


def size_of(answers: Answers | dict[str, Any]) -> tuple[int, int]:
    """Measure an answer set: questions answered, then choices picked."""
    picked = sum(len(answer) for answer in answers.values() if isinstance(answer, tuple | list))
    return len(answers), picked


def as_json(answers: Answers) -> dict[str, Any]:
    """Give an answer set with lists, as it is written in JSON."""
    return {
        question: list(answer) if isinstance(answer, tuple) else answer
        for question, answer in answers.items()
    }
