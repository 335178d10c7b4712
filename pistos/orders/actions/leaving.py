"""Orders of people who leave or turn out to be one: the invoice stays, the person does not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from pistos.customers.actions import erase_customer
from pistos.customers.queries import customers
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tokens import public_token
from pistos.orders.events import OldInvoicesForgotten, OrdersMoved
from pistos.orders.models import Line, Order, OrderAddress, OrderChange, Parcel, Scan
from pistos.shop.queries import days_kept

PERSONAL = ("name", "company", "street", "extra", "city", "postcode", "point", "vat_id")
AT_ONCE = 500
"""Most customers whom one night erases, so that the transaction stays short."""


def erase_orders(*, customer_ids: Sequence[int], at: datetime) -> None:
    """Empties where parcels went and what couriers wrote; part of an erasure, which tells of it.

    Number, date and amounts stay as an invoice until `kept_until`; country and region stay for
    counts. The order's public link stops working.
    """
    orders = Order.objects.filter(customer_id__in=customer_ids)
    parcels = Parcel.objects.filter(order__in=orders)
    term = timedelta(days=days_kept("invoices"))
    with transaction.atomic():
        Scan.objects.filter(parcel__in=parcels).update(place="", text="")
        for parcel_id in parcels.order_by("pk").values_list("pk", flat=True):
            Parcel.objects.filter(pk=parcel_id).update(
                city="", postcode="", tracking_number="", token=public_token()
            )
        OrderAddress.objects.filter(order__in=orders).update(**dict.fromkeys(PERSONAL, ""))
        OrderChange.objects.filter(order__in=orders).update(before={}, after={})
        Line.objects.filter(order__in=orders).update(request="", request_answer="")
        for order in orders.order_by("pk").select_for_update():
            order.token = public_token()
            order.kept_until = (order.placed_at + term).date()
            order.contact_email = order.contact_phone = ""
            order.save(update_fields=["token", "kept_until", "contact_email", "contact_phone"])


def move_orders(*, from_ids: Sequence[int], to_id: int, by: Actor, at: datetime) -> int:
    """Gives the orders of merged customers to the one who was kept. Publishes OrdersMoved if any."""
    with transaction.atomic():
        moved = Order.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
        if moved:
            publish(
                OrdersMoved(customer_id=to_id, order_count=moved),
                about=Ref("customer", str(to_id)),
                by=by,
                at=at,
            )
        return moved


def forget_old_invoices(*, by: Actor, at: datetime) -> int:
    """Takes the numbers from invoices of erased people whose legal term is over.

    The outside reference stays, or the next import would bring the person back. Publishes
    OldInvoicesForgotten if any.
    """
    with transaction.atomic():
        over = Order.objects.filter(kept_until__lt=at.date()).exclude(number="")
        count = over.update(number="")
        if count:
            publish(
                OldInvoicesForgotten(order_count=count), about=Ref("order", "old"), by=by, at=at
            )
        return count


def erase_dormant_customers(*, before: datetime, by: Actor, at: datetime) -> int:
    """Erases people whose last order, if any, and first contact lie before `before`, some each night."""
    with transaction.atomic():
        dormant = (
            customers()
            .filter(known_since__lt=before)
            .annotate(last_order_at=Max("orders__placed_at"))
            .exclude(last_order_at__gte=before)
            .order_by("pk")[:AT_ONCE]
        )
        found = list(dormant)
        for customer in found:
            erase_customer(customer=customer, by=by, at=at)
        return len(found)
