from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "pistos.components"
