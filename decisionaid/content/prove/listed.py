"""T5: "nothing listed was found to match" never stands beside something listed that matches."""

from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.unsure import WARNING_FLAGS
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say


class Listed:
    """Looks for answers that match an exclusion or caution while its finding is not one.

    The summary says "nothing matched" of an option when none of its findings is an exclusion or caution.
    So it is said beside a match just when the rule that matches gives another flag, or none.
    """

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.found = Findings("T5")
        self.found.count("rules", 0)
        self.found.count("matches", 0)

    def see(self, joint: JointRule) -> None:
        """Check one rule for all combinations."""
        if joint.rule.flag not in WARNING_FLAGS:
            return
        self.found.count("rules")
        self.found.count("combinations", joint.space.size)
        as_given, in_doubt = joint.readings
        for option, shown in joint.shown.items():
            matches = (as_given[True] | in_doubt[True]) & shown
            self.found.count("matches", matches.bit_count())
            if broken := matches & ~joint.holds:
                named = {"rule": joint.rule.id, "flag": joint.rule.flag, "option": option}
                breaks = say("matches-and-not-told", **named)
                self.found.fail(breaks, joint.smallest(broken))

    def finish(self) -> None:
        """Nothing is left to look at."""
