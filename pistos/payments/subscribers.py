"""What follows from payments: pages are closed, refunds sent; and this app's part of a person."""

from datetime import datetime
from decimal import Decimal

from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.payments.actions.opening import close_hosted_page
from pistos.payments.actions.refunding import refund, send_refund
from pistos.payments.models import Payment


@on("payments.PaymentAbandoned")
def close_page_given_up(event: Event, at: datetime) -> None:
    close_hosted_page(payment=Payment.objects.get(pk=event.data["payment_id"]))


@on("payments.RefundAsked")
def send_refund_asked(event: Event, at: datetime) -> None:
    send_refund(refund_id=event.data["refund_id"], at=at)


@on("payments.PaidTwice")
def give_back_what_is_too_much(event: Event, at: datetime) -> None:
    """Nobody is charged twice: what came beyond the order goes back by itself."""
    payment = Payment.objects.get(pk=event.data["payment_id"])
    refund(
        payment=payment,
        amount=Decimal(event.data["amount"]),
        reason="paid_twice",
        key=f"twice:{event.data['entry_id']}",
        by=Actor.machine("payments.give_back_what_is_too_much"),
        at=at,
    )
