from django.utils.translation import gettext as _

from decisionaid.questionnaire.fields import ChoiceView, FieldView

WHO_FIELD = "who"


def view_who_field(*, error: str = "") -> FieldView:
    """Make the question for whom somebody answers; nothing is chosen beforehand."""
    labels = {"self": _("For myself"), "child": _("For my child"), "other": _("For someone I care for")}
    choices = tuple(ChoiceView(f"{WHO_FIELD}-{who}", who, label) for who, label in labels.items())
    return FieldView(
        id=WHO_FIELD,
        kind="one",
        label=_("Who are the answers about?"),
        choices=choices,
        first_control=choices[0].id,
        help=_("The wording of the questions follows this."),
        error=error,
    )
