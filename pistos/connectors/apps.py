from django.apps import AppConfig


class ConnectorsConfig(AppConfig):
    name = "pistos.connectors"
