"""Who leaves takes along all their words of what went wrong, and ours about them; nothing names them then."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.causes.actions.coding import code_causes, code_waiting
from pistos.causes.facts import Facets
from pistos.causes.models import Awaited, Coding
from pistos.complaints.actions.standing import note_remedied, reopen_complaint
from pistos.complaints.actions.winning import mark_lost, note_attempt
from pistos.complaints.models import Complaint
from pistos.conversations.actions.rehoming import move_to_customer
from pistos.conversations.models import Conversation, Message
from pistos.customers.actions import erase_customer
from pistos.customers.actions.leaving import apply_retention
from pistos.customers.models import Customer
from pistos.customers.ports import holders
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.remedies.actions.confirming import dispute_remedy
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case
from pistos.replies.models import ReplyCheck, ReplyRemark, Weighing
from pistos.requests.actions.receiving import receive_request
from pistos.requests.facts import Asked
from pistos.returns.models import ClaimLine
from pistos.shop.actions import save_settings
from pistos.shop.models import Shop
from pistos.shop.rules.facts import SettingsValues
from tests.complaints.test_door import typed
from tests.factories.conversations import conversation_of, written_by_customer
from tests.journeys.test_cards_in_recovery import places_of
from tests.remedies.offering import an_offer
from tests.returns.conftest import arrived, later, order, paid, world
from tests.returns.test_claim_pages import sent

__all__ = ["arrived", "later", "order", "paid", "world"]

WORD = "Zyxwvut"
SAID = f"My aunt {WORD} was hurt by it"


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now() - timedelta(days=6)


def all_went_wrong(client: Client, order: Order, alma: User) -> Complaint:
    now, by = clock.now(), Actor.person(alma.pk)
    sent(client, order, {0: "broken"}, words=SAID)
    ClaimLine.objects.update(
        less_because=SAID, less_amount=1, appeal=SAID, appealed_at=now, appeal_answer=SAID,
        appeal_decided_at=now,
    )  # fmt: skip
    form = {"order": order.token, "wished_kind": "other", "wished_words": SAID}
    client.post("/en/wrong/", typed(text=SAID, **form))
    drain(now)
    made = Complaint.objects.order_by("pk").first()
    note_remedied(complaint=made, happened_at=now, evidence="x", by=by, at=now)
    reopen_complaint(complaint=made, words=SAID, by=Actor.customer(order.customer_id), at=now)
    note_attempt(complaint=made, kind="call", words=SAID, by=alma, at=now)
    offer = an_offer("voucher", "5.00", reason=SAID, deviation=SAID)
    case = Case(Ref("complaint", str(made.pk)), order.customer, order, wished_words=SAID)
    given = give_remedy(case=case, offer=offer, by=alma, at=now)
    dispute_remedy(remedy=given, words=SAID, at=now)
    receive_request(asked=Asked(order.customer, SAID, "en"), by=by, at=now)
    message = Message.objects.filter(direction="in").first()
    Weighing.objects.create(
        message=message, author=alma, would_please=SAID, would_annoy=SAID, weighed_at=now
    )
    check = ReplyCheck.objects.create(message=message, author=alma, checked_at=now)
    ReplyRemark.objects.create(
        check_of=check, code="x", words_key="x", is_blocking=True, reason=SAID
    )
    made.refresh_from_db()
    mark_lost(complaint=made, because=SAID, by=alma, at=now)
    drain(now)
    return made


def test_nothing_of_theirs_is_left(client: Client, arrived: Order, alma: User) -> None:
    all_went_wrong(client, arrived, alma)
    assert len(places_of(WORD)) > 10

    erase_customer(customer=arrived.customer, by=Actor.person(alma.pk), at=clock.now())
    drain(clock.now())

    assert places_of(WORD) == []


def test_what_they_take_along_is_whole(client: Client, arrived: Order, alma: User) -> None:
    all_went_wrong(client, arrived, alma)

    told = {
        name: json.dumps(rows, default=str)
        for each in holders()
        for name, rows in each.export(arrived.customer).items()
    }

    for name in (
        "claims", "complaints", "complaint_entries", "complaint_attempts", "complaint_recovery",
        "remedies", "unusual_requests",
    ):  # fmt: skip
        assert WORD in told[name], name
    assert told["claims"].count(WORD) >= 4, "the objection, its reason and its answer too"


def coded(said: str) -> None:
    """Every matter that waits gets its cause, in words that quote what was said."""
    waiting = list(Awaited.objects.filter(settled_at=None))
    assert waiting
    found = f"They wrote: “{said}”. It was too thin."
    by = Actor.person(1)
    code_waiting(waiting=waiting, codes=["product.defect"], found=found, by=by, at=clock.now())


def heard_and_coded(conversation: Conversation) -> Coding:
    """As a hearing codes the reason that it found."""
    now = clock.now()
    facets = Facets(SAID, "en", now, customer_id=conversation.customer_id)
    return code_causes(
        subject=Ref("conversation", str(conversation.pk)), codes=["product.defect"],
        found=f"They wrote: “{SAID}”. It was too thin.", facets=facets, by=Actor.person(1), at=now,
    )  # fmt: skip


def by_hand(customer: Customer, alma: User) -> None:
    erase_customer(customer=customer, by=Actor.person(alma.pk), at=clock.now())


def by_time(customer: Customer, alma: User) -> None:
    """The owner has people forgotten who were quiet for a year."""
    values = SettingsValues(retention={"dormant_customers": 365})
    save_settings(values=values, by=Actor.person(alma.pk), at=clock.now())
    apply_retention(by=Actor.machine("night"), at=clock.now() + timedelta(days=400))


@pytest.mark.parametrize("leave", [by_hand, by_time])
def test_what_was_coded_of_them_goes_and_the_cause_stays(
    client: Client, arrived: Order, alma: User, leave: Callable[[Customer, User], None]
) -> None:
    made = all_went_wrong(client, arrived, alma)
    coded(SAID)
    heard_and_coded(made.conversation)

    leave(arrived.customer, alma)
    drain(clock.now())

    assert places_of(WORD) == []
    rows = Coding.objects.filter(codes=["product.defect"])
    assert {row.subject_kind for row in rows} == {"complaint", "conversation"}
    assert {(row.text, row.found) for row in rows} == {("", "They wrote: “…”. It was too thin.")}


def test_who_complained_without_an_order_or_account_goes_as_wholly(
    client: Client, shop: Shop, alma: User
) -> None:
    client.post("/en/wrong/", typed(text=SAID, email="nare@customer.example"))
    drain(clock.now())
    coded(SAID)

    by_hand(Complaint.objects.get().customer, alma)
    drain(clock.now())

    assert places_of(WORD) == []
    assert Coding.objects.get().found == "They wrote: “…”. It was too thin."


def test_what_was_coded_of_a_conversation_goes_when_its_time_is_over(
    cleo: Customer, shop: Shop, at: datetime
) -> None:
    conversation = conversation_of(cleo, at=at)
    written_by_customer(conversation, SAID, at=at)
    heard_and_coded(conversation)
    Conversation.objects.update(state="closed", waiting_since=None)

    apply_retention(by=Actor.machine("night"), at=clock.now() + timedelta(days=1200))

    row = Coding.objects.get()
    assert (row.text, row.found) == ("", "They wrote: “…”. It was too thin.")


def test_a_conversation_of_another_takes_along_what_was_coded(
    cleo: Customer, dora: Customer, alma: User, shop: Shop, at: datetime
) -> None:
    """Else the first would be handed the words of the second, who could never have them erased."""
    conversation = conversation_of(cleo, at=at)
    written_by_customer(conversation, SAID, at=at)
    heard_and_coded(conversation)

    move_to_customer(
        conversation=conversation, customer=dora, by=Actor.person(alma.pk), at=clock.now()
    )

    told = {
        person.pk: json.dumps([each.export(person) for each in holders()], default=str)
        for person in (cleo, dora)
    }
    assert (WORD in told[cleo.pk], WORD in told[dora.pk]) == (False, True)
    by_hand(dora, alma)
    assert places_of(WORD) == []
