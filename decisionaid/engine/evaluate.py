"""The rules held against one answer set, with exactly the semantics of three-valued logic.

Each rule is read twice: with the answers as given, and with the doubtful answers (those a true
consistency check names) as unknown. Findings stand side by side; nothing is added up or netted off.
"""

from collections.abc import Iterator

from decisionaid.domain.finding import Evaluation, Finding, Reason
from decisionaid.domain.rule import FLAGS, Flag
from decisionaid.engine.answers import Answers, asked_answers, chosen_conditions, known_answers
from decisionaid.engine.atoms import truth_of
from decisionaid.engine.compiled import Alternatives, CompiledAid, CompiledRule
from decisionaid.engine.derived import Truth

URGENT_SIGNS = "urgent-signs"


def evaluate(compiled: CompiledAid, answers: Answers) -> Evaluation:
    """Give all findings for the options shown, the true consistency checks and the urgent signs.

    `answers` come from `read_answers`. Findings are ordered by option, flag and rule id.
    """
    shown = compiled.options_for(chosen_conditions(answers))
    given = known_answers(asked_answers(compiled.aid, answers))
    as_given = [atom.test(given) for atom in compiled.atoms]
    checks = [item.check for item in compiled.checks if truth_of(item.alternatives, as_given) is True]
    doubtful = {question for check in checks for question in check.doubtful}
    in_doubt = as_given
    if doubtful:
        sure = {question: answer for question, answer in given.items() if question not in doubtful}
        in_doubt = [atom.test(sure) for atom in compiled.atoms]
    readings = _Readings(compiled, as_given, in_doubt, given, frozenset(doubtful))
    findings = sorted(_findings(compiled, readings, frozenset(shown)), key=lambda pair: pair[0])
    signs = given.get(URGENT_SIGNS, ())
    return Evaluation(
        options=shown,
        findings=tuple(finding for _, finding in findings),
        consistency=tuple(sorted(check.id for check in checks)),
        urgent=tuple(sign for sign in compiled.urgent_order if isinstance(signs, tuple) and sign in signs),
    )


class _Readings:
    """The two readings of all atoms for one answer set."""

    def __init__(
        self,
        compiled: CompiledAid,
        as_given: list[Truth],
        in_doubt: list[Truth],
        given: Answers,
        doubtful: frozenset[str],
    ) -> None:
        self.compiled = compiled
        self.given = given
        self.doubtful = doubtful
        self.as_given = as_given
        self.in_doubt = in_doubt
        self.differ = in_doubt is not as_given

    def judge(self, item: CompiledRule) -> tuple[Flag, Reason | None] | None:
        """Give the flag a rule gets and why it is only asked, or None when it says nothing."""
        given = truth_of(item.alternatives, self.as_given)
        doubt = truth_of(item.alternatives, self.in_doubt) if self.differ else given
        holds = doubt is True if item.rule.flag == "fit" else True in (given, doubt)
        if holds:
            return item.rule.flag, None
        if given is True:
            return "ask", "contradicting-answers"
        if None in (given, doubt) and item.rule.ask_if_unknown:
            return "ask", "not-answered"
        return None

    def because(self, item: CompiledRule, reason: Reason | None) -> tuple[str, ...]:
        """Name the questions that decided: those that make it true, or those without a sure answer."""
        readings = (self.as_given, self.in_doubt) if self.differ else (self.as_given,)
        wanted: Truth = True if reason is None else None
        places = set[int]().union(
            *(_atoms_where(item.alternatives, values, wanted=wanted) for values in readings)
        )
        atoms = [self.compiled.atoms[place] for place in places]
        if reason is None:
            named = {question for atom in atoms for question in atom.decided_by(self.given)}
        else:
            every = {question for atom in atoms for question in atom.questions}
            named = {q for q in every if q not in self.given or q in self.doubtful} or every
        return tuple(sorted(named, key=self.compiled.question_order.__getitem__))


def _atoms_where(alternatives: Alternatives, values: list[Truth], *, wanted: Truth) -> set[int]:
    found: set[int] = set()
    for atoms in alternatives:
        truths = [values[atom] for atom in atoms]
        if False in truths or (wanted is True and None in truths):
            continue
        found |= {atom for atom, truth in zip(atoms, truths, strict=True) if truth is wanted}
    return found


def _findings(
    compiled: CompiledAid, readings: _Readings, shown: frozenset[str]
) -> Iterator[tuple[tuple[int, int, str], Finding]]:
    for item in compiled.rules:
        options = item.options & shown
        judged = readings.judge(item) if options else None
        if judged is None:
            continue
        flag, reason = judged
        because = readings.because(item, reason)
        rule = item.rule
        for option in options:
            finding = Finding(
                option=option,
                rule=rule.id,
                source=rule.source,
                flag=flag,
                level=rule.level,
                reason=reason,
                rows=rule.rows,
                because=because,
            )
            yield (compiled.option_order[option], FLAGS.index(flag), rule.id), finding
