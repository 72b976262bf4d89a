from django.urls import include, path

from decisionaid.summary import cost_calculator, views

app_name = "summary"

urlpatterns = [
    path("summary/", views.summary, name="page"),
    path("costs/", cost_calculator.costs, name="costs"),
    path("summary/pdf/", views.pdf, name="pdf"),
    path("", include("decisionaid.summary.about_urls")),
]
