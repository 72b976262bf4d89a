from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class StaffConfig(AppConfig):
    name = "decisionaid.staff"
    label = "staff"


class StaffAdminConfig(AdminConfig):
    """Django's admin on our own site; it finds the `admin` module of every app."""

    default = False
    default_site = "decisionaid.staff.site.StaffSite"
