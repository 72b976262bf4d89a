from django.urls import path

from decisionaid.questionnaire.views import static_pages
from decisionaid.questionnaire.views.answers_gone import answers_gone
from decisionaid.questionnaire.views.begin import begin, begun
from decisionaid.questionnaire.views.blank_form import blank_form
from decisionaid.questionnaire.views.check import check
from decisionaid.questionnaire.views.concern import concern
from decisionaid.questionnaire.views.erase import erase, erased
from decisionaid.questionnaire.views.keep import keep
from decisionaid.questionnaire.views.load import load
from decisionaid.questionnaire.views.question import question
from decisionaid.questionnaire.views.questions import questions
from decisionaid.questionnaire.views.start import start
from decisionaid.questionnaire.views.values import values

app_name = "questionnaire"
urlpatterns = [
    path("q/<slug:step_id>/", question, name="question"),
    path("", start, name="start"),
    path("begin/", begin, name="begin"),
    path("begun/", begun, name="begun"),
    path("load/", load, name="load"),
    path("blank-form.pdf", blank_form, name="blank_form"),
    path("questions/", questions, name="questions"),
    path("check/", check, name="check"),
    path("values/", values, name="values"),
    path("concern/", concern, name="concern"),
    path("keep/", keep, name="keep"),
    path("erase/", erase, name="erase"),
    path("erased/", erased, name="erased"),
    path("answers-gone/", answers_gone, name="answers_gone"),
    path("privacy/", static_pages.privacy, name="privacy"),
    path("accessibility/", static_pages.accessibility, name="accessibility"),
    path("contact/", static_pages.contact, name="contact"),
    path("method/", static_pages.method, name="method"),
]
