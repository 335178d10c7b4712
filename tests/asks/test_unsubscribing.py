"""A no counts at once, without signing in; what was said, where and under which text is kept."""

import pytest

from pistos.asks.actions.requesting import request_ask
from pistos.asks.actions.sending import send_due
from pistos.asks.actions.unsubscribing import subscribe_again, unsubscribe
from pistos.asks.facts import Said
from pistos.asks.models import Approach, Ask, AskKind, AskState, Unsubscription
from pistos.customers.actions import give_consent, withdraw_consent
from pistos.customers.models import Consent
from pistos.customers.queries import said_last
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from tests.asks.conftest import DAY

pytestmark = pytest.mark.django_db
SAID = Said("mail", "Do not ask me any more")
BY = Actor.machine("test")


def states():
    return dict(Ask.objects.values_list("kind", "state"))


@pytest.mark.serves("GDP-05")
def test_a_no_to_one_kind_ends_that_kind_at_once(shop, asker, wish, cleo, at):
    request_ask(wish=wish(earliest_at=at), at=at)
    request_ask(wish=wish(kind=AskKind.SURVEY, earliest_at=at), at=at)

    for _ in range(2):
        unsubscribe(customer=cleo, kind="survey", said=SAID, at=at)

    assert states() == {"review": AskState.WAITING, "survey": AskState.NOT_SENT}
    no = Unsubscription.objects.get()
    assert (no.kind, no.said_where, no.shown) == ("survey", "mail", "Do not ask me any more")
    told = Event.objects.get(name="asks.CustomerUnsubscribed")
    assert told.data == {"customer_id": cleo.pk, "kind": "survey", "said_where": "mail"}
    assert not Consent.objects.exists()


@pytest.mark.serves("GDP-05")
def test_a_no_to_all_stops_what_waits_what_comes_and_the_reminder(shop, asker, wish, cleo, at):
    request_ask(wish=wish(earliest_at=at), at=at)
    send_due(at=at)
    request_ask(wish=wish(kind=AskKind.SURVEY), at=at)

    unsubscribe(customer=cleo, kind="", said=SAID, at=at)
    request_ask(wish=wish(kind=AskKind.CHECK_IN), at=at + DAY)
    for days in range(1, 60):
        send_due(at=at + days * DAY)

    assert states() == {
        "review": AskState.SENT,
        "survey": AskState.NOT_SENT,
        "check_in": AskState.NOT_SENT,
    }
    assert set(Ask.objects.exclude(kind="review").values_list("reason", flat=True)) == {
        "unsubscribed"
    }
    assert Message.objects.count() == 1


@pytest.mark.serves("EPR-06")
def test_the_proof_of_a_yes_and_of_a_no_is_kept(shop, cleo, at):
    give_consent(
        customer=cleo,
        purpose="reviews",
        said_where="account",
        by=BY,
        at=at,
        shown="Yes, you may ask me how it was.",
    )
    unsubscribe(customer=cleo, kind="", said=SAID, at=at + DAY)

    rows = Consent.objects.order_by("said_at").values_list(
        "is_given", "said_where", "shown", "said_at"
    )
    assert list(rows) == [
        (True, "account", "Yes, you may ask me how it was.", at),
        (False, "mail", "Do not ask me any more", at + DAY),
    ]


def test_coming_back_to_all_is_a_yes_with_its_proof(shop, cleo, at):
    approach = Approach.objects.create(customer=cleo, kind="ask", made_at=at)
    unsubscribe(customer=cleo, kind="", said=Said("mail", "No", approach), at=at)
    unsubscribe(customer=cleo, kind="survey", said=SAID, at=at)

    subscribe_again(customer=cleo, kind="", said=Said("mail", "Ask me again"), at=at + DAY)

    assert not Unsubscription.objects.filter(lifted_at=None).exists()
    assert Unsubscription.objects.get(kind="").approach == approach
    assert said_last(cleo, "reviews") is True
    assert Consent.objects.latest("pk").shown == "Ask me again"
    assert Event.objects.filter(name="asks.CustomerSubscribedAgain").count() == 1


def test_coming_back_to_one_kind_leaves_the_others(shop, cleo, at):
    unsubscribe(customer=cleo, kind="review", said=SAID, at=at)
    unsubscribe(customer=cleo, kind="survey", said=SAID, at=at)

    subscribe_again(customer=cleo, kind="review", said=SAID, at=at)

    assert Unsubscription.objects.get(lifted_at=None).kind == "survey"
    assert not Consent.objects.exists()


def test_what_is_said_elsewhere_counts_here(shop, wish, cleo, at):
    request_ask(wish=wish(), at=at)

    withdraw_consent(customer=cleo, purpose="reviews", said_where="account", by=BY, at=at)
    drain(at)
    assert states() == {"review": AskState.NOT_SENT}
    assert Unsubscription.objects.get().said_where == "account"

    give_consent(customer=cleo, purpose="reviews", said_where="account", by=BY, at=at + DAY)
    drain(at + DAY)
    assert not Unsubscription.objects.filter(lifted_at=None).exists()
    assert Consent.objects.count() == 2


def test_another_purpose_changes_nothing(shop, wish, cleo, at):
    request_ask(wish=wish(), at=at)
    withdraw_consent(customer=cleo, purpose="news", said_where="account", by=BY, at=at)
    drain(at)

    assert states() == {"review": AskState.WAITING}


def test_nobody_elses_asks_end(shop, wish, dora, at):
    request_ask(wish=wish(about=Ref("line", "3")), at=at)
    unsubscribe(customer=dora, kind="", said=SAID, at=at)

    assert states() == {"review": AskState.WAITING}
