"""How it goes with each provider, counted by the minute; an incident opens and closes by itself."""

from datetime import datetime, timedelta
from typing import Literal

from django.db import connection, transaction
from django.db.models import Sum

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.payments import events
from pistos.payments.models import Affected, Incident, Payment, Provider, ProviderMinute
from pistos.payments.rules.incidents import (
    OUR_OWN,
    WINDOW,
    Tally,
    incidents_in,
    is_over,
)

Outcome = Literal["ok", "declined", "technical", "forged", "missed"]
BY = Actor.machine("payments.count_outcome")
TROUBLE = {
    "away": "technical_count",
    "declines": "declined_count",
    "silent": "missed_count",
    "forged": "forged_count",
}
USUAL_DAYS = 30
KEPT_DAYS = 400
_COUNT = """
INSERT INTO payments_providerminute AS m
    (provider, minute_at, ok_count, declined_count, technical_count, forged_count, missed_count)
VALUES (%s, date_trunc('minute', %s::timestamptz), 0, 0, 0, 0, 0)
ON CONFLICT (provider, minute_at) DO NOTHING
"""


@transaction.atomic
def count_outcome(
    *, provider: str, outcome: Outcome, at: datetime, payment: Payment | None = None, cart: str = ""
) -> None:
    """Counts how a try went; trouble may open an incident (IncidentOpened), and lists whom it met.

    `cart` is the token of a cart whose owner met an error of our own pages.
    """
    column = f"{outcome}_count"
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [provider, at])
        cursor.execute(
            f"UPDATE payments_providerminute SET {column} = {column} + 1"
            " WHERE provider = %s AND minute_at = date_trunc('minute', %s::timestamptz)",
            [provider, at],
        )
    if outcome == "ok":
        return
    if payment is not None:
        Payment.objects.filter(pk=payment.pk).update(troubled_at=at)
    _open_where_due(provider, at)
    about = ("payment", payment.token) if payment is not None else ("cart", cart)
    if about[1]:
        _note_affected(provider, outcome, *about, at=at)


def _open_where_due(provider: str, at: datetime) -> None:
    kinds = incidents_in(
        tally_of(provider, at - WINDOW, at),
        usual_declined_share=usual_declined_share(provider, at),
    )
    for kind in kinds:
        _open(provider, kind, at)


def _open(provider: str, kind: str, at: datetime) -> None:
    lock_until_commit(f"payments.incident:{provider}:{kind}")
    if Incident.objects.filter(provider=provider, kind=kind, closed_at=None).exists():
        return
    tally = tally_of(provider, at - WINDOW, at)
    partner = Provider.objects.filter(code=provider).values_list("partner_id", flat=True).first()
    incident = Incident.objects.create(
        provider=provider,
        partner_id=partner,
        kind=kind,
        opened_at=at,
        grounds={
            "ok": tally.ok,
            "declined": tally.declined,
            "technical": tally.technical,
            "missed": tally.missed,
            "forged": tally.forged,
            "minutes": int(WINDOW.total_seconds() // 60),
        },
    )
    met = Payment.objects.filter(provider=provider, troubled_at__gt=at - WINDOW)
    Affected.objects.bulk_create(
        Affected(incident=incident, about_kind="payment", about_id=token, noted_at=at)
        for token in (met.values_list("token", flat=True) if kind in {"away", "declines"} else ())
    )
    _publish(events.IncidentOpened, incident, at)


def _note_affected(
    provider: str, outcome: Outcome, about_kind: str, about_id: str, *, at: datetime
) -> None:
    kinds = [kind for kind, column in TROUBLE.items() if column == f"{outcome}_count"]
    rows = Incident.objects.filter(provider=provider, kind__in=kinds, closed_at=None)
    Affected.objects.bulk_create(
        [
            Affected(incident=row, about_kind=about_kind, about_id=about_id[:60], noted_at=at)
            for row in rows
        ],
        ignore_conflicts=True,
    )


def close_calm_incidents(*, at: datetime) -> int:
    """Closes what is over, one at a time, whoever else tries; publishes IncidentClosed for each."""
    closed = 0
    for incident_id in Incident.objects.filter(closed_at=None).values_list("pk", flat=True):
        with transaction.atomic():
            row = (
                Incident.objects.select_for_update(skip_locked=True)
                .filter(pk=incident_id, closed_at=None)
                .first()
            )
            if row is None or not _is_calm(row, at):
                continue
            Incident.objects.filter(pk=row.pk).update(closed_at=at)
            _publish(events.IncidentClosed, row, at)
            closed += 1
    return closed


def _is_calm(incident: Incident, at: datetime) -> bool:
    minutes = ProviderMinute.objects.filter(provider=incident.provider, minute_at__lte=at)
    last = (
        minutes.filter(**{f"{TROUBLE[incident.kind]}__gt": 0})
        .order_by("-minute_at")
        .values_list("minute_at", flat=True)
        .first()
    ) or incident.opened_at
    ok = minutes.filter(minute_at__gt=last).aggregate(ok=Sum("ok_count"))["ok"] or 0
    return is_over(incident.kind, calm_for=at - last, ok_since=ok)


def _publish(
    kind: type[events.IncidentOpened] | type[events.IncidentClosed], row: Incident, at: datetime
) -> None:
    event = kind(row.pk, row.provider, row.kind, row.affected.count())
    about = Ref("partner", str(row.partner_id)) if row.partner_id else Ref("incident", str(row.pk))
    publish(event, about=about, by=BY, at=at)


def tally_of(provider: str, since: datetime, until: datetime) -> Tally:
    """What was counted from the minute after `since` to that of `until`."""
    names = ("ok", "declined", "technical", "forged", "missed")
    sums = ProviderMinute.objects.filter(
        provider=provider, minute_at__gt=since, minute_at__lte=until
    ).aggregate(**{name: Sum(f"{name}_count") for name in names})
    return Tally(**{name: sums[name] or 0 for name in names})


def usual_declined_share(provider: str, at: datetime) -> float:
    """The share declined in the thirty days before the window; 0 without a history."""
    tally = tally_of(provider, at - timedelta(days=USUAL_DAYS), at - WINDOW)
    return tally.declined / tally.tries if tally.tries else 0.0


def note_site_error(*, cart: str, at: datetime) -> None:
    """An error of our own on the way to paying."""
    count_outcome(provider=OUR_OWN, outcome="technical", at=at, cart=cart)


def forget_old_minutes(*, at: datetime) -> int:
    """Drops counts older than thirteen months; incidents stay."""
    old = ProviderMinute.objects.filter(minute_at__lt=at - timedelta(days=KEPT_DAYS))
    return old.delete()[0]
