"""Pages as people get them: a browser that is signed in, and the text of what it was answered."""

from typing import Any

from django.test import Client

from pistos.accounts.models import User


def signed_in(person: User) -> Client:
    """A browser of its own in which a member of staff is signed in."""
    client = Client()
    client.force_login(person)
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    """The page at an address."""
    return text_of(client.get(address), status)


def text_of(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, (answer.request["PATH_INFO"], answer.status_code)
    return str(answer.content.decode())
