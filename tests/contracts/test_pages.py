"""Contracts on the desk and on the customer's own page: who may, what it costs, and what is typed at it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import Role, User
from pistos.contracts.models import Contract, Decision, Outreach, Reason
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.shop.models import Shop
from tests.factories.contracts import BETTER, cared_for, contract_of, written
from tests.factories.conversations import conversation_of

DAY = timedelta(days=1)
TYPED = {
    "called": "renewal",
    "words": "Your line goes on if you wish.",
    "price_amount": "24.90",
    "period": "month",
    "months": "24",
    "notice_days": "30",
    "included": "Visits of a technician = 2\nSpare parts",
}


@pytest.fixture
def at():
    """Pages live in the present."""
    return clock.now()


@pytest.fixture
def desk(client: Client, ben: User) -> Client:
    client.force_login(ben)
    return client


def html(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


def test_each_address_opens_by_role_alone(
    contract: Contract, cleo: Customer, alma: User, ben: User, at
) -> None:
    outreach = written(contract, ben, at)
    pages = {
        "/desk/contracts/": "get",
        f"/desk/contracts/{contract.token}/": "get",
        f"/desk/contracts/begin/{cleo.token}/": "get",
        f"/desk/contracts/{contract.token}/approach/": "post",
        f"/desk/contracts/{contract.token}/leave/": "post",
        f"/desk/contracts/outreach/{outreach.token}/send/": "post",
        f"/desk/contracts/outreach/{outreach.token}/drop/": "post",
    }
    manager = User.objects.create(email="m@kalamos.example", name="Mara", role=Role.MANAGER)
    for person, refused in ((ben, {f"/desk/contracts/begin/{cleo.token}/"}), (manager, set())):
        client = Client()
        client.force_login(person)
        for address, method in pages.items():
            status = getattr(client, method)(address).status_code
            assert (status == 403) is (address in refused), address
    for address, method in pages.items():
        answer = getattr(Client(), method)(address)
        assert answer["Location"].startswith("/desk/account/login/"), address
    Contract.objects.update(state="running")
    for address, method in pages.items():
        if method == "post":
            assert Client(enforce_csrf_checks=True).post(address).status_code in (302, 403)


@pytest.mark.serves("S3-2")
def test_the_list_costs_the_same_with_one_and_with_three(
    desk: Client, contract: Contract, cleo: Customer, at
) -> None:
    counts = []
    for more in (0, 2):
        for number in range(more):
            contract_of(cleo, ends_on=(at + (50 + number) * DAY).date(), at=at)
        desk.get("/desk/contracts/")
        with CaptureQueriesContext(connection) as queries:
            page = desk.get("/desk/contracts/?view=90")
        counts.append(sum("contracts_" in each["sql"] for each in queries.captured_queries))
        assert len(page.context["rows"]) == 1 + more
    assert counts == [3, 3]
    assert html(page).count("Line at home") == 3


@pytest.mark.serves("S3-16")
def test_one_contract_costs_the_same_whatever_happened(
    desk: Client, contract: Contract, cleo: Customer, ben: User, at
) -> None:
    address = f"/desk/contracts/{contract.token}/"
    counts = []
    for more in (1, 3):
        for number in range(more):
            conversation_of(cleo, at=at)
            cared_for(contract, ben, at - (number + 1 + more) * DAY, words="Spoke of the garden")
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(address)
        counts.append(len(queries.captured_queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 50
    assert html(page).count("Spoke of the garden") == 4
    assert html(page).count("The blue jug") == 4


def test_a_sent_word_and_a_held_one_are_told_apart(
    desk: Client, loved: Contract, cleo: Customer, at
) -> None:
    address = f"/desk/contracts/{loved.token}/"
    assert "Nothing: they were looked after." in html(desk.get(address))
    talk = conversation_of(cleo, at=at)
    page = html(desk.post(f"{address}approach/", TYPED, follow=True))
    assert "Held back, and not sent." in page
    assert "1 conversation is open." in page
    assert "A person first" in page

    talk.state = "closed"
    talk.save()
    outreach = Outreach.objects.get()
    page = html(desk.post(f"/desk/contracts/outreach/{outreach.token}/send/", follow=True))
    assert "told of the coming term" in html(desk.get("/desk/contracts/?view=90"))
    assert "approach/" not in page


@pytest.mark.parametrize(
    "change",
    [
        {"words": ""},
        {"words": "x" * 2001},
        {"price_amount": "-1"},
        {"price_amount": "NaN"},
        {"price_amount": "1e99"},
        {"months": "0"},
        {"months": "9" * 30},
        {"period": "week"},
        {"notice_days": "9999"},
        {"included": "= 2"},
        {"included": "Parts\nPARTS"},
        {"included": "V = <script>"},
        {"called": "gift"},
    ],
)
def test_nonsense_is_said_and_kept_for_mending(
    desk: Client, loved: Contract, change: dict[str, str]
) -> None:
    answer = desk.post(f"/desk/contracts/{loved.token}/approach/", {**TYPED, **change})

    assert answer.status_code == 422
    assert not Outreach.objects.exists()
    assert "Spare parts" in html(answer, 422) or "included" in change


def test_what_is_typed_is_shown_and_never_run(
    desk: Client, loved: Contract, cleo: Customer, at
) -> None:
    evil = "<script>alert(1)</script> 4111 1111 1111 1111"
    Customer.objects.filter(pk=cleo.pk).update(name="<b>Cleo</b>")
    typed = {**TYPED, "words": evil, "included": "<img src>"}
    desk.post(f"/desk/contracts/{loved.token}/approach/", typed)

    for page in (
        html(desk.get(f"/desk/contracts/{loved.token}/")),
        html(Client().get(f"/en/contract/{loved.token}/")),
        html(desk.get("/desk/contracts/")),
    ):
        assert "<script>alert" not in page
        assert "<img src>" not in page
        assert "<b>Cleo" not in page
    assert "4111" not in Outreach.objects.get().words


@pytest.mark.parametrize(
    ("language", "ends", "renews"),
    [
        ("en", "Let it end", "Renew it"),
        ("el", "Να λήξει", "Ανανέωση"),
        ("sl", "Naj se izteče", "Podaljšaj"),
        ("hy", "Թող ավարտվի", "Երկարաձգել"),
    ],
)
@pytest.mark.serves("S3-25")
def test_yes_and_no_are_equally_near_in_each_language(
    client: Client, loved: Contract, ben: User, at, language: str, ends: str, renews: str
) -> None:
    written(loved, ben, at, BETTER, is_offer=True)

    answer = client.get(f"/{language}/contract/{loved.token}/")

    page = html(answer)
    buttons = re.findall(r'<button class="([^"]*)">([^<]*)</button>', page)
    assert (("button", renews) in buttons, ("button", ends) in buttons) == (True, True)
    assert answer["Cache-Control"] == "private, no-store"
    assert "19" in page


@pytest.mark.serves("S3-25", "S3-26")
def test_one_press_renews_and_then_the_reason_is_asked(
    client: Client, loved: Contract, ben: User, at
) -> None:
    written(loved, ben, at, BETTER, is_offer=True)
    address = f"/en/contract/{loved.token}/"
    for _look in range(2):
        page = client.get(address)
    assert Decision.objects.count() == 1, "looking decides nothing"
    assert client.get(f"{address}renew/").status_code == 405

    done = html(client.post(f"{address}renew/", {"seen": page.context["seen"]}, follow=True))
    client.post(f"{address}renew/", {"seen": page.context["seen"]})

    assert "Renewed." in done
    assert "What decided it?" in done
    assert Decision.objects.filter(kind="renewed").count() == 1
    client.post(f"{address}reason/", {"how": "own", "words": "Ben"})
    assert Reason.objects.get().how == "own"
    assert "What decided it?" not in html(client.get(address))


def test_a_press_on_terms_that_changed_says_so(client: Client, loved: Contract) -> None:
    address = f"/en/contract/{loved.token}/"

    answer = client.post(f"{address}renew/", {"seen": "1:7"})

    assert "changed since you opened this page" in html(answer, 409)
    assert "one of the answers" in html(client.post(f"{address}leave/", {"how": "x" * 99}), 409)
    loved.refresh_from_db()
    assert loved.state == "running"


def test_nobody_finds_a_contract_by_guessing_or_after_erasure(
    client: Client, loved: Contract, cleo: Customer, at
) -> None:
    for method, part in (("get", ""), ("post", "renew/"), ("post", "leave/"), ("post", "reason/")):
        assert getattr(client, method)(f"/en/contract/{'x' * 22}/{part}").status_code == 404
    Customer.objects.filter(pk=cleo.pk).update(erased_at=at)
    assert client.get(f"/en/contract/{loved.token}/").status_code == 404


def test_told_on_the_telephone_it_is_noted_by_who_heard_it(
    desk: Client, loved: Contract, ben: User
) -> None:
    said = {"how": "price", "words": "A neighbour pays less"}
    desk.post(f"/desk/contracts/{loved.token}/leave/", said)

    decision = Decision.objects.get(kind="left")
    assert (decision.by_kind, decision.by_id) == ("person", str(ben.pk))
    page = html(desk.get("/desk/contracts/?view=all"))
    assert "The price" in page


def test_a_customer_page_leads_to_their_contracts(
    desk: Client, contract: Contract, cleo: Customer, alma: User
) -> None:
    address = f"/desk/customers/{cleo.token}/"
    assert f"/desk/contracts/{contract.token}/" in html(desk.get(address))
    assert "/desk/contracts/begin/" not in html(desk.get(address))
    desk.force_login(alma)
    assert f"/desk/contracts/begin/{cleo.token}/" in html(desk.get(address))


def test_beginning_tells_what_is_missing(
    client: Client, shop: Shop, alma: User, cleo: Customer
) -> None:
    client.force_login(alma)
    address = f"/desk/contracts/begin/{cleo.token}/"
    assert client.post(address, {}).status_code == 422
    old = {**TYPED, "name": "Line", "starts_on": "2001-01-01"}
    assert "too far away" in html(client.post(address, old), 422)
    assert not Contract.objects.exists()
