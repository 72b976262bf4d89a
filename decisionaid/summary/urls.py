from django.urls import include, path

from decisionaid.summary import cost_calculator, take_along_views, views
from decisionaid.summary.knowledge_request import knowledge
from decisionaid.summary.talk_request import talk

app_name = "summary"

urlpatterns = [
    path("summary/", views.summary, name="page"),
    path("costs/", cost_calculator.costs, name="costs"),
    path("summary/pdf/", views.pdf, name="pdf"),
    path("summary/print/", take_along_views.print_page, name="print"),
    path("summary/fhir/", take_along_views.fhir, name="fhir"),
    path("summary/answers/", take_along_views.answers_file, name="answers_file"),
    path("talk/", talk, name="talk"),
    path("knowledge/", knowledge, name="knowledge"),
    path("", include("decisionaid.summary.about_urls")),
]
