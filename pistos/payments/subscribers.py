"""What follows from payments: pages are closed, refunds sent; and this app's part of a person."""

from datetime import datetime
from decimal import Decimal

from pistos.customers import ports as customer_ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.payments.actions.leaving import erase_payers
from pistos.payments.actions.opening import close_hosted_page
from pistos.payments.actions.refunding import refund, send_refund
from pistos.payments.actions.telling import tell_how_to_go_on
from pistos.payments.models import Payment, PaymentEntry


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


@on("payments.PaymentFailed", "payments.PaymentAbandoned")
def tell_customer_how_to_go_on(event: Event, at: datetime) -> None:
    if event.data["code"] not in ("other_way", "other_sum"):
        tell_how_to_go_on(payment=Payment.objects.get(pk=event.data["payment_id"]), at=at)


class Payments:
    """A person's payments: sums and days stay with the invoice, what a bank wrote of them goes."""

    name = "payments"

    def export(self, customer: Customer) -> dict[str, list[customer_ports.Row]]:
        payments = Payment.objects.filter(order__customer_id__in=family_ids(customer))
        entries = PaymentEntry.objects.filter(payment__in=payments).order_by("happened_at", "pk")
        return {
            "payments": list(
                payments.order_by("pk").values(
                    *"order__number provider state amount currency started_at paid_at".split()
                )
            ),
            "payment_entries": list(
                entries.values(
                    "payment__order__number", "kind", "amount", "currency", "happened_at"
                )
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_payers(customer_ids=family_ids(customer))


customer_ports.hold(Payments())
