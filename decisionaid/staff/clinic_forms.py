"""Forms for the clinic's data: one field for each field of the facts, texts once in each language."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args, get_type_hints

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from decisionaid.clinic.facts import Offer, Profile, Wording
from decisionaid.clinic.labels import CHOICES, HELP, label_of
from decisionaid.clinic.requirements import OFFER, PROFILE, say_rule

MOST_YEN: Final = 100_000_000
MOST_VISITS: Final = 366
SHORT: Final = frozenset({"name", "operator", "responsible", "hours", "logo_alt"})
NOT_TYPED: Final = frozenset({"id", "logo"})
RANGES: Final = ("price", "sessions", "total")


class FactsForm(forms.Form):
    """Reads the fields of a profile or an offer; what is empty stays empty, and proposing says so."""

    model: type[Profile | Offer]
    first_values: Mapping[str, Any] = {}

    def __init__(self, data: Any, part: Profile | Offer) -> None:
        self.part = part
        super().__init__(data, initial=_initial(part))
        rules = {
            item.field: item.rule for item in (*PROFILE, *OFFER) if item.field in self.model.model_fields
        }
        for name, kind in get_type_hints(self.model).items():
            if name in self.model.model_fields and name not in NOT_TYPED:
                self._add(name, kind, _help(name, rules.get(name, "")))

    def _add(self, name: str, kind: Any, note: str) -> None:
        if kind is Wording:
            for language, words in (("ja", _("Japanese")), ("en", _("English"))):
                widget = forms.TextInput() if name in SHORT else forms.Textarea(attrs={"rows": 3})
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=f"{label_of(name)} ({words})",
                    help_text=note,
                    required=False,
                    max_length=600,
                    widget=widget,
                )
            return
        self.fields[name] = self._plain(name, kind)
        self.fields[name].label, self.fields[name].help_text = label_of(name), note

    def _plain(self, name: str, kind: Any) -> forms.Field:
        if name in CHOICES:
            empty = ("", _("not chosen yet"))
            return forms.ChoiceField(required=False, choices=[empty, *CHOICES[name].items()])
        if int in get_args(kind):
            is_yen = not name.startswith("sessions")
            return forms.IntegerField(
                required=False,
                min_value=0 if is_yen else 1,
                max_value=MOST_YEN if is_yen else MOST_VISITS,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            )
        if name.endswith("_on"):
            return forms.DateField(required=False, input_formats=["%Y-%m-%d", "%Y/%m/%d"])
        return forms.CharField(required=False, max_length=600)

    def clean_web(self) -> str:
        web = str(self.cleaned_data["web"])
        if web and not web.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Begin with https://"))
        return web

    def clean_checked_on(self) -> Any:
        on = self.cleaned_data["checked_on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def facts(self) -> dict[str, Any]:
        """Give what was typed by field of the facts."""
        typed = self.cleaned_data
        found: dict[str, Any] = {}
        for name, kind in get_type_hints(self.model).items():
            if name not in self.model.model_fields or name in NOT_TYPED:
                continue
            if kind is Wording:
                found[name] = Wording(ja=typed[f"{name}_ja"], en=typed[f"{name}_en"])
            else:
                found[name] = typed[name]
        return found


class ProfileForm(FactsForm):
    model = Profile

    def profile(self) -> Profile:
        """Give the profile; its logo comes by a form of its own."""
        return Profile(**self.facts(), logo=self.part.logo)


class OfferForm(FactsForm):
    model = Offer

    def __init__(self, data: Any, part: Offer, options: Iterable[tuple[str, str, bool]]) -> None:
        """`options` are id, name, and whether the aid says that Japan approved it."""
        self.options = tuple(options)
        super().__init__(data, part)

    def _plain(self, name: str, kind: Any) -> forms.Field:
        if name == "option":
            choices = [("", _("not chosen yet")), *((option, label) for option, label, _ok in self.options)]
            message = {"required": _("Choose the option that this offer is one of.")}
            return forms.ChoiceField(choices=choices, error_messages=message)
        return super()._plain(name, kind)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name in RANGES:
            low, high = typed.get(f"{name}_low"), typed.get(f"{name}_high")
            if high is not None and (low is None or low > high):
                self.add_error(f"{name}_high", _("This is below the number before it."))
        not_approved = {option for option, _label, is_approved in self.options if not is_approved}
        if typed.get("approval") == "approved" and typed.get("option") in not_approved:
            self.add_error("approval", _("This aid's sources say that Japan has not approved this option."))
        return typed

    def offer(self) -> Offer:
        """Give the offer under its id."""
        return Offer(**self.facts(), id=self.part.id)


class LogoForm(forms.Form):
    logo = forms.FileField(
        required=False, widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,.png,.jpg,.jpeg"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["logo"].label = _("PNG or JPEG, up to 512 kB and 4 million pixels")


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=200, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("What has to change")


def _initial(part: Profile | Offer) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Wording):
            found |= {f"{name}_ja": value.ja, f"{name}_en": value.en}
        else:
            found[name] = value
    return found


def _help(name: str, rule: str) -> str:
    words = str(HELP.get(name, ""))
    needed = _("Needed before publishing (%(rule)s).") % {"rule": say_rule(rule)} if rule else ""
    return f"{words} {needed}".strip()
