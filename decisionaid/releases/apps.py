from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "decisionaid.releases"
    label = "releases"
    verbose_name = _("releases")
    default_auto_field = "django.db.models.BigAutoField"
