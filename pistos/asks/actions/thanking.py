"""A thank-you: personal, once for each occasion, with nothing asked and nothing advertised."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from pistos.asks.events import CustomerThanked
from pistos.asks.queries.care import caretaker_of
from pistos.asks.queries.rights import unwanted_kinds
from pistos.customers.models import Customer
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions.writing import write_message
from pistos.notifications.models import Message
from pistos.notifications.queries import is_suppressed
from pistos.notifications.rules.drafts import Draft
from pistos.orders.models import Order

THANKER = Actor.machine("asks.thank")
AFTER_A_PURCHASE = timedelta(days=1)
"""Not together with the confirmation: that one is a receipt, this one is a word."""


class Thanks(StrEnum):
    PURCHASE = "purchase"
    REVIEW = "review"
    COMPLAINT = "complaint"
    REFERRAL = "referral"


@transaction.atomic
def thank(
    *, customer: Customer, occasion: Thanks, about: Ref, what: str = "", at: datetime
) -> Message | None:
    """One thank-you for one thing, signed by the person who knows the customer. `what` is what it was
    about in the customer's language ("Jug, blue"). Publishes CustomerThanked, once.

    None without an address that takes mail, and for who wants to hear nothing beyond their orders.
    """
    key = f"thanks:{occasion}:{about.kind}:{about.id}"
    to = as_recipient(customer)
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    if not to.address or is_suppressed(to.address) or "" in unwanted_kinds(customer):
        return None
    person = caretaker_of(customer)
    context = {"occasion": str(occasion), "what": what, "person": person.name if person else ""}
    draft = Draft("thanks", context, about)
    message = write_message(key=key, draft=draft, to=to, by=THANKER, at=at)
    told = CustomerThanked(customer.pk, message.pk, str(occasion))
    publish(told, about=Ref("customer", str(customer.pk)), by=THANKER, at=at)
    return message


def thank_for_purchase(*, order: Order, at: datetime) -> Message | None:
    """For what was bought, unless it was cancelled meanwhile."""
    if order.cancelled_at is not None:
        return None
    names = list(order.lines.order_by("position").values_list("name", flat=True)[:3])
    return thank(
        customer=order.customer,
        occasion=Thanks.PURCHASE,
        about=Ref("order", str(order.pk)),
        what=", ".join(names),
        at=at,
    )
