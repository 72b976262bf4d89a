from django.urls import path

from decisionaid.sharing import views

app_name = "sharing"

urlpatterns = [
    path("share/", views.share, name="share"),
    path("shared/delete/", views.delete, name="delete"),
]
