from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from decisionaid.web.readiness import readiness


class SharingConfig(AppConfig):
    name = "decisionaid.sharing"
    label = "sharing"
    verbose_name = _("shared summaries")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from decisionaid.sharing.readiness import check_data_keys  # noqa: PLC0415 (needs the models)

        readiness.register("data keys", check_data_keys)
