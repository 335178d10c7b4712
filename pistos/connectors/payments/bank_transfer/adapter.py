"""The `PaymentProvider` of bank transfers."""

from pistos.connectors.payments.by_hand import ByHand
from pistos.payments.facts import Way


class BankTransfer(ByHand):
    code = "bank_transfer"
    way: Way = "transfer"
