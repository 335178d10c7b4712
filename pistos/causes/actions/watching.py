"""The watch over all causes: counts against orders, alarms raised and closed by rule."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from pistos.causes import events
from pistos.causes.actions.coding import day_of
from pistos.causes.models import Alarm, Cause, Exposure, Watch
from pistos.causes.queries.series import AllSeries, Key, all_series, week_at
from pistos.causes.queries.sharing import Sharing
from pistos.causes.rules.explaining import Breach, leading
from pistos.causes.rules.watching import is_back, judged
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import Turns, take_turns
from pistos.kit.copying import lock_until_commit
from pistos.shop.queries import the_shop_or_none

WATCHER = Actor.machine("causes.watch")
RECOUNTED_DAYS = 35
"""Orders of these days are counted again: later ones are cancelled or split no more."""
FIRST_DAYS = 7 * 80


def watch_causes(*, at: datetime) -> Watch | None:
    """Judges all series up to the last whole week (Monday to Sunday). The same week again finds the same.

    Each alarm is closed, raised and followed apart, so that a fault with one keeps no other from its turn;
    called outside of a transaction. Publishes AlarmRaised and AlarmClosed for each, and CausesWatched. None
    where the shop is not set up. Raises SomeFailed after the last, where there was one.
    """
    shop = the_shop_or_none()
    if shop is None:
        return None
    today = day_of(at)
    count_exposure(until=today, zone=shop.time_zone)
    until = today - timedelta(days=today.isoweekday())
    seen = all_series(until)
    closed = _close_those_back(seen, at)
    raised, others, family = _raise(seen, at)
    watch = _note_watch(seen, family, (closed.done, raised.done), at)
    for turns in (closed, raised, *others):
        turns.raise_failed()
    return watch


@transaction.atomic
def _note_watch(seen: AllSeries, family: int, came: tuple[int, int], at: datetime) -> Watch:
    closed, raised = came
    watch = Watch.objects.create(
        at=at,
        until=seen.until,
        series=len(seen.keys),
        family=family,
        raised=raised,
        closed=closed,
    )
    told = events.CausesWatched(watch.series, watch.raised, watch.closed)
    publish(told, about=Ref("causes", "watch"), by=WATCHER, at=at)
    return watch


@transaction.atomic
def count_exposure(*, until: date, zone: str) -> None:
    """Orders by day, whole and by product, courier and supplier; only the days that can still change."""
    lock_until_commit("causes:watch")
    newest = Exposure.objects.order_by("-day").values_list("day", flat=True).first()
    days = RECOUNTED_DAYS + (until - newest).days if newest else FIRST_DAYS
    since = until - timedelta(days=min(days, FIRST_DAYS))
    Exposure.objects.filter(day__gte=since).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO causes_exposure (slice, slice_key, day, orders)
            WITH placed AS (
                SELECT id, (placed_at AT TIME ZONE %(zone)s)::date AS day FROM orders_order
                WHERE placed_at >= (%(since)s::timestamp AT TIME ZONE %(zone)s)
                    AND placed_at < ((%(until)s + 1)::timestamp AT TIME ZONE %(zone)s)
                    AND cancelled_at IS NULL
            )
            SELECT 'all', '', day, count(*) FROM placed GROUP BY day
            UNION ALL
            SELECT 'product', l.product_id::text, day, count(DISTINCT p.id)
            FROM placed p JOIN orders_line l ON l.order_id = p.id
            WHERE l.product_id IS NOT NULL GROUP BY 2, day
            UNION ALL
            SELECT 'courier', c.courier_id::text, day, count(DISTINCT p.id)
            FROM placed p JOIN orders_parcel c ON c.order_id = p.id
            WHERE c.courier_id IS NOT NULL GROUP BY 2, day
            UNION ALL
            SELECT 'supplier', c.supplier_id::text, day, count(DISTINCT p.id)
            FROM placed p JOIN orders_parcel c ON c.order_id = p.id
            WHERE c.supplier_id IS NOT NULL GROUP BY 2, day""",
            {"zone": zone, "since": since, "until": until},
        )


