from django.urls import path

from decisionaid.clinic import views

app_name = "clinic"

urlpatterns = [path("clinic/logo-<str:sha256>.png", views.logo, name="logo")]
