"""Counting looks, uses, purchases and returns, so that the worth of each tool is known.

Nothing is stored in a browser, and no person can be found: a browser is a digest by the key of the day.
None of these publishes an event: the rows expire, and the journal never forgets.
"""

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from pistos.tools.models import DayKey, ToolVisit
from pistos.tools.rules.kinds import kind_of

KEPT = timedelta(days=180)


@transaction.atomic
def key_of_day(*, day: date) -> bytes:
    """The key by which browsers are told apart on a day. The first who asks makes it, and with that the
    key of the day before is gone."""
    known = DayKey.objects.filter(day=day).first()
    if known is None:
        DayKey.objects.filter(day__lt=day).delete()
        known, _is_new = DayKey.objects.get_or_create(
            day=day, defaults={"key": secrets.token_bytes(32)}
        )
    return bytes(known.key)


@transaction.atomic
def note_look(*, browser: bytes, product_id: int, offered: Collection[str], day: date) -> ToolVisit:
    """A browser looked at a product that has these tools."""
    kinds = sorted(kind for kind in offered if kind_of(kind) is not None)
    visit, _is_new = ToolVisit.objects.get_or_create(
        day=day, product_id=product_id, browser=browser, defaults={"offered": kinds}
    )
    if set(kinds) - set(visit.offered):
        visit.offered = sorted({*visit.offered, *kinds})
        visit.save(update_fields=["offered"])
    return visit


@transaction.atomic
def note_use(*, browser: bytes, product_id: int, kind: str, day: date) -> None:
    """A browser used a tool of a product; using it is also looking."""
    visit = note_look(browser=browser, product_id=product_id, offered=[kind], day=day)
    locked = ToolVisit.objects.select_for_update().get(pk=visit.pk)
    if kind not in locked.used and kind_of(kind) is not None:
        locked.used = sorted({*locked.used, kind})
        locked.save(update_fields=["used"])


@transaction.atomic
def note_order(*, browser: bytes, product_ids: Collection[int], order_id: int, day: date) -> int:
    """A browser bought products at which it looked that day. Gives how many of its looks led there."""
    looks = ToolVisit.objects.filter(
        day=day, browser=browser, product_id__in=product_ids, order_id=None
    )
    return looks.update(order_id=order_id)


@transaction.atomic
def note_return(*, order_id: int, product_ids: Collection[int]) -> int:
    """Products of an order came back. Twice is once."""
    bought = ToolVisit.objects.filter(order_id=order_id, product_id__in=product_ids)
    return bought.filter(is_returned=False).update(is_returned=True)


def forget_old_visits(*, at: datetime) -> int:
    """What is older than half a year says nothing about the tools of today."""
    deleted, _by_model = ToolVisit.objects.filter(day__lt=(at - KEPT).date()).delete()
    return deleted
