"""What the owner of a kind of ask offers: whether it is still wanted, and its part of the mail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings

from pistos.asks.models import Ask


@dataclass(frozen=True, slots=True)
class AskPart:
    """What one ask says in the mail, in the reader's language. `links` are (label, address).

    The addresses carry the owner's own token; opening one changes nothing (mail scanners open all).
    """

    title: str
    text: str
    links: tuple[tuple[str, str], ...]


class Asker(Protocol):
    """Owns one kind of ask; registered by the owner's AppConfig.ready."""

    def still_wanted(self, ask: Ask, at: datetime) -> str | None:
        """None when it may be sent, else a reason code of 30 letters at most ("product_withdrawn")."""
        ...

    def part(self, ask: Ask, language: str, link_base: str) -> AskPart:
        """Its part of the mail; `link_base` is "https://shop.example/el". May write its invitation:
        it is called inside the transaction that sends."""
        ...


_askers: dict[str, Asker] = {}


def register(kind: str, asker: Asker) -> None:
    """Makes `asker` the owner of a kind; again replaces it."""
    _askers[kind] = asker


def asker_of(kind: str) -> Asker | None:
    return _askers.get(kind)


def link_base(language: str) -> str:
    """Where the pages of the shop begin, for the links of a mail."""
    return f"{settings.SITE_URL}/{language}"


def stop_link(token: str, language: str) -> str:
    """The page on which somebody says what they no longer want to be asked, without signing in."""
    return f"{link_base(language)}/asks/{token}/"


def stop_at_once_link(token: str, language: str) -> str:
    """The address that a mail program calls for its own button (RFC 8058)."""
    return f"{stop_link(token, language)}at-once/"
