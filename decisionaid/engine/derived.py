"""Values worked out from answers, and the named predicates that rules and checks may use.

Each gives None where it is unknown. Unknown is never read as "no".
"""

from collections.abc import Callable
from dataclasses import dataclass

from decisionaid.domain.question import NO, YES
from decisionaid.engine.answers import CONDITIONS, Answers

Truth = bool | None

BASICS = ("ointment-used-correctly", "moisturising-kept-up", "daily-life-reviewed")
PAINS = frozenset({"nerve-pain", "joint-muscle-pain", "pain-unknown-kind"})


def basics(answers: Answers) -> str | None:
    """Tell whether the three basics of eczema care were tried: no if any part is no, yes if all are yes."""
    parts = [answers.get(part) for part in BASICS]
    if NO in parts:
        return NO
    return None if None in parts else YES


def pain_kind(answers: Answers) -> str | None:
    """Give the kind of pain from the chosen conditions: neuro, joint-muscle, both, or no-pain.

    Only "pain, kind unknown" chosen: unknown.
    """
    chosen = answers.get(CONDITIONS)
    if not isinstance(chosen, tuple):
        return None
    nerve, joint = "nerve-pain" in chosen, "joint-muscle-pain" in chosen
    if nerve and joint:
        return "both"
    if nerve or joint:
        return "neuro" if nerve else "joint-muscle"
    return None if "pain-unknown-kind" in chosen else "no-pain"


def years_exceed_age(answers: Answers) -> Truth:
    """Tell whether more years with eczema are given than years of age (check L-06)."""
    years, age = answers.get("years-with-eczema"), answers.get("age")
    if not isinstance(years, int) or not isinstance(age, int):
        return None
    return years > age


def injection_not_listed(answers: Answers) -> Truth:
    """Tell whether an injection is said to go on but is missing from the treatments (check L-08)."""
    history, treatments = answers.get("injection-history"), answers.get("current-treatments")
    if history is not None and history not in ("ongoing-weak", "ongoing-good"):
        return False
    if isinstance(treatments, tuple) and "biologic-injection" in treatments:
        return False
    return None if history is None or treatments is None else True


@dataclass(frozen=True)
class Derived:
    """A derived value: its function, what it can be matched against, and the questions it rests on."""

    value_of: Callable[[Answers], str | None]
    values: tuple[str, ...]
    questions: tuple[str, ...]
    decided_by: Callable[[Answers], tuple[str, ...]] | None = None


def _parts_of_basics(answers: Answers) -> tuple[str, ...]:
    return tuple(part for part in BASICS if answers.get(part) == basics(answers))


DERIVED = {
    "basics": Derived(basics, (YES, NO), BASICS, _parts_of_basics),
    "pain-kind": Derived(pain_kind, ("neuro", "joint-muscle", "both"), (CONDITIONS,)),
}

PREDICATES: dict[str, tuple[Callable[[Answers], Truth], tuple[str, ...]]] = {
    "years-exceed-age": (years_exceed_age, ("years-with-eczema", "age")),
    "injection-not-listed": (injection_not_listed, ("injection-history", "current-treatments")),
}
"""Name to function and the questions it rests on."""
