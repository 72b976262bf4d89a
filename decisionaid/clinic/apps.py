from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from decisionaid.clinic.live import live_clinic
from decisionaid.web.operator import operator_source


class ClinicConfig(AppConfig):
    name = "decisionaid.clinic"
    label = "clinic"
    verbose_name = _("clinic")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Looked up at each call, so that a test can put another clinic in its place.
        operator_source.register(lambda language: live_clinic.tell(language))
