"""What happens to payments. Money as text, never a name, never a card."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaymentStarted:
    payment_id: int
    order_id: int
    provider: str
    amount: str
    currency: str


@dataclass(frozen=True)
class PaymentPaid:
    """The order's money is here, whole."""

    payment_id: int
    order_id: int
    provider: str
    amount: str
    currency: str


@dataclass(frozen=True)
class PaymentFailed:
    payment_id: int
    order_id: int
    provider: str
    code: str


@dataclass(frozen=True)
class PaymentAbandoned:
    """Nobody paid there, or another way was chosen."""

    payment_id: int
    order_id: int
    provider: str
    code: str


@dataclass(frozen=True)
class PaymentQuestioned:
    """Money came that is not the sum asked for."""

    payment_id: int
    order_id: int
    provider: str
    amount: str
    asked: str
    currency: str


@dataclass(frozen=True)
class PaymentAccepted:
    """A person takes what came as the payment."""

    payment_id: int
    order_id: int
    amount: str


@dataclass(frozen=True)
class PaidTwice:
    """An order that was paid got another payment; what is too much goes back by itself."""

    payment_id: int
    order_id: int
    entry_id: int
    amount: str


@dataclass(frozen=True)
class RefundAsked:
    refund_id: int
    payment_id: int
    order_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class RefundDone:
    """`is_beyond_order`: the money was more than the order costs, so nothing that was billed went back."""

    refund_id: int
    payment_id: int
    order_id: int
    amount: str
    currency: str
    is_beyond_order: bool


@dataclass(frozen=True)
class RefundFailed:
    refund_id: int
    payment_id: int
    order_id: int


@dataclass(frozen=True)
class PaymentDisputed:
    """The customer's bank took the money back."""

    payment_id: int
    order_id: int
    amount: str


@dataclass(frozen=True)
class DisputeWon:
    payment_id: int
    order_id: int
    amount: str


@dataclass(frozen=True)
class EventQuarantined:
    provider_event_id: int
    provider: str
    reason: str


@dataclass(frozen=True)
class EventReplayed:
    provider_event_id: int
    provider: str
    state: str


@dataclass(frozen=True)
class StatementRead:
    """A bank statement was read: lines matched to payments, lines left to a person, known lines."""

    matched: int
    left: int
    known: int


@dataclass(frozen=True)
class CreditMatched:
    credit_id: int
    payment_id: int


@dataclass(frozen=True)
class CreditPutAside:
    """The line has nothing to do with an order of ours."""

    credit_id: int


@dataclass(frozen=True)
class ProviderEdited:
    provider: str
    fields: list[str]


@dataclass(frozen=True)
class IncidentOpened:
    incident_id: int
    provider: str
    kind: str
    affected: int


@dataclass(frozen=True)
class IncidentClosed:
    incident_id: int
    provider: str
    kind: str
    affected: int
