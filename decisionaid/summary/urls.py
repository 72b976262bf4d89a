from django.urls import path

from decisionaid.summary import views

app_name = "summary"

urlpatterns = [
    path("", views.summary, name="page"),
    path("pdf/", views.pdf, name="pdf"),
]
