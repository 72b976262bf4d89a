from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "decisionaid.web"
    label = "web"
