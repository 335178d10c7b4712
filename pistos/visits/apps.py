from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "pistos.visits"
