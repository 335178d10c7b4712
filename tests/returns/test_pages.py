"""Withdrawing on the web: two steps without signing in, from any page; and the desk behind it."""

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.payments.models import Refund
from pistos.returns.models import Withdrawal, WithdrawalState
from tests.factories.pages import text_of

TYPED = {"name": "Cleo Primer", "contact": "cleo@customer.example", "do": "continue"}


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


def payload_of(page: str) -> str:
    found = re.search(r'name="payload" value="([^"]+)"', page)
    assert found, "the second step carries what was typed"
    return found[1]


def sent(client: Client, language: str = "en", **typed: str):
    step = client.post(f"/{language}/withdraw/", {**TYPED, **typed})
    return client.post(f"/{language}/withdraw/confirm/", {"payload": payload_of(text_of(step))})


@pytest.mark.serves("CRD-14")
@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Withdraw from contract here"),
        ("el", "Υπαναχωρήστε από τη σύμβαση εδώ"),
        ("sl", "Tukaj odstopite od pogodbe"),
        ("hy", "Հրաժարվել պայմանագրից այստեղ"),
    ],
)
def test_every_public_page_leads_to_the_function_in_its_language(
    client: Client, world, language: str, label: str
) -> None:
    for page in ("", "shop/", "cart/", "trust/", "contact/", "help/", "product/stoneware-mug/"):
        html = text_of(client.get(f"/{language}/{page}"))
        assert f'href="/{language}/withdraw/"' in html, page
        assert label in html, page


@pytest.mark.serves("CRD-14", "CRD-15", "CRD-16", "CRD-17")
def test_a_guest_withdraws_in_two_steps_from_any_page(client: Client, arrived: Order) -> None:
    first = text_of(client.get("/en/withdraw/"))
    asked = set(re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"', first.split("<main")[1]))
    assert asked - {"csrfmiddlewaretoken"} == {"name", "number", "contact", "goods", "reason"}
    required = re.findall(r'name="(\w+)"[^>]* required', first)
    assert set(required) == {"name", "number", "contact"}

    step = text_of(client.post("/en/withdraw/", {**TYPED, "number": arrived.number}))
    assert not Withdrawal.objects.exists(), "the first step records nothing"
    assert "Confirm withdrawal" in step
    done = client.post("/en/withdraw/confirm/", {"payload": payload_of(step)})

    made = Withdrawal.objects.get()
    assert (made.order, made.is_in_time) == (arrived, True)
    page = text_of(client.get(done["Location"]))
    assert "Your withdrawal arrived" in page
    again = client.post("/en/withdraw/confirm/", {"payload": payload_of(step)})
    assert again["Location"] == done["Location"]
    assert Withdrawal.objects.count() == 1


@pytest.mark.serves("CRD-15")
def test_the_link_of_an_order_fills_everything_in_and_lets_pieces_be_chosen(
    client: Client, arrived: Order
) -> None:
    page = text_of(client.get(f"/en/withdraw/?order={arrived.token}"))
    assert f'value="{arrived.number}"' in page
    assert 'value="cleo@customer.example"' in page
    blue, red = arrived.lines.order_by("position")

    sent(
        client, number=arrived.number, order=arrived.token,
        **{f"line_{blue.pk}": "0", f"line_{red.pk}": "1"},
    )  # fmt: skip

    assert [(row.line, row.quantity) for row in Withdrawal.objects.get().lines.all()] == [(red, 1)]
    order_page = text_of(client.get(f"/en/o/{arrived.token}/"))
    assert f"/en/withdraw/?order={arrived.token}" in order_page


def test_nothing_chosen_and_too_much_are_told(client: Client, arrived: Order) -> None:
    blue, red = arrived.lines.order_by("position")
    given = {**TYPED, "number": arrived.number, "order": arrived.token}

    none = client.post("/en/withdraw/", {**given, f"line_{blue.pk}": "0", f"line_{red.pk}": "0"})
    many = client.post("/en/withdraw/", {**given, f"line_{blue.pk}": "2", f"line_{red.pk}": "-1"})

    assert (none.status_code, many.status_code) == (422, 422)
    assert "at least one piece" in none.content.decode()
    assert not Withdrawal.objects.exists()


def test_a_stranger_learns_nothing_and_changes_no_order(client: Client, arrived: Order) -> None:
    answer = sent(client, number=arrived.number, contact="dora@customer.example")

    made = Withdrawal.objects.get()
    assert made.order is None, "number alone proves nothing"
    page = text_of(client.get(answer["Location"]))
    assert "looking for the order" in page
    assert "mug" not in page.split("<main")[1].lower()
    assert client.get("/en/withdraw/guessed-token/").status_code == 404


def test_a_forged_second_step_begins_anew(client: Client, arrived: Order) -> None:
    answer = client.post("/en/withdraw/confirm/", {"payload": "forged"})

    assert answer["Location"] == "/en/withdraw/"
    assert not Withdrawal.objects.exists()


@pytest.mark.serves("CRD-18")
def test_very_many_in_a_short_time_are_told_of_the_other_ways(client: Client, shop) -> None:
    answers = {sent(client, number=str(n)).status_code for n in range(41)}

    assert answers == {302, 429}
    assert Withdrawal.objects.count() == 40


def test_words_of_strangers_are_shown_as_words(client: Client, alma, arrived: Order) -> None:
    sent(client, number="<script>alert(1)</script>", name="<b>Cleo</b>", reason="<img src=x>")
    client.force_login(alma)

    page = text_of(client.get(reverse("backoffice:return", args=[Withdrawal.objects.get().token])))

    assert "&lt;img src=x&gt;" in page
    assert "<img src=x>" not in page


@pytest.mark.serves("CRD-19")
def test_the_desk_gives_the_money_back(client: Client, alma, arrived: Order) -> None:
    sent(client, number=arrived.number)
    made = Withdrawal.objects.get()
    client.force_login(alma)
    assert arrived.number in text_of(client.get(reverse("backoffice:returns")))
    page = text_of(client.get(reverse("backoffice:return", args=[made.token])))
    assert "Give back €28.30" in page

    client.post(reverse("backoffice:return_back", args=[made.token]))
    client.post(reverse("backoffice:return_refund", args=[made.token]))

    made.refresh_from_db()
    assert made.goods_back_at
    assert made.state == WithdrawalState.REFUNDING
    assert Refund.objects.get().amount == made.refund_amount


def test_an_agent_notes_goods_and_never_money(client: Client, ben, arrived: Order) -> None:
    sent(client, number=arrived.number)
    made = Withdrawal.objects.get()
    client.force_login(ben)

    assert client.post(reverse("backoffice:return_back", args=[made.token])).status_code == 302
    for name in ("return_refund", "return_elsewhere", "return_close"):
        answer = client.post(reverse(f"backoffice:{name}", args=[made.token]), {"proof": "x"})
        assert answer.status_code in (403, 404), name
    assert client.post(reverse("backoffice:save_exemption"), {"sku": "M-1"}).status_code in (
        403,
        404,
    )
    assert not Refund.objects.exists()


def test_the_list_costs_the_same_with_one_and_with_three(
    client: Client, alma, arrived: Order
) -> None:
    client.force_login(alma)
    counts = []
    for number in ("1", "2", "3"):
        sent(client, number=number)
        drain(clock.now())
        with CaptureQueriesContext(connection) as seen:
            text_of(client.get(reverse("backoffice:returns")))
        counts.append(len(seen))

    assert counts[0] == counts[2]
