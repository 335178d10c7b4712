from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "pistos.config"
    label = "config"

    def ready(self) -> None:
        from pistos.config import checks  # noqa: F401 - registers
