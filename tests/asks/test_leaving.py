"""Customers who are erased, exported, or turn out to be one."""

import json
import zipfile
from io import BytesIO

import pytest

from pistos.asks.actions.holding import place_hold
from pistos.asks.actions.leaving import forget_old_asks
from pistos.asks.actions.requesting import request_ask
from pistos.asks.models import Approach, Ask, AskState, HoldReason, Unsubscription
from pistos.customers.actions import erase_customer, export_customer, merge_customers
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from tests.asks.conftest import DAY

pytestmark = pytest.mark.django_db
ALMA = Actor.person(1)


def test_the_erased_are_not_asked_and_their_links_are_dead(shop, wish, cleo, at):
    waiting = request_ask(wish=wish(), at=at)
    sent = request_ask(wish=wish(about=Ref("line", "2")), at=at)
    approach = Approach.objects.create(customer=cleo, kind="ask", made_at=at)
    Ask.objects.filter(pk=sent.pk).update(state=AskState.SENT, sent_at=at, approach=approach)
    Unsubscription.objects.create(customer=cleo, kind="survey", said_where="mail", said_at=at)

    erase_customer(customer=cleo, by=ALMA, at=at)

    waiting.refresh_from_db()
    sent.refresh_from_db()
    assert (waiting.state, waiting.reason, waiting.due_at) == (AskState.NOT_SENT, "erased", None)
    assert (sent.state, sent.due_at) == (AskState.SENT, None)
    assert Approach.objects.get().token != approach.token
    assert not Unsubscription.objects.exists()


def test_an_export_tells_what_was_asked_and_refused(shop, wish, cleo, at):
    request_ask(wish=wish(), at=at)
    Approach.objects.create(customer=cleo, kind="ask", made_at=at)
    place_hold(customer=cleo, order=None, reason=HoldReason.COMPLAINT, source=Ref("c", "1"), at=at)
    Unsubscription.objects.create(
        customer=cleo, kind="survey", said_where="mail", shown="No more surveys", said_at=at
    )

    with zipfile.ZipFile(BytesIO(export_customer(customer=cleo, by=ALMA, at=at))) as archive:
        told = json.loads(archive.read("data.json"))

    assert told["asks"][0]["kind"] == "review"
    assert told["asks"][0]["state"] == "held"
    assert told["approaches"][0]["kind"] == "ask"
    assert told["ask_holds"][0]["reason"] == "complaint"
    assert told["unsubscriptions"][0]["shown"] == "No more surveys"


def test_merged_customers_are_asked_once_and_a_no_of_either_stands(shop, wish, cleo, dora, at):
    shared = {"about": Ref("shop", "1"), "order": None}
    kept = request_ask(wish=wish(**shared), at=at)
    twice = request_ask(wish=wish(customer=dora, **shared), at=at)
    moved = request_ask(wish=wish(customer=dora, about=Ref("line", "9")), at=at)
    place_hold(customer=dora, order=None, reason=HoldReason.COMPLAINT, source=Ref("c", "1"), at=at)
    for customer in (cleo, dora):
        Unsubscription.objects.create(customer=customer, said_where="mail", said_at=at)

    merge_customers(kept=cleo, merged=dora, by=ALMA, at=at)
    drain(at)

    for ask in (kept, twice, moved):
        ask.refresh_from_db()
    assert (twice.state, twice.reason, twice.customer) == (AskState.NOT_SENT, "merged", dora)
    assert (moved.customer, moved.state) == (cleo, AskState.HELD)
    assert kept.state == AskState.HELD
    assert Unsubscription.objects.get().customer == cleo


def test_what_is_long_over_is_forgotten_and_a_no_stays(shop, wish, cleo, at):
    approach = Approach.objects.create(customer=cleo, kind="ask", made_at=at)
    request_ask(wish=wish(), at=at)
    Ask.objects.update(state=AskState.REMINDED, sent_at=at, due_at=None, approach=approach)
    waiting = request_ask(wish=wish(about=Ref("line", "2")), at=at)
    young = request_ask(wish=wish(about=Ref("line", "3")), at=at + 30 * DAY)
    Ask.objects.filter(pk=young.pk).update(state=AskState.ANSWERED, due_at=None)
    Unsubscription.objects.create(customer=cleo, said_where="mail", said_at=at)

    assert forget_old_asks(before=at + DAY) == 2

    assert set(Ask.objects.all()) == {waiting, young}
    assert not Approach.objects.exists()
    assert Unsubscription.objects.exists()
