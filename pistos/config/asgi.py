"""The web process: the live stream in front, Django behind it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")

from django.core.asgi import get_asgi_application

django_application = get_asgi_application()

from pistos.realtime.stream import with_live_stream  # noqa: E402 - Django must be set up first

application = with_live_stream(django_application)
