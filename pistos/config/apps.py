from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "pistos.config"
    label = "config"
