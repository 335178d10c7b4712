"""Which ways to pay this installation has, by its settings."""

from django.conf import settings

from pistos.connectors.payments.bank_transfer.adapter import BankTransfer
from pistos.connectors.payments.cash_on_delivery.adapter import CashOnDelivery
from pistos.connectors.payments.stripe.adapter import Stripe
from pistos.connectors.payments.stripe.client import Account
from pistos.connectors.payments.test.adapter import PlayMoney
from pistos.payments.ports import PaymentProvider


def chosen_providers() -> list[PaymentProvider]:
    """Bank and door always; Stripe with its keys; the test provider in the demo alone."""
    found: list[PaymentProvider] = [BankTransfer(), CashOnDelivery()]
    if settings.STRIPE_KEY and settings.STRIPE_HOOK_SECRETS:
        # Without the secret of its reports nothing would ever be known as paid.
        account = Account(settings.STRIPE_URL, settings.STRIPE_KEY)
        found.append(Stripe(account))
    if settings.TEST_PAYMENTS:
        found.append(PlayMoney())
    return found