def _raise(seen: AllSeries, at: datetime) -> tuple[Turns, list[Turns], int]:
    """What was raised, the other turns, and of how many series. What an open alarm says or explains is not
    said again."""
    signals, family = judged(seen.watched)
    standing = list(Alarm.objects.select_related("cause").filter(closed_at=None))
    known: set[Key] = set()
    read = take_turns("causes.watch, open", standing, lambda alarm: known.update(alarm.series()))
    breaches = [Breach(*seen.keys[one.series], one) for one in signals]
    new = {
        (breach.cause, breach.slice, breach.key): (breach, also)
        for breach, also in leading(breaches, Sharing(seen).count).items()
        if (breach.cause, breach.slice, breach.key) not in known
    }
    raised = take_turns(
        "causes.watch, raised", new, lambda key: _raised(*new[key], seen, family, at)
    )
    now = {(one.cause, one.slice, one.key): one for one in breaches}
    followed = take_turns("causes.watch, followed", standing, lambda alarm: _follow(alarm, now))
    return raised, [read, followed], family


def _raised(
    breach: Breach, also: Sequence[Breach], seen: AllSeries, family: int, at: datetime
) -> bool:
    """False where another watch raised it meanwhile."""
    signal = breach.signal
    lock_until_commit("causes:watch")
    same = Alarm.objects.filter(
        cause__code=breach.cause, slice=breach.slice, slice_key=breach.key, closed_at=None
    )
    if same.exists():
        return False
    alarm = Alarm.objects.create(
        cause=Cause.objects.get(code=breach.cause),
        slice=breach.slice,
        slice_key=breach.key,
        chart=signal.chart,
        began_on=seen.week_of(signal.weeks),
        seen_until=seen.until,
        raised_at=at,
        usual_rate=signal.usual_rate,
        expected=signal.expected,
        counted=signal.counted,
        exposure=signal.exposure,
        chance=signal.chance,
        family=family,
        also=[
            {
                "code": one.cause,
                "slice": one.slice,
                "key": one.key,
                "counted": one.signal.counted,
                "expected": round(one.signal.expected, 2),
            }
            for one in also
        ],
        latest_expected=signal.expected,
        latest_counted=signal.counted,
    )
    told = events.AlarmRaised(
        alarm.pk,
        breach.cause,
        breach.slice,
        breach.key,
        alarm.began_on.isoformat(),
        signal.counted,
        round(signal.expected, 2),
    )
    publish(told, about=Ref("cause", breach.cause), by=WATCHER, at=at)
    return True


def _follow(alarm: Alarm, breaches: Mapping[Key, Breach]) -> bool:
    """How it stands now, for one still open."""
    breach = breaches.get((alarm.cause.code, alarm.slice, alarm.slice_key))
    if breach is None:
        return False
    alarm.latest_counted = breach.signal.counted
    alarm.latest_expected = breach.signal.expected
    alarm.save(update_fields=["latest_counted", "latest_expected"])
    return True


def _close_those_back(seen: AllSeries, at: datetime) -> Turns:
    """What came back to the usual is closed, and judged anew from the next week on."""
    place = {key: index for index, key in enumerate(seen.keys)}
    ids = Alarm.objects.filter(closed_at=None, seen_until__lt=seen.until).order_by("pk")
    return take_turns(
        "causes.watch, closed",
        list(ids.values_list("pk", flat=True)),
        lambda pk: _closed_if_back(pk, seen, place, at),
    )


def _closed_if_back(pk: int, seen: AllSeries, place: Mapping[Key, int], at: datetime) -> bool:
    rows = Alarm.objects.select_for_update(of=("self",)).select_related("cause")
    alarm = rows.filter(pk=pk, closed_at=None, seen_until__lt=seen.until).first()
    if alarm is None:
        return False
    alarm.seen_until = seen.until
    is_over = _is_over(alarm, seen, place)
    if is_over:
        alarm.closed_at, alarm.closed_on = at, seen.until
        told = events.AlarmClosed(alarm.pk, alarm.cause.code, alarm.slice, alarm.slice_key)
        publish(told, about=Ref("cause", alarm.cause.code), by=WATCHER, at=at)
        for key in alarm.series():
            if key in place:
                seen.watched.usable[place[key], week_at(alarm.began_on, seen.until) :] = False
    alarm.save(update_fields=["seen_until", "closed_at", "closed_on"])
    return is_over


def _is_over(alarm: Alarm, seen: AllSeries, place: Mapping[Key, int]) -> bool:
    index = place.get(alarm.series()[0])
    if index is None:
        return True
    return is_back(seen.watched.counts[index], seen.watched.exposure[index], alarm.usual_rate)
