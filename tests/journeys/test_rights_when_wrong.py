"""Whoever tries each address of what puts things right, by hand: only who has the right does anything.

The addresses come from the program's own lists, so that a new one is tried by itself.
"""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client

from pistos.accounts.models import Role, User
from pistos.accounts.rules import DEEDS, may
from pistos.backoffice.causes.urls import urlpatterns as of_causes
from pistos.backoffice.complaints.urls import urlpatterns as of_complaints
from pistos.backoffice.mistakes.urls import urlpatterns as of_mistakes
from pistos.backoffice.remedies.urls import urlpatterns as of_remedies
from pistos.backoffice.requests.urls import urlpatterns as of_requests
from pistos.backoffice.returns.urls import urlpatterns as of_returns
from pistos.complaints.actions.judging import Judgement, reclassify_complaint
from pistos.customers.actions.signing_in import sign_in
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.orders.models import Order
from pistos.payments.models import Refund
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.returns.actions.declaring import declare_withdrawal
from pistos.returns.models import Claim
from tests.complaints.conftest import complained
from tests.factories import mistakes as made
from tests.journeys.test_sweep import filled
from tests.remedies.conftest import case, mira
from tests.remedies.offering import given
from tests.remedies.test_pages import typed
from tests.returns.conftest import arrived, later, order, paid, world
from tests.returns.test_transport import carried, opened
from tests.returns.test_withdrawals import said

__all__ = ["arrived", "carried", "case", "complained", "later", "mira", "order", "paid", "world"]

LISTS = {
    "causes": of_causes,
    "complaints": of_complaints,
    "mistakes": of_mistakes,
    "remedies": of_remedies,
    "requests": of_requests,
    "returns": of_returns,
}
WHO = [*Role.values, "who left", "customer", "stranger"]


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


@pytest.fixture
def things(carried: Order, case: Case, complained, ben, alma, later: datetime) -> dict[str, str]:
    """What really stands at an address that begins so."""
    withdrawal = declare_withdrawal(declaration=said(), order=None, at=later)
    claim = opened(carried, later, happened="broken", attempt="c" * 22)
    complaint = complained(carried.customer)
    return {
        "returns/claim/": claim.token,
        "returns/": withdrawal.token,
        "complaints/": complaint.token,
        "recovery/": complaint.token,
        "remedies/decide/": carried.token,
        "remedies/": given(case, ben, later, "gift", "3.00").token,
        "mistakes/": made.found(alma, at=later).token,
        "customers/": carried.customer.token,
    }


