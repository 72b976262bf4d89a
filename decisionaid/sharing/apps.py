from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    name = "decisionaid.sharing"
    label = "sharing"
    verbose_name = _("shared summaries")
    default_auto_field = "django.db.models.BigAutoField"
