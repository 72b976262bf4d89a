"""Addresses of the whole site, and what answers when something goes wrong."""

from django.contrib import admin
from django.urls import include, path

from decisionaid.config.metrics_page import metrics
from decisionaid.web.probe_views import healthz, readyz
from decisionaid.web.views import set_language

urlpatterns = [
    # First, as Django tries one after the other and most requests are for a question.
    path("", include("decisionaid.questionnaire.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("language/", set_language, name="set_language"),
    path("staff/account/", include("decisionaid.staff.account_urls")),
    path("staff/", admin.site.urls),
    path("", include("decisionaid.clinic.urls")),
    path("", include("decisionaid.sharing.urls")),
    path("", include("decisionaid.reports.urls")),
    path("", include("decisionaid.summary.urls")),
]

handler400 = "decisionaid.web.error_pages.bad_request"
handler403 = "decisionaid.web.error_pages.forbidden"
handler404 = "decisionaid.web.error_pages.not_found"
handler429 = "decisionaid.staff.counting.too_many_tries"
handler500 = "decisionaid.web.error_pages.server_error"
