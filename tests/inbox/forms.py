"""What the forms on a conversation's page send, and where."""

import re

from django.test import Client
from django.urls import reverse

from pistos.conversations.models import Conversation


def at(conversation: Conversation, deed: str) -> str:
    return reverse(f"inbox:{deed}", args=[conversation.token])


def form_of(desk: Client, conversation: Conversation, **more: str) -> dict[str, str]:
    """What the page's form would send."""
    page = desk.get(at(conversation, "conversation")).content.decode()
    hidden = dict(re.findall(r'name="(seen|client_id)" value="([^"]+)"', page))
    return {"purpose": "answer", **hidden, **more}
