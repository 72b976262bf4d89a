from django.urls import path

from decisionaid.reports import views

app_name = "reports"

urlpatterns = [
    path("report/", views.report, name="report"),
    path("report/received/", views.received, name="received"),
]
