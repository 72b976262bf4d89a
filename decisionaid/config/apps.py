from django.apps import AppConfig
from django.conf import settings


class ConfigConfig(AppConfig):
    name = "decisionaid.config"

    def ready(self) -> None:
        if settings.METRICS:
            from decisionaid.config.metrics import begin_counting  # noqa: PLC0415 (models are loaded by now)

            begin_counting()
