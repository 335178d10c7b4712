"""The web process: the live stream and the chat in front, Django behind them."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")

import django

django.setup(set_prefix=False)

from pistos.chat.wire import Wire, with_chat  # noqa: E402 - Django must be set up first
from pistos.config.handler import OneHop  # noqa: E402 - Django must be set up first
from pistos.realtime.stream import with_live_stream  # noqa: E402 - Django must be set up first

chat = Wire()
application = with_live_stream(with_chat(OneHop(), chat), lets_in=chat.lets_in)

# A whole collection stops every stream of the process while it looks at all there is. What was loaded
# stays, so it is not looked at again; and new objects are looked at less often.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
