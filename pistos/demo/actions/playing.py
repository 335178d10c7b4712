"""Playing the demo on while it runs: its couriers report, and now and then somebody orders."""

from datetime import datetime, timedelta

from django.db import transaction

from pistos.demo import story
from pistos.demo.actions.ordering import known_order
from pistos.demo.actions.reading import note_what_was_read
from pistos.demo.actions.voicing import let_someone_review
from pistos.demo.cast import BY
from pistos.demo.models import ComingScan, Played
from pistos.orders.actions import place_order, record_scans
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order, Parcel
from pistos.promises.actions import keep_promise
from pistos.promises.models import Standing

EVERY = timedelta(minutes=15)


def play_on(*, at: datetime, most: int = 100) -> int:
    """Reports the scans whose time has come, gives money back and lets an order in now and then;
    returns how many."""
    with transaction.atomic():
        due = list(
            ComingScan.objects.select_for_update(skip_locked=True)
            .filter(happens_at__lte=at)
            .order_by("happens_at")[:most]
        )
        parcels = Parcel.objects.in_bulk([scan.parcel_id for scan in due])
        for scan in due:
            facts = ScanFacts(scan.happens_at, scan.code, scan.place)
            record_scans(parcel=parcels[scan.parcel_id], scans=[facts], by=BY, at=at)
        ComingScan.objects.filter(pk__in=[scan.pk for scan in due]).delete()
    return len(due) + give_money_back(at) + let_someone_order(at)


def give_money_back(at: datetime) -> int:
    """Refunds that the story left open come twelve days after they were promised, still in time."""
    waiting = Standing.objects.filter(
        kind="refund",
        toward="customer",
        state="open",
        made_by_kind=BY.kind,
        made_by_id=BY.id,
        made_at__lte=at - timedelta(days=12),
        due_at__gt=at,
    ).select_related("promise")
    for standing in waiting:
        with transaction.atomic():
            keep_promise(promise=standing.promise, happened_at=at, evidence="", by=BY, at=at)
            Order.objects.filter(pk=standing.order_id or 0).update(payment_state="refunded")
    return len(waiting)


def let_someone_order(at: datetime) -> int:
    """One order every quarter of an hour, and those missed while the demo slept (two days at most)."""
    with transaction.atomic():
        played = Played.objects.select_for_update(skip_locked=True).filter(pk=1).first()
        if played is None or played.until + EVERY > at:
            return 0
        until = max(played.until + EVERY, at - timedelta(days=2))
        tale = story.tell_next(until, int(until.timestamp() // EVERY.total_seconds()))
        parcel = tale.order.parcels[0]
        order = place_order(facts=known_order(tale, until), by=BY, at=until)
        parcel_id = Parcel.objects.values_list("pk", flat=True).get(order=order, ref=parcel.ref)
        ComingScan.objects.bulk_create(
            ComingScan(parcel_id=parcel_id, happens_at=s.happened_at, code=s.code, place=s.place)
            for s in parcel.scans
        )
        note_what_was_read(since=until)
        Played.objects.filter(pk=1).update(until=until)
        let_someone_review(int(until.timestamp() // EVERY.total_seconds()), at)
    return 1
