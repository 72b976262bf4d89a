"""What the fields of a clinic's data are called, and the words of their choices."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

LABELS: Final[dict[str, Any]] = {
    "name": _("Name"),
    "operator": _("Who runs it (legal person)"),
    "responsible": _("Person responsible"),
    "address": _("Address"),
    "hours": _("Opening hours"),
    "telephone": _("Telephone"),
    "web": _("Web address"),
    "logo": _("Logo"),
    "logo_alt": _("Logo in words"),
    "option": _("Option of this aid"),
    "price_low": _("Price each time, with tax"),
    "price_high": _("Price each time, up to"),
    "sessions_low": _("Usual number of visits"),
    "sessions_high": _("Usual number of visits, up to"),
    "total_low": _("Usual total cost, with tax"),
    "total_high": _("Usual total cost, up to"),
    "interval": _("Interval between visits"),
    "course": _("What is done, and for how long"),
    "included": _("Included in the price"),
    "not_included": _("Not included in the price"),
    "risks": _("Main risks and side effects"),
    "insurance": _("Health insurance"),
    "checked_on": _("Price checked on"),
    "approval": _("Approval in Japan"),
    "route": _("How the product is obtained"),
    "alternatives": _("Approved products in Japan"),
    "foreign_safety": _("Safety information from abroad"),
    "relief": _("Relief system for adverse drug reactions"),
}
CHOICES: Final[dict[str, dict[str, Any]]] = {
    "insurance": {
        "not-insured": _("Not covered: the patient pays all"),
        "insured": _("Covered by health insurance"),
        "mixed": _("Partly covered"),
    },
    "approval": {
        "unapproved": _("Not approved as a medicine or device in Japan"),
        "approved-otherwise": _("Approved in Japan, but not for this use"),
        "approved": _("Approved in Japan for this use"),
    },
    "relief": {
        "not-covered": _("Not covered by the relief system"),
        "covered": _("Covered by the relief system"),
    },
}
HELP: Final[dict[str, Any]] = {
    "name": _("As patients know it."),
    "responsible": _("Name and office, such as the director."),
    "hours": _("May stay empty."),
    "web": _("May stay empty. It is printed, not linked."),
    "logo_alt": _("Read aloud in place of the picture; needed as soon as there is a logo."),
    "price_low": _("Whole yen."),
    "price_high": _("Only if it can be more."),
    "sessions_high": _("Only if it can be more."),
    "total_high": _("Only if it can be more."),
    "course": _("The usual treatment, step by step, in plain words."),
    "route": _("For example: made in this clinic, imported by the doctor; from which maker."),
    "alternatives": _("Whether Japan has approved a product with the same ingredient or use, and which."),
    "foreign_safety": _("What authorities abroad have said about safety; if nothing is known, say so."),
    "risks": _("Everything that patients should know first, worst first."),
}


def label_of(field: str) -> str:
    """Give the name of a field in the current language."""
    return str(LABELS[field])


def say_choice(field: str, value: str) -> str:
    """Give the words of a choice in the current language."""
    return str(CHOICES[field][value])
