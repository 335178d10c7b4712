from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.journal.models import Event
from pistos.kit import tasks
from pistos.notifications.models import Message
from pistos.orders.models import Order, Parcel, Scan, ScanCode
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Choice, Promise, Standing
from pistos.promises.queries.drafts import draft_of
from pistos.shop.models import ShopSettings
from tests.promises.conftest import ATHENS, STAFF, quote_for, standing, words

LATER = timedelta(days=2, hours=12)


def slipping(promise: Promise, at: datetime) -> Standing:
    """Reviewed when it was never handed over and the day is near."""
    Standing.objects.filter(pk=promise.pk).update(review_at=at)
    actions.review_risks(at=at)
    return standing(promise)


@pytest.mark.serves("S0-53")
def test_review_risks_raises_a_parcel_of_which_nothing_is_heard(
    delivery: Promise, at: datetime
) -> None:
    now = slipping(delivery, at + LATER)

    assert now.risk >= 0.5
    assert now.risk_reason
    assert now.proposed_on is not None
    assert now.proposed_on > delivery.due_on
    assert now.review_at > at + LATER
    event = Event.objects.get(name="promises.RiskRose")
    assert event.data["promise_id"] == delivery.pk

    assert slipping(delivery, at + LATER).risk >= 0.5
    assert Event.objects.filter(name="promises.RiskRose").count() == 1


def test_review_risks_knows_a_lost_parcel(delivery: Promise, parcel: Parcel, at: datetime) -> None:
    Scan.objects.create(parcel=parcel, code=ScanCode.LOST, happened_at=at)

    actions.review_parcel(parcel=parcel, at=at)

    assert (standing(delivery).risk, standing(delivery).risk_reason) == (1.0, "lost")


@pytest.mark.serves("S0-53", "S2-48")
def test_tell_before_it_slips_moves_the_promise_with_its_message(
    delivery: Promise, at: datetime
) -> None:
    proposed_on = slipping(delivery, at + LATER).proposed_on
    draft = draft_of(standing(delivery), at + LATER)

    entry = actions.tell_before_it_slips(promise=delivery, by=STAFF, at=at + LATER)

    message = Message.objects.get()
    assert (message.template, message.language) == ("delivery_moved", "el")
    assert (entry.kind, entry.due_on, entry.message_id) == ("moved", proposed_on, message.pk)
    now = standing(delivery)
    assert (now.told_first_at, now.move_count, now.risk) == (at + LATER, 1, 0)
    assert draft is not None
    assert (draft.subject, draft.text) == (message.subject, message.text)
    assert draft_of(now, at + LATER) is None
    assert "Steady" not in message.text
    with pytest.raises(actions.NothingToTell):
        actions.tell_before_it_slips(promise=delivery, by=STAFF, at=at + LATER)
    assert Message.objects.count() == 1


@pytest.mark.serves("S0-53")
def test_the_shops_rule_tells_the_customer_by_itself(delivery: Promise, at: datetime) -> None:
    ShopSettings.objects.create(warns_by_rule=True)

    slipping(delivery, at + LATER)
    tasks.drain(at + LATER)

    assert standing(delivery).move_count == 1
    assert Message.objects.get().template == "delivery_moved"


def test_review_risks_costs_the_same_queries_for_one_and_for_three(
    delivery: Promise, order: Order, courier: Partner, at: datetime
) -> None:
    Standing.objects.update(review_at=at)
    with CaptureQueriesContext(connection) as one:
        actions.review_risks(at=at)
    for number in (2, 3, 4):
        parcel = Parcel.objects.create(
            order=order, ref=str(number), courier=courier, country="GR", zone=ATHENS
        )
        actions.promise_delivery(parcel=parcel, quote=quote_for(), told=words(), by=STAFF, at=at)
    Standing.objects.filter(review_at__lte=at).update(review_at=at + LATER)
    Standing.objects.exclude(pk=delivery.pk).update(review_at=at)

    with CaptureQueriesContext(connection) as three:
        actions.review_risks(at=at)

    assert len(one) == len(three)


@pytest.mark.serves("S0-53")
def test_choose_after_warning_awaits_staff_until_closed(delivery: Promise, at: datetime) -> None:
    with pytest.raises(actions.NotWarned):
        actions.choose_after_warning(promise=delivery, wish=Choice.Wish.CANCEL, at=at)
    slipping(delivery, at + LATER)
    actions.tell_before_it_slips(promise=delivery, by=STAFF, at=at + LATER)

    waits = actions.choose_after_warning(promise=delivery, wish=Choice.Wish.WAIT, at=at + LATER)
    cancels = actions.choose_after_warning(promise=delivery, wish=Choice.Wish.CANCEL, at=at + LATER)
    again = actions.choose_after_warning(promise=delivery, wish=Choice.Wish.CANCEL, at=at + LATER)

    assert waits.handled_at == at + LATER
    assert cancels.handled_at is None
    assert again.pk == cancels.pk
    assert Event.objects.filter(name="promises.CustomerChose").count() == 2
    actions.close_choice(choice=cancels, by=STAFF, at=at + LATER)
    actions.close_choice(choice=cancels, by=STAFF, at=at + LATER)
    assert Event.objects.filter(name="promises.ChoiceHandled").count() == 1
