from django.urls import include, path

from decisionaid.summary import views

app_name = "summary"

urlpatterns = [
    path("summary/", views.summary, name="page"),
    path("summary/pdf/", views.pdf, name="pdf"),
    path("", include("decisionaid.summary.about_urls")),
]
