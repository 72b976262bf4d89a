from django import forms
from django.utils.translation import gettext_lazy as _

from decisionaid.reports.models import Report

LONGEST_TEXT, LONGEST_CONTACT = 1000, 200


class ReportForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Report.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    place = forms.ChoiceField(
        label=_("Which page?"),
        choices=Report.Place.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a page.")},
    )
    text = forms.CharField(
        label=_("What did you notice?"),
        max_length=LONGEST_TEXT,
        help_text=_("Please do not write your name or anything about your health."),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("Write what you noticed."),
            "max_length": _("This is too long. Use 1000 characters or fewer."),
        },
    )
    contact = forms.CharField(
        label=_("How can we answer you? (optional)"),
        max_length=LONGEST_CONTACT,
        required=False,
        help_text=_("For example an e-mail address. You can leave this empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("This is too long. Use 200 characters or fewer.")},
    )
