"""T7: every option passes the same rules and the same table; none lacks safety rules."""

from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say
from decisionaid.domain.option import Option
from decisionaid.domain.rule import FLAGS
from decisionaid.engine.answers import CONDITIONS, Answer, is_for
from decisionaid.engine.compare import compare

SAFETY_FLAGS = ("exclusion", "caution", "ask")
NO_CHANGE = "no-change"


class Symmetry:
    """Counts the rules of each option that can speak, and looks at its column of the table."""

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.aid = answer_space.compiled.aid
        self.safety: dict[str, int] = {option.id: 0 for option in self.aid.options}
        self.found = Findings("T7")

    def see(self, joint: JointRule) -> None:
        """Count one rule for each option that it can speak for, and compare its options."""
        for option, shown in joint.shown.items():
            for flag in FLAGS:
                self.found.count(
                    f"{option}:{flag}", int(joint.rule.flag == flag and bool(joint.holds & shown))
                )
            if joint.rule.flag in SAFETY_FLAGS and joint.holds & shown:
                self.safety[option] += 1

    def finish(self) -> None:
        """Look for options without safety rules and for cells that are missing."""
        for option in self.aid.options:
            if option.id != NO_CHANGE:
                self.found.count("options")
                if not self.safety[option.id]:
                    self.found.fail(say("no-rule-of-safety", option=option.id), self._showing(option))
        self.found.count("cells", 0)
        for condition in self.aid.conditions:
            self._look_at_table(condition.id)

    def _showing(self, option: Option) -> dict[str, Answer]:
        return {} if option.conditions is None else {CONDITIONS: option.conditions[:1]}

    def _look_at_table(self, condition: str) -> None:
        shown = tuple(option.id for option in self.aid.options if is_for(option.conditions, (condition,)))
        table = compare(self.aid, options=shown, conditions=(condition,))
        for row in table.rows:
            for option, cell in zip(table.options, row.cells, strict=True):
                self.found.count("cells")
                if not cell or not all(part.facts for part in cell):
                    breaks = say("no-cell", option=option.id, row=row.attribute.id)
                    self.found.fail(breaks, {CONDITIONS: (condition,)})
