"""What is wrong with a made-up answer set that the content no longer knows, in the words of the tables."""

from decisionaid.content.wording import Said, say
from decisionaid.engine.answers import AnswerError


def explain_answer(error: AnswerError) -> Said:
    """Give an error of the engine as a text that knows both languages."""
    return say(f"answer-{error.code}", field=error.field or "", allowed=error.allowed)
