"""Addresses of the storefront's pages, for the mails of this app. The storefront may set its own."""

from django.conf import settings


def cart_link(token: str, language: str) -> str:
    """The page that shows a cart to whoever holds its mail, and gives it back at the press of a button."""
    return f"{settings.SITE_URL}/{language}/cart/again/{token}/"


def stop_link(token: str, language: str) -> str:
    """The page on which somebody says that they want no such mail again."""
    return f"{settings.SITE_URL}/{language}/cart/stop/{token}/"
