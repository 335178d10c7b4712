"""The `PaymentProvider` of money paid at the door."""

from pistos.connectors.payments.by_hand import ByHand
from pistos.payments.facts import Way


class CashOnDelivery(ByHand):
    code = "cash_on_delivery"
    way: Way = "on_delivery"
