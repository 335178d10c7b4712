"""What the ledger needs from outside: the address of an order's page."""

from collections.abc import Callable

from django.conf import settings

OrderLink = Callable[[str, str], str]


def _plain_link(order_token: str, language: str) -> str:
    return f"{settings.SITE_URL}/{language}/o/{order_token}/"


_order_link: OrderLink = _plain_link


def set_order_link(link: OrderLink) -> None:
    """`link(order_token, language)` gives the absolute address of the order's page."""
    global _order_link
    _order_link = link


def order_link(order_token: str, language: str) -> str:
    return _order_link(order_token, language)
