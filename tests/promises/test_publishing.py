"""Publishing: snapshots of the sealed record, compared with what was published first."""

import threading
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.notifications.models import Message
from pistos.promises import actions
from pistos.promises.models import Cause, Entry, EntryKind, Promise, Publication, Seal, Standing
from pistos.promises.rules.life import EntryFacts
from pistos.shop.models import Shop
from tests.factories.promises import (
    Life,
    a_record,
    broken,
    entry_of,
    kept,
    promise_to,
    standing_of,
    write,
)

NIGHT = datetime(2026, 3, 10, 1, 10, tzinfo=UTC)


def _due_on(customer: Customer, day: date, *, is_kept: bool) -> Promise:
    made_at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC) - timedelta(days=2)
    promise = promise_to(customer, made_at=made_at, due_on=day)
    end = kept(promise, promise.due_at - timedelta(hours=5)) if is_kept else broken(promise)
    return write([Life(promise, [end])])[0]


def _correct(promise: Promise) -> None:
    facts = EntryFacts(
        EntryKind.CORRECTED, promise.due_at - timedelta(hours=1), promise.due_at, promise.due_on
    )
    entry_of(promise, facts, promise.words).save()
    lives = [
        EntryFacts(EntryKind.MADE, promise.made_at, promise.due_at, promise.due_on),
        broken(promise),
        facts,
    ]
    standing = standing_of(promise, lives, None)
    Standing.objects.filter(pk=promise.pk).update(
        state=standing.state, is_corrected=True, is_kept_as_told=True, cause=""
    )


@pytest.mark.serves("S0-1")
def test_publishing_stores_the_figures_with_their_position(shop: Shop, cleo: Customer) -> None:
    for day in (1, 2, 3):
        _due_on(cleo, date(2026, 3, day), is_kept=day != 3)

    publication = actions.publish_figures(NIGHT)

    assert publication is not None
    assert publication.position == 6 == Seal.objects.count()
    month = publication.figures["customer"]["30"]
    assert (month["kept"], month["broken"], month["kept_rate"]) == (2, 1, 0.666667)
    assert month["causes"] == {"courier_late": 1}
    event = Event.objects.get(name="promises.FiguresPublished")
    assert event.data == {
        "publication_id": publication.id,
        "position": 6,
        "head": publication.head,
        "restated_months": [],
    }


def test_publishing_twice_stores_nothing_new(shop: Shop, cleo: Customer) -> None:
    _due_on(cleo, date(2026, 3, 1), is_kept=True)
    actions.publish_figures(NIGHT)

    assert actions.publish_figures(NIGHT + timedelta(hours=1)) is None
    assert Publication.objects.count() == 1


def test_today_counts_only_when_it_is_over(shop: Shop, cleo: Customer) -> None:
    _due_on(cleo, date(2026, 3, 10), is_kept=True)

    publication = actions.publish_figures(NIGHT)

    assert publication is not None
    assert publication.figures["customer"]["all"]["made"] == 0


def test_a_correction_after_the_month_closed_restates_it_with_both_values(
    shop: Shop, cleo: Customer
) -> None:
    promise = _due_on(cleo, date(2026, 2, 10), is_kept=False)
    actions.publish_figures(NIGHT)
    _correct(promise)

    publication = actions.publish_figures(NIGHT + timedelta(days=1))

    assert publication is not None
    assert publication.restated_months == ["2026-02"]
    (restated,) = publication.figures["restatements"]
    assert restated["first"]["broken"] == 1
    assert restated["now"] == {"kept": 1, "broken": 0, "unproven": 0, "withdrawn": 0}
    assert restated["first"]["as_known_at"] == NIGHT.isoformat()


def test_a_month_still_open_is_not_restated(shop: Shop, cleo: Customer) -> None:
    _due_on(cleo, date(2026, 3, 2), is_kept=False)
    actions.publish_figures(NIGHT)
    _due_on(cleo, date(2026, 3, 3), is_kept=True)

    publication = actions.publish_figures(NIGHT + timedelta(days=1))

    assert publication is not None
    assert publication.restated_months == []


