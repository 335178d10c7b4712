"""Locks in one order: the case, the order, the remedy; payments and shelves lock their own after these."""

from django.db import connection

from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.remedies.models import Remedy


def lock_case(subject: Ref) -> None:
    """Whoever decides about this case next waits until the transaction ends."""
    with connection.cursor() as cursor:
        words = f"remedies:{subject.kind}:{subject.id}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [words])


def lock_order(order_id: int) -> Order:
    rows = Order.objects.select_for_update(of=("self",)).select_related("customer")
    return rows.get(pk=order_id)


def lock_remedy(remedy_id: int) -> Remedy:
    """The remedy, locked after its case and order."""
    place = Remedy.objects.values("subject_kind", "subject_id", "order_id").get(pk=remedy_id)
    lock_case(Ref(place["subject_kind"], place["subject_id"]))
    if place["order_id"] is not None:
        lock_order(place["order_id"])
    rows = Remedy.objects.select_for_update(of=("self",)).select_related(
        "customer", "order", "line", "given_by", "asked_of"
    )
    return rows.get(pk=remedy_id)


def ref(remedy: Remedy) -> Ref:
    return Ref("remedy", str(remedy.pk))


def subject_of(remedy: Remedy) -> Ref:
    return Ref(remedy.subject_kind, remedy.subject_id)
