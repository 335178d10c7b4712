"""Who leaves takes along all their words of what went wrong, and ours about them; nothing names them then."""

import json
from datetime import datetime, timedelta

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.complaints.actions.standing import note_remedied, reopen_complaint
from pistos.complaints.actions.winning import mark_lost, note_attempt
from pistos.complaints.models import Complaint
from pistos.conversations.models import Message
from pistos.customers.actions import erase_customer
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
from tests.complaints.test_door import typed
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