def test_a_publication_is_never_changed(shop: Shop, cleo: Customer) -> None:
    actions.publish_figures(NIGHT)

    with pytest.raises(IntegrityError, match="insert-only"), transaction.atomic():
        Publication.objects.update(position=9)


@pytest.mark.django_db(transaction=True)
def test_figures_cover_exactly_the_sealed_entries_while_others_write(
    shop: Shop, cleo: Customer
) -> None:
    stop = threading.Event()

    def busy() -> None:
        day = date(2026, 1, 1)
        try:
            while not stop.is_set():
                _due_on(cleo, day, is_kept=True)
                day = day + timedelta(days=1) if day < date(2026, 3, 1) else date(2026, 1, 1)
        finally:
            connections.close_all()

    thread = threading.Thread(target=busy)
    thread.start()
    try:
        published = [
            actions.publish_figures(NIGHT + timedelta(minutes=minute)) for minute in range(12)
        ]
    finally:
        stop.set()
        thread.join()

    for publication in filter(None, published):
        sealed = Entry.objects.filter(seal__position__lte=publication.position)
        assert publication.figures["customer"]["all"]["kept"] == sealed.filter(kind="kept").count()


def test_a_whole_record_adds_up(shop: Shop, cleo: Customer) -> None:
    a_record(300, until=date(2026, 3, 5), customer=cleo)

    publication = actions.publish_figures(NIGHT)

    assert publication is not None
    figures = publication.figures
    whole = figures["customer"]["all"]
    states = ("open", "kept", "broken", "unproven", "withdrawn")
    assert sum(whole[state] for state in states) == whole["made"]
    assert sum(month["customer"]["kept"] for month in figures["months"]) == whole["kept"]
    assert sum(kind["made"] for kind in whole["kinds"].values()) == whole["made"]
    assert (
        sum(region["made"] for region in figures["regions"]) == figures["customer"]["365"]["made"]
    )
    assert all(region["made"] >= 10 for region in figures["regions"])
    assert {Cause(cause) for cause in whole["causes"]} <= set(Cause)


def test_each_day_the_head_goes_to_the_owner_once(shop: Shop, cleo: Customer, alma: User) -> None:
    _due_on(cleo, date(2026, 3, 1), is_kept=True)
    publication = actions.publish_figures(NIGHT)

    for _ in range(2):
        actions.mail_head(at=NIGHT)

    assert publication is not None
    (message,) = Message.objects.filter(template="ledger_head")
    assert message.to_address == alma.email
    assert publication.head in message.text

    actions.mail_head(at=NIGHT + timedelta(days=1))
    assert Message.objects.filter(template="ledger_head").count() == 2


@pytest.mark.serves("S2-1")
def test_the_median_answer_time_is_published(shop: Shop, cleo: Customer) -> None:
    for hours in (2, 3, 10):
        made_at = datetime(2026, 3, 2, 8, tzinfo=UTC)
        promise = promise_to(
            cleo, made_at=made_at, due_on=date(2026, 3, 3), kind="answer", about_kind="customer"
        )
        write([Life(promise, [kept(promise, made_at + timedelta(hours=hours))])])

    publication = actions.publish_figures(NIGHT)

    assert publication is not None
    assert publication.figures["median_hours"] == {"answer": 3.0}


def test_the_command_publishes_on_demand(shop: Shop, cleo: Customer) -> None:
    _due_on(cleo, date(2026, 3, 1), is_kept=True)
    said = StringIO()

    call_command("publish_figures", stdout=said)
    call_command("publish_figures", stdout=said)

    first, second = said.getvalue().splitlines()
    assert first.startswith("Published at position 2: ")
    assert second == "Nothing changed since the last publication."
