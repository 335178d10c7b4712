"""What carts need from above: the storefront's addresses for their mails, and whether somebody may be
approached at all now."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings

Patience = Callable[[int | None, str, datetime], bool]

_patience: list[Patience] = []


def set_patience(patience: Patience) -> None:
    """`patience(customer_id, email, at)`: whether the one budget of all asking lets a mail go now."""
    _patience[:] = [patience]


def has_patience(customer_id: int | None, email: str, at: datetime) -> bool:
    return all(allows(customer_id, email, at) for allows in _patience)


def cart_link(token: str, language: str) -> str:
    """The page that shows a cart to whoever holds its mail, and gives it back at the press of a button."""
    return f"{settings.SITE_URL}/{language}/cart/again/{token}/"


def stop_link(token: str, language: str) -> str:
    """The page on which somebody says that they want no such mail again."""
    return f"{settings.SITE_URL}/{language}/cart/stop/{token}/"
