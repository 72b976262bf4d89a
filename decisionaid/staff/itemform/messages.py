"""What is wrong with a field, in the reader's language; content.messages says the same to authors of YAML."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pydantic_core import ErrorDetails

from decisionaid.content.messages import explain
from decisionaid.content.wording import Said
from decisionaid.web.reader import tell_reader

_BLANK = gettext_noop("Fill this in.")
_DATE = gettext_noop("Give a date such as 2026-11-22.")
_BY_TYPE: dict[str, str] = {
    "missing": _BLANK,
    "string_too_short": _BLANK,
    "string_type": _BLANK,
    "string_too_long": gettext_noop("This is too long: at most %(max_length)s characters."),
    "string_pattern_mismatch": gettext_noop("This is no id of the right form."),
    "literal_error": gettext_noop("Pick one of these."),
    "int_type": gettext_noop("Give a whole number."),
    "int_parsing": gettext_noop("Give a whole number."),
    "int_from_float": gettext_noop("Give a whole number."),
    "float_type": gettext_noop("Give a number."),
    "float_parsing": gettext_noop("Give a number."),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "too_short": gettext_noop("Give at least %(min_length)s."),
    "too_long": gettext_noop("Give at most %(max_length)s."),
    "greater_than": gettext_noop("Give a number above %(gt)s."),
    "greater_than_equal": gettext_noop("Give %(ge)s or more."),
    "less_than_equal": gettext_noop("Give %(le)s or less."),
    # What the models say of values that do not go together: in a form without the keys of YAML
    "level-does-not-go-with-flag": gettext_noop("This level does not go with this flag."),
    "a-rule-of-the-articles-names-rows": gettext_noop(
        "A rule of the articles names rows and no sources, and its id does not begin with I-."
    ),
    "an-independent-rule-names-sources": gettext_noop(
        "A rule of independent sources names sources and no rows, and its id begins with I-."
    ),
    "a-stated-fact-needs-text-and-rows": gettext_noop("A stated fact needs a text and rows."),
    "a-question-to-ask-needs-a-source": gettext_noop(
        "A question to ask needs rows or conflicts that it comes from."
    ),
    "give-exactly-one-of": gettext_noop("Give the answer that the condition is about."),
    "an-alternative-needs-a-part": gettext_noop("An alternative needs at least one condition."),
    "only-predicate-takes-a-name": gettext_noop(
        "Only “predicate” takes a name; a question takes choices or a bound."
    ),
    "more-events-than-people": gettext_noop("There are more people with the result than people in the arm."),
    "people-do-not-give-this-percent": gettext_noop("These numbers of people do not give this percent."),
    "this-cell-needs-sources": gettext_noop("This cell needs sources."),
    "not-studied-has-no-estimates": gettext_noop("What was not studied has no numbers."),
    "right-names-no-reply": gettext_noop(
        "The right reply is none of the replies, or two replies share an id."
    ),
    "a-check-of-knowledge-needs-rows-or-sources": gettext_noop("A check of knowledge needs rows or sources."),
    "a-line-needs-rows-or-sources": gettext_noop(
        "A line needs rows or sources, or the mark that it holds by definition."
    ),
    "0-people-goes-with-not-studied": gettext_noop("0 people goes together with “not studied”."),
    "how-far-was-looked-is-for-not-studied": gettext_noop(
        "Only a cell that is not studied says how far was looked."
    ),
    "low-above-high": gettext_noop("The lower amount is above the higher one."),
    "needs-two-choices": gettext_noop("A question of this kind needs at least two choices."),
    "choices-belong-elsewhere": gettext_noop("A question of this kind has no choices."),
    "needs-minimum-and-maximum": gettext_noop("A question for a number needs minimum and maximum."),
    "minimum-above-maximum": gettext_noop("The minimum is above the maximum."),
    "choices-share-an-id": gettext_noop("Two choices share an id, or one is called not-sure."),
    "a-question-needs-a-source": gettext_noop("A question needs rows or sources that say why it is asked."),
    "safety-is-never-skipped": gettext_noop("A page of safety questions is never skipped or passed."),
}


def say(error: ErrorDetails) -> str:
    """Give one of pydantic's errors, or of the models' own, in the reader's language."""
    message = _BY_TYPE.get(error["type"])
    if message is None or (error["type"] == "string_type" and error["input"] is not None):
        code, values = explain(error, known_keys=())
        return tell_reader(Said(code, values))
    named: dict[str, Any] = error.get("ctx", {})
    return _(message) % named if "%(" in message else _(message)


def has_message(code: str) -> bool:
    """Tell whether the forms have words of their own for an error."""
    return code in _BY_TYPE
