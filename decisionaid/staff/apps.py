from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "decisionaid.staff"
    label = "staff"
    verbose_name = _("people")
    default_auto_field = "django.db.models.BigAutoField"


class StaffAdminConfig(AdminConfig):
    """Django's admin on our own site; it finds the `admin` module of every app."""

    default = False
    default_site = "decisionaid.staff.site.StaffSite"
