from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "pistos.realtime"
