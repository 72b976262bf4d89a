from django.urls import include, path

from decisionaid.summary import take_along_views, views

app_name = "summary"

urlpatterns = [
    path("summary/", views.summary, name="page"),
    path("summary/pdf/", views.pdf, name="pdf"),
    path("summary/print/", take_along_views.print_page, name="print"),
    path("summary/fhir/", take_along_views.fhir, name="fhir"),
    path("summary/answers/", take_along_views.answers_file, name="answers_file"),
    path("", include("decisionaid.summary.about_urls")),
]
