from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class JournalConfig(AppConfig):
    name = "pistos.journal"

    def ready(self) -> None:
        """Loads every app's `subscribers` module, so that listeners are known in every process."""
        for config in apps.get_app_configs():
            if config.name.startswith("pistos.") and find_spec(f"{config.name}.subscribers"):
                import_module(f"{config.name}.subscribers")
