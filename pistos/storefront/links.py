"""Addresses of public pages, for messages written below."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def order_link(order_token: str, language: str) -> str:
    """The absolute address of an order's page in a language."""
    with override(language):
        return f"{settings.SITE_URL}{reverse('storefront:order', args=[order_token])}"


def pay_link(payment_token: str, language: str) -> str:
    """The absolute address of a payment's page in a language."""
    with override(language):
        return f"{settings.SITE_URL}{reverse('storefront:pay', args=[payment_token])}"
