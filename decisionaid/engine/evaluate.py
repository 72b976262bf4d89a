"""The rules held against one answer set, with exactly the semantics of three-valued logic.

Each rule is read twice: with the answers as given, and with the doubtful answers (those a true
consistency check names) as unknown. Findings stand side by side; nothing is added up or netted off.
"""

from itertools import chain

from decisionaid.domain.finding import Evaluation, Finding, Reason
from decisionaid.domain.rule import FLAGS, Flag, Rule
from decisionaid.engine.answers import CONDITIONS, Answers, chosen_conditions
from decisionaid.engine.atoms import Atom, truth_of
from decisionaid.engine.compiled import Alternatives, CompiledAid, CompiledRule
from decisionaid.engine.derived import Truth

URGENT_SIGNS = "urgent-signs"
MOST_KEPT = 4096


def evaluate(compiled: CompiledAid, answers: Answers) -> Evaluation:
    """Give all findings for the options shown, the true consistency checks and the urgent signs.

    `answers` come from `read_answers`. Findings are ordered by option, flag and rule id.
    """
    shown = compiled.options_for(chosen_conditions(answers))
    given = compiled.asked(answers)
    as_given = [atom.test(given) for atom in compiled.atoms]
    checks = [item.check for item in compiled.checks if truth_of(item.alternatives, as_given) is True]
    doubtful = {question for check in checks for question in check.doubtful}
    in_doubt = as_given
    if doubtful:
        sure = {question: answer for question, answer in given.items() if question not in doubtful}
        in_doubt = [atom.test(sure) for atom in compiled.atoms]
    readings = _Readings(compiled, as_given, in_doubt, given, frozenset(doubtful))
    return Evaluation(
        options=shown,
        findings=_findings(readings, shown),
        consistency=tuple(sorted(check.id for check in checks)),
        urgent=_urgent(compiled, given),
    )


def evaluate_urgent(compiled: CompiledAid, answers: Answers) -> tuple[str, ...]:
    """Give the urgent signs alone, as `Evaluation.urgent`: every page asks for them."""
    needed = {name: answers[name] for name in (CONDITIONS, URGENT_SIGNS) if name in answers}
    return _urgent(compiled, compiled.asked(needed))


def _urgent(compiled: CompiledAid, given: Answers) -> tuple[str, ...]:
    signs = given.get(URGENT_SIGNS, ())
    return tuple(sign for sign in compiled.urgent_order if isinstance(signs, tuple) and sign in signs)


def judge(rule: Rule, given: Truth, doubt: Truth) -> tuple[Flag, Reason | None] | None:
    """Give the flag of a rule with these truths in the two readings, and why it is only asked."""
    holds = doubt is True if rule.flag == "fit" else True in (given, doubt)
    if holds:
        return rule.flag, None
    if given is True:
        return "ask", "contradicting-answers"
    if None in (given, doubt) and rule.ask_if_unknown:
        return "ask", "not-answered"
    return None


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
        return judge(item.rule, given, doubt)

    def because(self, item: CompiledRule, reason: Reason | None) -> tuple[str, ...]:
        """Name the questions that decided: those that make it true, or those without a sure answer."""
        if reason is None and item.because is not None:
            return item.because
        named = dict.fromkeys(
            question
            for atom in self._deciding_atoms(item.alternatives, True if reason is None else None)
            for question in (atom.questions if reason else atom.decided_by(self.given))
        )
        if reason is not None:
            named = {q: None for q in named if q not in self.given or q in self.doubtful} or named
        if len(named) == 1:
            return tuple(named)
        return tuple(sorted(named, key=self.compiled.question_order.__getitem__))

    def _deciding_atoms(self, alternatives: Alternatives, wanted: Truth) -> list[Atom]:
        """Give the atoms that are `wanted` (True or unknown) in the alternatives that are."""
        atoms = self.compiled.atoms
        found = []
        for values in (self.as_given, self.in_doubt) if self.differ else (self.as_given,):
            for places in alternatives:
                truths = [values[place] for place in places]
                if False not in truths and (wanted is None or None not in truths):
                    found += [
                        atoms[place] for place, truth in zip(places, truths, strict=True) if truth is wanted
                    ]
        return found


def _findings(readings: _Readings, shown: tuple[str, ...]) -> tuple[Finding, ...]:
    # Rules come in the order of their ids, so each bucket is in order by itself.
    buckets: dict[str, dict[Flag, list[Finding]]] = {option: {flag: [] for flag in FLAGS} for option in shown}
    for item in readings.compiled.rules:
        for finding in _findings_of_rule(readings, item):
            if finding.option in buckets:
                buckets[finding.option][finding.flag].append(finding)
    return tuple(chain.from_iterable(bucket for flags in buckets.values() for bucket in flags.values()))


def _findings_of_rule(readings: _Readings, item: CompiledRule) -> tuple[Finding, ...]:
    if readings.differ or not item.is_direct:
        return _work_out(readings, item)
    values = readings.as_given
    key = tuple([values[place] for place in item.places])
    found = item.memo.get(key)
    if found is None:
        if len(item.memo) >= MOST_KEPT:
            item.memo.clear()
        found = item.memo[key] = _work_out(readings, item)
    return found


def _work_out(readings: _Readings, item: CompiledRule) -> tuple[Finding, ...]:
    judged = readings.judge(item)
    if judged is None:
        return ()
    flag, reason = judged
    because = readings.because(item, reason)
    rule = item.rule
    return tuple(
        Finding(option, rule.id, rule.source, flag, rule.level, reason, rule.rows, because)
        for option in item.options
    )
