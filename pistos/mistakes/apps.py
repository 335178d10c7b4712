from django.apps import AppConfig


class MistakesConfig(AppConfig):
    name = "pistos.mistakes"
