"""Loads the program once, for the processes that a supervisor then forks off: they share what was loaded.

Two processes that each load it hold it twice. Forked ones hold it once, but for the pages they write to.
"""

import gc
import importlib
import os
import socket
import sys
from collections.abc import Mapping

from .processes import web_and_worker
from .supervisor import Child

_MODULES = (
    "pistos.config.asgi",
    "pistos.config.web",
    "pistos.config.urls",
    "pistos.config.management.commands.worker",
    "uvloop",
    "httptools",
)


def children_of_one(
    host: str, port: int, environment: Mapping[str, str], taken: socket.socket | None = None
) -> list[Child]:
    """Web and worker for a supervisor in this process: where the kernel allows it, forks of what is loaded
    here and now. Opens no connection and starts no thread, so that a fork is whole.

    `taken` listens on the port already; a fork serves it, a program of its own asks for the port anew.
    """
    if sys.platform != "linux":
        if taken is not None:
            taken.close()
        return web_and_worker(host, port, environment)
    load(environment)
    _fill_caches()
    gc.collect()
    gc.freeze()
    return [
        Child(
            "web",
            environment=environment,
            run=lambda: _serve(host, port, taken),
            keeps=[taken.fileno()] if taken else (),
        ),
        Child("worker", environment=environment, run=_work),
    ]


def load(environment: Mapping[str, str]) -> None:
    """The program's modules, where they will be forked. A second time it costs nothing."""
    if sys.platform != "linux":
        return
    os.environ.clear()
    os.environ.update(environment)
    for module in _MODULES:
        importlib.import_module(module)


def _fill_caches() -> None:
    """What each process would otherwise make for itself with its first work: catalogues of all languages,
    the addresses, what models know of each other."""
    from django.apps import apps
    from django.conf import settings
    from django.urls import reverse
    from django.utils import translation

    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            reverse("health")
            translation.gettext("")
    for model in apps.get_models(include_auto_created=True):
        _ = model._meta.fields_map, model._meta.related_objects


def _serve(host: str, port: int, taken: socket.socket | None) -> None:
    importlib.import_module("pistos.config.web").serve(host, port, taken)


def _work() -> None:
    from django.core.management import call_command

    call_command("worker")
