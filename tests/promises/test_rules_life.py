"""Any sequence of allowed deeds leaves standings and roll-ups that the entries alone explain."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Parcel
from pistos.promises import actions
from pistos.promises.actions.entering import stand_of
from pistos.promises.models import Cause, Entry, EntryKind, KeptDay, Promise, Standing
from pistos.promises.rules.due import day_of, end_of_day
from pistos.promises.rules.life import EntryFacts, ImpossibleLife, fold, outcome_of
from pistos.promises.rules.moving import latest_move, needed_notice
from pistos.promises.rules.terms import Blame, Due, Told
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.shop.models import Shop
from tests.promises.conftest import ATHENS, quote_for

BY = Actor.machine("tests")
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["keep", "break", "late", "correct", "overturn", "withdraw", "move", "mark", "untold"]
        ),
        st.integers(min_value=1, max_value=60),
    ),
    max_size=7,
)


def do(name: str, promise: Promise, at: datetime) -> None:
    match name:
        case "keep":
            actions.keep_promise(promise=promise, happened_at=at, evidence="e", by=BY, at=at)
        case "break":
            actions.break_promise(promise=promise, blame=Blame(Cause.NO_PROOF), by=BY, at=at)
        case "late":
            actions.note_late_fulfilment(
                promise=promise, happened_at=at, evidence="e", by=BY, at=at
            )
        case "correct":
            when = at - timedelta(days=2)
            actions.correct_promise(promise=promise, happened_at=when, evidence="e", by=BY, at=at)
        case "overturn":
            blame = Blame(Cause.DAMAGED)
            actions.overturn_promise(promise=promise, blame=blame, evidence="e", by=BY, at=at)
        case "withdraw":
            actions.withdraw_promise(
                promise=promise,
                because=WithdrawnBecause.CUSTOMER_REFUSED,
                happened_at=at,
                by=BY,
                at=at,
            )
        case "move":
            due = Due.end_of(day_of(at, ATHENS) + timedelta(days=3), ATHENS)
            telling = actions.Telling(Told("Later.", "en", "email"))
            actions.move_promise(
                promise=promise, due=due, reason="slow", telling=telling, by=BY, at=at
            )
        case "mark":
            actions.mark_due(at=at)
        case "untold":
            actions.note_untold(parcel_id=promise.about_id or 0, message_id=1, by=BY, at=at)


def facts_of(entry: Entry) -> EntryFacts:
    return EntryFacts(
        EntryKind(entry.kind),
        entry.happened_at,
        entry.due_at,
        entry.due_on,
        cause=Cause(entry.cause),
        blamed_partner_id=entry.blamed_partner_id,
    )


def rolled_up() -> list[tuple[object, ...]]:
    names = [field.column for field in KeptDay._meta.fields if field.column != "id"]
    return sorted(KeptDay.objects.filter(made__gt=0).values_list(*names), key=str)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS)
def test_any_sequence_of_deeds_is_explained_by_its_entries(
    shop: Shop, parcel: Parcel, at: datetime, deeds: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        promise = actions.promise_delivery(
            parcel=parcel, quote=quote_for(), told=Told("By Friday.", "en", "email"), by=BY, at=at
        )
        now = at
        for name, hours in deeds:
            now += timedelta(hours=hours)
            try:
                do(name, promise, now)
            except Refused:
                continue

        lived = [facts_of(entry) for entry in Entry.objects.filter(promise=promise).order_by("pk")]
        stand = Standing.objects.get(pk=promise.pk)
        assert asdict(stand_of(stand)) == asdict(fold(lived))
        kept_by_trigger = rolled_up()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM promises_keptday")
            cursor.execute("DELETE FROM promises_choice")
            cursor.execute("CREATE TEMP TABLE again ON COMMIT DROP AS TABLE promises_standing")
            cursor.execute("DELETE FROM promises_standing")
            cursor.execute("DELETE FROM promises_keptday")
            cursor.execute("INSERT INTO promises_standing SELECT * FROM again")
            cursor.execute("DROP TABLE again")
        assert rolled_up() == kept_by_trigger
        transaction.set_rollback(True)


def made(due_at: datetime) -> EntryFacts:
    return EntryFacts(EntryKind.MADE, due_at - timedelta(days=2), due_at, due_at.date())


def test_fold_refuses_lives_that_cannot_be() -> None:
    due_at = datetime(2026, 3, 6, tzinfo=UTC)
    kept = EntryFacts(EntryKind.KEPT, due_at, due_at, due_at.date())
    broken = EntryFacts(EntryKind.BROKEN, due_at, due_at, due_at.date())

    for life in ([], [kept], [made(due_at), kept, broken], [made(due_at), broken, kept]):
        with pytest.raises(ImpossibleLife):
            fold(life)


@pytest.mark.parametrize(
    ("day", "zone", "ends"),
    [
        (date(2026, 3, 29), "Europe/Athens", "2026-03-29T20:59:59.999999+00:00"),
        (date(2026, 10, 25), "Europe/Athens", "2026-10-25T21:59:59.999999+00:00"),
        (date(2026, 3, 28), "Europe/Athens", "2026-03-28T21:59:59.999999+00:00"),
        (date(2026, 3, 6), "Asia/Yerevan", "2026-03-06T19:59:59.999999+00:00"),
        (date(2026, 3, 6), "America/Sao_Paulo", "2026-03-07T02:59:59.999999+00:00"),
    ],
)
def test_a_day_ends_where_the_parcel_goes_on_clock_changes_too(
    day: date, zone: str, ends: str
) -> None:
    assert end_of_day(day, zone).isoformat() == ends
    assert day_of(end_of_day(day, zone), zone) == day
    assert day_of(end_of_day(day, zone) + timedelta(microseconds=1), zone) > day


def test_outcome_of_the_last_minute_in_another_zone_is_kept() -> None:
    due_at = end_of_day(date(2026, 3, 6), "America/Sao_Paulo")
    last_minute = datetime(2026, 3, 7, 2, 59, 30, tzinfo=UTC)

    facts = outcome_of(
        due_at=due_at,
        due_on=date(2026, 3, 6),
        fulfilled_at=last_minute,
        at=last_minute,
        gives_proof=True,
    )

    assert [fact.kind for fact in facts] == [EntryKind.KEPT]


def test_notice_is_a_tenth_of_the_span_and_a_day_at_most() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)

    assert needed_notice(at, at + timedelta(minutes=30)) == timedelta(minutes=3)
    assert needed_notice(at, at + timedelta(days=30)) == timedelta(days=1)
    assert latest_move(at, at + timedelta(days=4)) == at + timedelta(days=4) * 0.9
