"""How many came how far, by device and channel: counted without a cookie, and no person can be found in it.

A browser is told apart within one day by a digest of its address and name under a key that exists for
that day alone; with the key the digests go, and what stays are figures.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from pistos.checkout.models import Cart, DayKey, FunnelDay, SeenToday, Step

VISIT, PRODUCT = "visit", "product"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a page. `browser` is what tells it apart today; it is not kept."""

    step: str
    device: str
    channel: str
    browser: str


@transaction.atomic
def count_look(*, look: Look, at: datetime) -> bool:
    """Counts a browser once a day at a step; False when it was counted before."""
    day = at.date()
    key, _is_new = DayKey.objects.get_or_create(day=day, defaults={"key": secrets.token_bytes(32)})
    digest = hashlib.blake2b(look.browser.encode(), key=bytes(key.key), digest_size=16).digest()
    _row, is_new = SeenToday.objects.get_or_create(day=day, digest=digest, step=look.step)
    if not is_new:
        return False
    _add(day, look.step, look.device, look.channel, 1)
    return True


def _add(day: date, step: str, device: str, channel: str, count: int) -> None:
    row, is_new = FunnelDay.objects.select_for_update().get_or_create(
        day=day, step=step, device=device, channel=channel, defaults={"count": count}
    )
    if not is_new:
        FunnelDay.objects.filter(pk=row.pk).update(count=row.count + count)


@transaction.atomic
def close_day(*, at: datetime) -> None:
    """The keys and digests of days gone by are deleted; carts are counted by the day they began and how far
    they came. Carts of the last week are counted anew: some are still bought."""
    today = at.date()
    DayKey.objects.filter(day__lt=today).delete()
    SeenToday.objects.filter(day__lt=today).delete()
    since = today - timedelta(days=7)
    order = list(Step.values)
    FunnelDay.objects.filter(day__gte=since, step__in=order).delete()
    rows = (
        Cart.objects.filter(started_at__date__gte=since)
        .exclude(Q(state="merged"))
        .annotate(day=TruncDate("started_at"))
        .values("day", "device", "reached")
        .annotate(many=Count("pk"))
    )
    counts: dict[tuple[date, str, str], int] = {}
    for row in rows:
        for step in order[: order.index(row["reached"]) + 1]:
            place = (row["day"], step, row["device"])
            counts[place] = counts.get(place, 0) + row["many"]
    FunnelDay.objects.bulk_create(
        FunnelDay(day=day, step=step, device=device, channel="", count=many)
        for (day, step, device), many in counts.items()
    )
