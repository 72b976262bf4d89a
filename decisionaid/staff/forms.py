from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from decisionaid.staff.roles import ADMINISTRATOR, CLINICIAN, EDITOR, RECEPTION, REVIEWER, ROLES

ROLE_WORDS = {
    RECEPTION: _("Reception: open shared summaries by code and print them"),
    CLINICIAN: _("Clinician: also read the findings in full and write a note"),
    EDITOR: _("Editor: write content drafts and propose a release"),
    REVIEWER: _("Reviewer: approve what somebody else proposed, and publish it"),
    ADMINISTRATOR: _("Administrator: people, the audit list, deleting shared summaries"),
}


ROLE_NAMES = {
    RECEPTION: _("Reception"),
    CLINICIAN: _("Clinician"),
    EDITOR: _("Editor"),
    REVIEWER: _("Reviewer"),
    ADMINISTRATOR: _("Administrator"),
}


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role, ROLE_WORDS[role]) for role in ROLES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )


class InviteForm(RolesForm):
    email = forms.EmailField(label=_("E-mail address (the login name)"), max_length=150)
    name = forms.CharField(label=_("Name"), max_length=60)

    field_order = ["name", "email", "roles"]


class FirstPasswordForm(SetPasswordForm):
    """The password of a person who came by a link; saving is up to the action."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].widget.attrs.pop("autofocus", None)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=300,
        help_text=_("10 letters and digits. Small letters and hyphens do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kept encrypted, and deleted together with the shared summary."),
    )
