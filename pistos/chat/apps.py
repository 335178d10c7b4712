from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "pistos.chat"
