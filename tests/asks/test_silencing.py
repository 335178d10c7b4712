"""Whoever wants to hear nothing more, or has died, is left in peace by everything but their orders."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.asks.actions.noticing import follow_up_purchase
from pistos.asks.actions.requesting import request_ask
from pistos.asks.actions.sending import send_due
from pistos.asks.actions.silencing import end_silence, silence
from pistos.asks.actions.thanking import Thanks, thank
from pistos.asks.models import Approach, Ask, FollowUp, Silence, Unsubscription
from pistos.customers.actions import give_consent
from pistos.customers.models import Consent, Customer
from pistos.customers.queries import agreed_to
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from tests.asks.conftest import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop", "asker")]


def test_of_whom_we_hear_that_they_died_nobody_asks_thanks_or_calls_any_more(
    wish, alma: User, order: Order, at: datetime
) -> None:
    person = order.customer
    for purpose in ("news", "reviews", "memory"):
        give_consent(
            customer=person, purpose=purpose, said_where="account", by=Actor.machine("test"), at=at
        )
    request_ask(wish=wish(earliest_at=at), at=at)
    task = follow_up_purchase(order=order, at=at)
    assert task is not None

    for _again in range(2):
        silence(customer=person, because=Silence.DIED, by=alma, at=at)
    drain(at)
    request_ask(wish=wish(kind="survey", earliest_at=at), at=at + DAY)
    for days in range(1, 40):
        send_due(at=at + days * DAY)

    assert not Approach.objects.exists()
    assert set(Ask.objects.values_list("state", "reason")) == {("not_sent", "unsubscribed")}
    assert thank(customer=person, occasion=Thanks.REVIEW, about=Ref("review", "1"), at=at) is None
    assert agreed_to(person) == []
    task.refresh_from_db()
    assert (task.state, task.dropped_because) == ("dropped", "desk:died")
    FollowUp.objects.all().delete()
    assert follow_up_purchase(order=order, at=at + DAY) is None
    assert not Message.objects.exists()
    told = Event.objects.filter(name="asks.CustomerUnsubscribed", data__said_where="desk:died")
    assert [(row.actor_kind, row.actor_id) for row in told] == [("person", str(alma.pk))]


def test_a_no_of_their_own_becomes_a_silence_and_both_stay_on_record(
    cleo: Customer, alma: User, at: datetime
) -> None:
    Unsubscription.objects.create(customer=cleo, kind="", said_where="mail", said_at=at - DAY)

    silence(customer=cleo, because=Silence.TOLD_US, by=alma, at=at)

    said = Unsubscription.objects.order_by("pk").values_list("said_where", "lifted_at")
    assert list(said) == [("mail", at), ("desk:told_us", None)]


def test_a_mistake_is_taken_back_without_agreeing_for_them(
    cleo: Customer, alma: User, at: datetime
) -> None:
    give_consent(
        customer=cleo, purpose="news", said_where="account", by=Actor.machine("test"), at=at
    )
    silence(customer=cleo, because=Silence.DIED, by=alma, at=at)

    end_silence(customer=cleo, by=alma, at=at + DAY)
    end_silence(customer=cleo, by=alma, at=at + DAY)

    assert not Unsubscription.objects.filter(lifted_at=None).exists()
    assert agreed_to(cleo) == []
    assert Event.objects.filter(name="asks.CustomerSubscribedAgain").count() == 1
    assert Consent.objects.count() == 2


def test_the_desk_notes_it_with_its_reason_and_a_manager_takes_it_back(
    client: Client, ben: User, alma: User, cleo: Customer
) -> None:
    page = reverse("backoffice:customer", args=[cleo.token])
    begin = reverse("backoffice:silence_customer", args=[cleo.token])
    end = reverse("backoffice:end_silence", args=[cleo.token])
    client.force_login(ben)
    assert "Leave them in peace" in client.get(page).content.decode()

    client.post(begin, {"because": "no such reason"})
    assert not Unsubscription.objects.exists()
    client.post(begin, {"because": "desk:died"})

    shown = client.get(page).content.decode()
    assert "we were told that they have died" in shown
    assert end not in shown
    assert client.post(end).status_code in (403, 404)
    client.force_login(alma)
    assert end in client.get(page).content.decode()
    client.post(end)
    assert "Leave them in peace" in client.get(page).content.decode()
