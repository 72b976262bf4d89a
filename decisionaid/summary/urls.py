from django.urls import include, path

from decisionaid.summary import cost_calculator, views
from decisionaid.summary.knowledge_request import knowledge
from decisionaid.summary.talk_request import talk

app_name = "summary"

urlpatterns = [
    path("summary/", views.summary, name="page"),
    path("costs/", cost_calculator.costs, name="costs"),
    path("summary/pdf/", views.pdf, name="pdf"),
    path("talk/", talk, name="talk"),
    path("knowledge/", knowledge, name="knowledge"),
    path("", include("decisionaid.summary.about_urls")),
]
