"""The stand-in: takes every SMS and sends none. The outbox keeps them, and the desk shows them."""

import hashlib

from pistos.notifications.ports import OutgoingText


class LocalTextSender:
    """The `TextSender` of the demo and of a shop that tries SMS out."""

    def send(self, text: OutgoingText) -> str:
        return f"local-{hashlib.sha256(text.key.encode()).hexdigest()[:24]}"
