"""The web process: the live stream and the chat in front, Django behind them."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")

from django.core.asgi import get_asgi_application

django_application = get_asgi_application()

from pistos.chat.wire import Wire, with_chat  # noqa: E402 - Django must be set up first
from pistos.realtime.stream import with_live_stream  # noqa: E402 - Django must be set up first

chat = Wire()
application = with_live_stream(with_chat(django_application, chat), lets_in=chat.lets_in)
