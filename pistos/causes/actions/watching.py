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
from pistos.kit.copying import lock_until_commit
from pistos.shop.queries import the_shop_or_none

WATCHER = Actor.machine("causes.watch")
RECOUNTED_DAYS = 35
"""Orders of these days are counted again: later ones are cancelled or split no more."""
FIRST_DAYS = 7 * 80


@transaction.atomic
def watch_causes(*, at: datetime) -> Watch | None:
    """Judges all series up to the last whole week (Monday to Sunday). The same week again finds the same.

    Publishes AlarmRaised and AlarmClosed for each, and CausesWatched. None where the shop is not set up.
    """
    shop = the_shop_or_none()
    if shop is None:
        return None
    lock_until_commit("causes:watch")
    today = day_of(at)
    count_exposure(until=today, zone=shop.time_zone)
    until = today - timedelta(days=today.isoweekday())
    seen = all_series(until)
    closed = _close_those_back(seen, at)
    raised, family = _raise(seen, at)
    watch = Watch.objects.create(
        at=at,
        until=until,
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


def _raise(seen: AllSeries, at: datetime) -> tuple[int, int]:
    """How many were raised, and of how many series. What an open alarm says or explains is not said again."""
    signals, family = judged(seen.watched)
    standing = list(Alarm.objects.select_related("cause").filter(closed_at=None))
    known = {key for alarm in standing for key in alarm.series()}
    breaches = [Breach(*seen.keys[one.series], one) for one in signals]
    raised = 0
    for breach, also in leading(breaches, Sharing(seen).count).items():
        key = (breach.cause, breach.slice, breach.key)
        if key not in known:
            _raised(breach, also, seen, family, at)
            raised += 1
    _follow(standing, {(one.cause, one.slice, one.key): one for one in breaches})
    return raised, family


def _raised(
    breach: Breach, also: Sequence[Breach], seen: AllSeries, family: int, at: datetime
) -> None:
    signal = breach.signal
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


def _follow(standing: Sequence[Alarm], breaches: Mapping[Key, Breach]) -> None:
    """How it stands now, for those still open."""
    for alarm in standing:
        breach = breaches.get(alarm.series()[0])
        if breach is not None:
            alarm.latest_counted = breach.signal.counted
            alarm.latest_expected = breach.signal.expected
            alarm.save(update_fields=["latest_counted", "latest_expected"])


def _close_those_back(seen: AllSeries, at: datetime) -> int:
    """What came back to the usual is closed, and judged anew from the next week on."""
    place = {key: index for index, key in enumerate(seen.keys)}
    rows = Alarm.objects.select_for_update(of=("self",)).select_related("cause")
    closed = 0
    for alarm in rows.filter(closed_at=None, seen_until__lt=seen.until):
        alarm.seen_until = seen.until
        if _is_over(alarm, seen, place):
            alarm.closed_at, alarm.closed_on = at, seen.until
            told = events.AlarmClosed(alarm.pk, alarm.cause.code, alarm.slice, alarm.slice_key)
            publish(told, about=Ref("cause", alarm.cause.code), by=WATCHER, at=at)
            closed += 1
            for key in alarm.series():
                if key in place:
                    seen.watched.usable[place[key], week_at(alarm.began_on, seen.until) :] = False
        alarm.save(update_fields=["seen_until", "closed_at", "closed_on"])
    return closed


def _is_over(alarm: Alarm, seen: AllSeries, place: Mapping[Key, int]) -> bool:
    index = place.get(alarm.series()[0])
    if index is None:
        return True
    return is_back(seen.watched.counts[index], seen.watched.exposure[index], alarm.usual_rate)
