from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from pistos.journal.actions import publish
from pistos.kit import tasks
from pistos.kit.actors import Ref
from pistos.notifications.models import Message
from pistos.orders.events import OrderPlaced, ParcelSplit
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Dependency, Entry, Promise
from pistos.promises.ports import order_link
from pistos.promises.rules.terms import Told
from pistos.shop.models import Shop
from tests.promises.conftest import MACHINE, quote_for, standing


def placed(order: Order, parcel: Parcel, at: datetime) -> None:
    event = OrderPlaced(order.pk, [parcel.pk])
    publish(event, about=Ref("order", str(order.pk)), by=MACHINE, at=at)
    actions_of_promises(at)


def actions_of_promises(at: datetime) -> None:
    tasks.drain(at)


@pytest.mark.serves("S0-25", "S2-42")
def test_a_placed_order_is_promised_from_history_and_the_customer_told(
    shop: Shop, order: Order, parcel: Parcel, at: datetime
) -> None:
    placed(order, parcel, at)
    placed(order, parcel, at)

    promise = Promise.objects.get()
    message = Message.objects.get()
    assert (promise.kind, promise.toward, promise.customer) == (
        "delivery",
        "customer",
        order.customer,
    )
    assert promise.due_on > at.date()
    assert promise.grounds["is_default"] is True
    assert (promise.told_where, promise.told_ref) == ("email", f"message:{message.pk}")
    assert (message.language, message.to_address) == ("el", "cleo@customer.example")
    assert promise.words.text == message.subject
    assert order.token in message.text


@pytest.mark.serves("S0-48")
def test_a_placed_order_notes_the_suppliers_promise_by_its_terms(
    shop: Shop, order: Order, parcel: Parcel, supplier: Partner, at: datetime
) -> None:
    Partner.objects.filter(pk=supplier.pk).update(terms={"days": {"hand_over": 2}})

    placed(order, parcel, at)

    hand_over = Promise.objects.get(toward="shop")
    assert (hand_over.kind, hand_over.partner_id) == ("hand_over", supplier.pk)
    assert hand_over.due_on == date(2026, 3, 4)
    assert Dependency.objects.get().depends_on == hand_over


def test_a_customer_without_an_address_is_told_on_the_order_page(
    shop: Shop, order: Order, parcel: Parcel, at: datetime
) -> None:
    order.customer.email = ""
    order.customer.save()

    placed(order, parcel, at)

    promise = Promise.objects.get()
    assert promise.told_where == "order_page"
    assert promise.words.text


@pytest.mark.serves("S0-48", "S0-49")
def test_a_hand_over_begins_the_couriers_promise_by_its_terms(
    delivery: Promise, parcel: Parcel, courier: Partner, at: datetime
) -> None:
    Partner.objects.filter(pk=courier.pk).update(terms={"days": {"delivery": 2}})
    handed_at = at + timedelta(days=1)
    Parcel.objects.filter(pk=parcel.pk).update(handed_over_at=handed_at)
    parcel = Parcel.objects.select_related("courier").get(pk=parcel.pk)

    made = actions.note_courier_promise(parcel=parcel, at=handed_at)
    again = actions.note_courier_promise(parcel=parcel, at=handed_at)

    assert made is not None
    assert again is None
    assert (made.toward, made.kind, made.due_on) == ("shop", "delivery", date(2026, 3, 5))
    delivered_at = handed_at + timedelta(days=1)
    Parcel.objects.filter(pk=parcel.pk).update(delivered_at=delivered_at)
    parcel.refresh_from_db()
    assert actions.settle_by_scans(parcel=parcel, at=delivered_at) == 2
    assert Entry.objects.filter(kind="kept").count() == 2


@pytest.mark.serves("S2-42")
def test_a_mail_that_came_back_makes_the_promise_untold(
    delivery: Promise, parcel: Parcel, at: datetime
) -> None:
    told = actions.note_untold(parcel_id=parcel.pk, message_id=5, by=MACHINE, at=at)
    again = actions.note_untold(parcel_id=parcel.pk, message_id=5, by=MACHINE, at=at)

    assert (told, again) == (1, 0)
    assert standing(delivery).is_told is False


def test_order_link_is_the_address_of_the_orders_page() -> None:
    with translation.override("el"):
        path = reverse("storefront:order", args=["token"])

    assert order_link("token", "el").endswith(path)


@pytest.mark.serves("S2-10")
def test_the_last_parcel_closes_the_order_with_a_message(
    delivery: Promise, order: Order, parcel: Parcel, at: datetime
) -> None:
    other = Parcel.objects.create(order=order, ref="2", zone=parcel.zone)
    came_at = at + timedelta(days=2)
    Parcel.objects.filter(pk=parcel.pk).update(delivered_at=came_at)
    parcel.refresh_from_db()

    actions.settle_by_scans(parcel=parcel, at=came_at)
    tasks.drain(came_at)
    assert not Message.objects.exists()

    Parcel.objects.filter(pk=other.pk).update(delivered_at=came_at)
    first = actions.tell_of_arrival(promise=delivery, at=came_at)
    again = actions.tell_of_arrival(promise=delivery, at=came_at)

    assert first is not None
    assert first == again
    assert (first.template, first.language) == ("delivery_done", "el")
    assert order.token in first.text


def test_nobody_is_written_to_about_what_came_from_a_file(
    delivery: Promise, parcel: Parcel, at: datetime
) -> None:
    Parcel.objects.filter(pk=parcel.pk).update(delivered_at=at)
    delivery.is_imported = True

    assert actions.tell_of_arrival(promise=delivery, at=at) is None


@pytest.mark.serves("S0-25")
def test_the_day_that_was_shown_is_the_day_that_is_promised(
    shop: Shop, order: Order, parcel: Parcel, at: datetime
) -> None:
    shown = quote_for(date(2026, 4, 20))
    told = Told("With you by Monday 20 April.", "en", "checkout", f"order:{order.pk}")

    promise = actions.promise_as_shown(parcel=parcel, shown=shown, told=told, by=MACHINE, at=at)
    placed(order, parcel, at)

    assert Promise.objects.get() == promise
    assert (promise.due_on, promise.usual_on) == (date(2026, 4, 20), date(2026, 4, 19))
    assert (promise.told_where, promise.words.text) == ("checkout", told.words)


def test_a_shown_day_that_history_no_longer_supports_is_refused(
    shop: Shop, order: Order, parcel: Parcel, at: datetime
) -> None:
    told = Told("With you by Monday 2 March.", "en", "checkout")

    with pytest.raises(actions.DayNoLongerHolds) as refusal:
        actions.promise_as_shown(
            parcel=parcel, shown=quote_for(at.date()), told=told, by=MACHINE, at=at
        )

    assert refusal.value.quote.promised_on > at.date()
    assert not Promise.objects.exists()


def test_part_of_a_parcel_that_goes_by_itself_is_promised_for_the_same_day(
    shop: Shop, order: Order, parcel: Parcel, delivery: Promise, at: datetime
) -> None:
    new = Parcel.objects.create(order=order, ref="2", country="GR", region="GR-B", zone=parcel.zone)

    for _ in range(2):
        event = ParcelSplit(order.pk, parcel.pk, new.pk)
        publish(event, about=Ref("order", str(order.pk)), by=MACHINE, at=at)
        actions_of_promises(at)

    second = Promise.objects.exclude(pk=delivery.pk).get()
    assert (second.about_id, second.due_on) == (new.pk, delivery.due_on)
    assert second.words.text == delivery.words.text
