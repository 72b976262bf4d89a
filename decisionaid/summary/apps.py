from django.apps import AppConfig


class SummaryConfig(AppConfig):
    name = "decisionaid.summary"
    label = "summary"
    default_auto_field = "django.db.models.BigAutoField"
