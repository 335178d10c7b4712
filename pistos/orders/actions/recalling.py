"""Telling every buyer of a recalled product: one message each, however often it is begun again."""

from datetime import datetime

from django.db import transaction

from pistos.catalogue.models import Recall
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import text_in
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft
from pistos.orders.events import RecallTold
from pistos.orders.queries import buyers_of

BATCH = 500


@transaction.atomic
def tell_buyers(*, recall: Recall, after: int, by: Actor, at: datetime) -> int | None:
    """Writes to the next 500 buyers, by customer id; returns the last one's, or None when all are told.

    Whoever has no address is told by nobody here: the recall's page on the desk lists them for a call.
    Frequency caps and consents of marketing do not hold for safety.
    """
    buyers = buyers_of(recall, after=after, most=BATCH)
    told = 0
    for buyer in buyers:
        customer = buyer.customer
        context = {
            "product": text_in(recall.product.name, customer.language),
            "identification": _identified(recall),
            "order_number": buyer.order_number,
            "bought_on": buyer.bought_at.date(),
            "hazard": text_in(recall.hazard, customer.language),
            "do_now": text_in(recall.do_now, customer.language),
            "remedies": list(recall.remedies),
            "contact": recall.contact,
        }
        draft = Draft("product_recall", context, about=Ref("recall", str(recall.pk)))
        key = f"recall:{recall.pk}:{customer.pk}"
        try:
            write_message(key=key, draft=draft, to=as_recipient(customer), by=by, at=at)
            told += 1
        except NoAddress:
            continue
    if buyers:
        publish(RecallTold(recall.pk, told), about=Ref("recall", str(recall.pk)), by=by, at=at)
    return buyers[-1].customer.pk if len(buyers) == BATCH else None


def _identified(recall: Recall) -> str:
    """By what a buyer knows the piece in their hands."""
    product = recall.product
    parts = [product.brand, product.model, product.gtin, recall.lots]
    return ", ".join(part for part in parts if part)
