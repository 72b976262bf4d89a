"""The questionnaire as django-formtools' wizard makes it: frozen, the reference for the steps.

A form for each page with the same questions and choices, the same page around it, and the answers in a
signed cookie. It decides nothing and explains nothing; it is what a Django developer would begin with.
"""

from django import forms
from django.http import HttpResponse
from formtools.wizard.views import CookieWizardView

from decisionaid.content.load import load_folder
from decisionaid.domain.question import NOT_SURE, Question
from decisionaid.releases.selectors import content_folder

FIXED = {"yes": "はい", "no": "いいえ", "not-applicable": "当てはまらない", NOT_SURE: "わからない"}


def _field(question: Question) -> forms.Field:
    named = {choice.id: choice.label.ja for choice in question.choices} | FIXED
    choices = [(choice, named[choice]) for choice in question.choice_ids]
    help_text = question.help.ja if question.help else ""
    if question.kind == "number":
        return forms.IntegerField(
            label=question.label.ja,
            help_text=help_text,
            min_value=question.minimum,
            max_value=question.maximum,
            required=False,
        )
    if question.kind == "many":
        return forms.MultipleChoiceField(
            label=question.label.ja,
            help_text=help_text,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.ChoiceField(
        label=question.label.ja, help_text=help_text, choices=choices, widget=forms.RadioSelect
    )


def _forms() -> list[tuple[str, type[forms.Form]]]:
    aid = load_folder(content_folder())
    return [
        (
            step.id,
            type(
                "StepForm", (forms.Form,), {name: _field(aid.question_by_id[name]) for name in step.questions}
            ),
        )
        for step in aid.steps
    ]


class QuestionWizard(CookieWizardView):
    template_name = "benchmarks/wizard.html"

    def done(self, form_list, **kwargs) -> HttpResponse:
        return HttpResponse("done")


wizard = QuestionWizard.as_view(_forms())
