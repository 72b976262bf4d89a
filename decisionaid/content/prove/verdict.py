"""T8: nothing that can be shown recommends or ranks."""

import re
from collections.abc import Iterable, Iterator

from decisionaid.content.lexicon import unquoted
from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.text_checks import iter_texts
from decisionaid.content.wording import say
from decisionaid.domain.base import Text
from decisionaid.domain.furigana import without_readings
from decisionaid.domain.rule import FLAGS, LEVELS_OF_FLAG
from decisionaid.engine.answers import CONDITIONS, Answer

# Each stands for a verdict as written; honest negations ("not an order of preference") hold none of them.
_JA = re.compile(
    "適しています|適した(治療|方法|選択)|適応があります|最適|最善|最良|おすすめ|オススメ|お勧めし|お薦め|勧めます"
    "|第一選択|推奨(?!.{0,8}(ない|ません))|ベスト(?!プラクティス)|ランキング|[1-9一]位|No\\.1|一番(よい|良い|いい)"
    "|最も(よい|良い|優れ|適し)|あなたに(合います|合った|向いてい|ぴったり)|選ぶべき|受けるべき|選びましょう"
)
_EN = re.compile(
    r"\b(best(?! practice)|(?<!not )(?<!no )(?<!not a )recommend\w*|(suitable|suited|right|ideal) for you"
    r"|first[- ](choice|line (choice|option|treatment))|(treatment|option|drug) of choice|ideal(ly)?"
    r"|better (choice|option)|preferable|top[- ]ranked|rank(ed|s|ing)|we advise"
    r"|you should (choose|have|get|take))\b",
    re.IGNORECASE,
)


class Verdict:
    """Reads all texts of the aid, and any fixed wording handed in, for words that judge for the person."""

    def __init__(self, answer_space: AnswerSpace, wording: Iterable[tuple[str, Text]] = ()) -> None:
        self.aid = answer_space.compiled.aid
        self.wording = tuple(wording)
        self.found = Findings("T8")

    def see(self, joint: JointRule) -> None:
        """Read the texts of one rule, with the smallest answers that show them."""
        shown = joint.space.full & ~joint.silent
        for path, text in iter_texts(joint.rule.model_dump(mode="json")):
            self._read(f"rule {joint.rule.id}, {path[0]}", text, joint.smallest(shown) if shown else {})

    def finish(self) -> None:
        """Read everything else."""
        data = self.aid.model_dump(mode="json", exclude={"rules", "sources"})
        for path, text in iter_texts(data):
            where = ".".join(map(str, path))
            self._read(where, text, self._showing(path))
        for name, wording in self.wording:
            self._read(name, wording.model_dump(mode="json"), {})
        for name in (*FLAGS, *(level for levels in LEVELS_OF_FLAG.values() for level in sorted(levels))):
            self._read(f"'{name}'", {"ja": "", "en": name.replace("-", " ")}, {})

    def _showing(self, path: tuple[str | int, ...]) -> dict[str, Answer]:
        if path[0] != "options" or not isinstance(path[1], int):
            return {}
        conditions = self.aid.options[path[1]].conditions
        return {} if conditions is None else {CONDITIONS: conditions[:1]}

    def _read(self, where: str, text: dict[str, str], answers: dict[str, Answer]) -> None:
        self.found.count("texts")
        for language, word in find_verdicts(text):
            self.found.fail(say("verdict-word", where=where, language=language, word=word), answers)


def find_verdicts(text: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give language and word for each word of a text that recommends or ranks."""
    for language, pattern in (("ja", _JA), ("easy", _JA), ("en", _EN)):
        words = without_readings(text.get(language, ""))
        for found in pattern.finditer(unquoted(words, language)):
            yield language, found.group()