def places(name: str, things: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each address of a list, and the right that it asks for: none is without."""
    for pattern in LISTS[name]:
        path = filled(pattern.pattern)
        token = next((things[start] for start in things if path.startswith(start)), "x" * 22)
        path = path.replace("x" * 22, token).replace("decide/nothing", "decide/order")
        yield f"/desk/{path}", pattern.callback.deed


def browser_of(who: str, cleo: Customer) -> Client:
    """With the cookies of whoever it is; staff that left has the session of before."""
    client = Client()
    if who == "customer":
        client.cookies["pistos_account"] = sign_in(customer=cleo, at=clock.now())
    elif who != "stranger":
        role = who if who in Role.values else Role.OWNER
        person = User.objects.create(email=f"{who}@kalamos.example", name="Xeno", role=role)
        client.force_login(person)
        User.objects.filter(pk=person.pk).update(is_active=who != "who left")
    return client


@pytest.mark.serves("S3-43")
@pytest.mark.parametrize("name", LISTS)
def test_each_address_does_nothing_for_who_has_not_the_right(
    name: str, things: dict[str, str], alma: User, cleo: Customer
) -> None:
    browsers = {who: browser_of(who, cleo) for who in WHO}
    for path, deed in places(name, things):
        for who, client in browsers.items():
            is_theirs = who in Role.values and may(who, deed)
            for method in [client.post] if is_theirs else [client.get, client.post]:
                before = Event.objects.count(), Refund.objects.count()
                with transaction.atomic():
                    answer = method(path)
                    after = Event.objects.count(), Refund.objects.count()
                    transaction.set_rollback(True)
                if answer.status_code != 405:
                    said_no = is_refused(who, answer)
                    assert said_no is not is_theirs, (who, path, answer.status_code)
                assert is_theirs or after == before, (who, path)


def is_refused(who: str, answer) -> bool:
    """Staff is told so; strangers are sent to sign in, or learn nothing."""
    if answer.status_code == 302 and who not in Role.values:
        return answer["Location"].startswith("/desk/account/login/")
    return answer.status_code == (403 if who in Role.values else 404)


@pytest.mark.parametrize("name", LISTS)
def test_what_moves_money_is_no_agents_deed(name: str) -> None:
    """The words of an address say what it does; those that send money ask for more than an agent."""
    money = ("refund/", "elsewhere/", "reduce/", "approve/", "paid/")
    found = [p for p in LISTS[name] if str(p.pattern).endswith(money)]

    assert {p.callback.deed for p in found if Role.AGENT in DEEDS[p.callback.deed]} == set()
    assert len(found) == {"returns": 5, "remedies": 1}.get(name, 0)


def desk_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.serves("S2-11")
def test_an_agent_does_not_open_the_way_to_money_at_once(
    carried: Order, ben: User, mira: User, later: datetime
) -> None:
    claim = opened(carried, later, happened="broken")
    address = f"/desk/returns/claim/{claim.token}/"
    words = {"track": "transport", "because": "The box was crushed."}

    page = desk_of(ben).get(address).content.decode()
    answer = desk_of(ben).post(f"{address}move/", words, follow=True)
    assert 'value="transport"' not in page
    assert "Ask a manager" in answer.content.decode()
    assert Claim.objects.get().track == "legal"

    desk_of(mira).post(f"{address}move/", words)
    assert Claim.objects.get().track == "transport"


def offers(client: Client, order: Order, severity: str, **more: str):
    form = typed(client, order, amount="31.00", kind="voucher", severity=severity, **more)
    return client.post(f"/desk/remedies/decide/order/{order.token}/", form)


@pytest.mark.serves("S3-93")
def test_who_calls_an_order_graver_widens_no_limit_of_their_own(
    arrived: Order, ben: User, mira: User
) -> None:
    client = desk_of(ben)

    refused = offers(client, arrived, "3")
    assert refused.status_code == 422
    assert not Remedy.objects.exists()
    assert offers(client, arrived, "3", asked_of=str(mira.pk)).status_code == 302
    asked = Remedy.objects.get()
    assert (asked.state, asked.severity, asked.asked_of) == ("asked", 3, mira)


@pytest.mark.serves("S3-93")
def test_a_complaint_that_one_agent_judged_graver_needs_a_second_person(
    complained, cleo: Customer, ben: User, mira: User, at: datetime
) -> None:
    complaint, client = complained(cleo), desk_of(ben)
    address = f"/desk/remedies/decide/complaint/{complaint.token}/"
    offer = {
        "kind": "voucher", "amount": "31.00", "reason": "Broken", "way": "here", "severity": "3",
        "attempt": "a1", "seen": "0", "skips": "They wait.",
    }  # fmt: skip
    assert complaint.severity == 2

    judge(complaint, 3, ben, at)
    assert client.post(address, offer).status_code == 422
    judge(complaint, 2, mira, at)
    judge(complaint, 3, mira, at)
    assert client.post(address, offer).status_code == 302
    assert Remedy.objects.get().state in ("promised", "done")


def judge(complaint, severity: int, by: User, at: datetime) -> None:
    judgement = Judgement(severity, complaint.category, "A child was hurt.")
    reclassify_complaint(complaint=complaint, judgement=judgement, by=by, at=at)
