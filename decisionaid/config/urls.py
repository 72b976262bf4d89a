"""Addresses of the whole site. Error pages are templates named by their status, such as 404.html."""

from django.contrib import admin
from django.urls import include, path

from decisionaid.web.views import set_language

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("staff/account/", include("decisionaid.staff.account_urls")),
    path("staff/", admin.site.urls),
    path("", include("decisionaid.sharing.urls")),
    path("", include("decisionaid.summary.urls")),
    path("", include("decisionaid.questionnaire.urls")),
]
