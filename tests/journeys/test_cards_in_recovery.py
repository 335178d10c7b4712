"""Whatever is typed when something went wrong: a card number is kept nowhere, and NUL breaks nothing."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from pistos.accounts.models import User
from pistos.complaints.actions.standing import note_remedied, reopen_complaint
from pistos.complaints.models import Complaint
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.requests.actions.receiving import receive_request
from pistos.requests.facts import Asked
from pistos.returns.models import Claim, Withdrawal
from tests.complaints.test_door import typed
from tests.listening.conftest import hearing, open_shop
from tests.listening.steps import restated
from tests.remedies.offering import an_offer
from tests.returns.conftest import arrived, later, order, paid, world
from tests.returns.test_claim_pages import sent
from tests.returns.test_pages import payload_of

__all__ = ["arrived", "hearing", "later", "open_shop", "order", "paid", "world"]

CARD = "4111 1111 1111 1111"
SAID = f"Take it from {CARD} please"
NUL = f"\x00{SAID}"


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now() - timedelta(days=6)


def places_of_card() -> list[str]:
    """Every table of the program that holds the number, with or without its gaps."""
    return [*places_of(CARD), *places_of(CARD.replace(" ", ""))]


def places_of(word: str) -> list[str]:
    """Every table of the program that holds the word anywhere."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            cursor.execute(
                f"SELECT count(*) FROM {table} AS t WHERE t::text LIKE %s",
                [f"%{word}%"],
            )
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_of_an_order(client: Client, arrived: Order) -> None:
    sent(client, arrived, {0: "broken"}, words=SAID)
    assert Claim.objects.get().words
    form = {"order": arrived.token, "wished_kind": "other", "wished_words": SAID}
    client.post("/en/wrong/", typed(text=SAID, **form))
    client.post("/en/wrong/", typed(text=SAID, number=CARD, email="dora@customer.example"))
    drain(clock.now())

    assert Complaint.objects.exists()
    assert places_of_card() == []


def test_of_a_withdrawal(client: Client, shop) -> None:
    form = {
        "name": "Eve",
        "number": CARD,
        "contact": "eve@example.com",
        "goods": SAID,
        "reason": SAID,
    }
    page = client.post("/en/withdraw/", form)
    client.post("/en/withdraw/confirm/", {"payload": payload_of(page.content.decode())})

    assert Withdrawal.objects.get().reason
    drain(clock.now())
    assert places_of_card() == []


def test_of_a_complaint_and_what_was_given(
    client: Client, arrived: Order, alma: User, at: datetime
) -> None:
    client.post("/en/wrong/", typed(order=arrived.token))
    made, now = Complaint.objects.get(), clock.now()
    by = Actor.person(alma.pk)
    note_remedied(complaint=made, happened_at=now, evidence="x", by=by, at=now)
    client.post(f"/en/wrong/{made.token}/not-well/", {"words": SAID})
    client.post(f"/en/wrong/{made.token}/panel/", {"do": "yes", "words": NUL})
    note_remedied(complaint=made, happened_at=now, evidence="x", by=by, at=now)
    reopen_complaint(complaint=made, words=SAID, by=by, at=now)
    case = Case(Ref("complaint", str(made.pk)), arrived.customer, arrived, wished_words=SAID)
    offer = an_offer("voucher", "5.00", reason=SAID, deviation=SAID)
    given = give_remedy(case=case, offer=offer, by=alma, at=now)
    answer = client.post(f"/en/remedy/{given.token}/not-well/", {"words": NUL})
    assert answer.status_code == 302
    assert Remedy.objects.get().disputed_words
    receive_request(asked=Asked(arrived.customer, SAID, "en"), by=by, at=now)
    drain(now)

    assert places_of_card() == []


def test_of_being_heard(client: Client, hearing, ben: User, at: datetime) -> None:
    found = restated(
        hearing,
        ben,
        at,
        f"The parcel came late and you paid by {CARD}, so you ask for it.",
    )
    answer = client.post(f"/en/heard/{found.token}/no/", {"text": NUL})

    assert answer.status_code == 302
    found.refresh_from_db()
    assert found.correction
    drain(at)
    assert places_of_card() == []
