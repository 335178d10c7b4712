"""What a customer writes is never cut unseen: too long, it comes back whole, with its length said."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from pistos.conversations.models import Message
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.listening.models import Restatement
from pistos.mistakes.models import Mistake, Told
from pistos.orders.models import Order
from pistos.remedies.actions.finishing import note_done
from pistos.remedies.facts import Case
from tests.checkout.conftest import order, paid, world
from tests.remedies.offering import given
from tests.remedies.test_giving import ALMA
from tests.storefront.test_heard import hearing, said

__all__ = ["hearing", "order", "paid", "said", "world"]


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


@pytest.fixture(autouse=True)
def forget_limits(db: None) -> None:
    cache.clear()


def typed(length: int) -> str:
    """Words with lines, as a browser counts and sends them."""
    line = "It is <b>not</b> what I ordered & I say why.\n"
    return (line * (length // len(line) + 1))[:length].rstrip() + "!"


def comes_back(client: Client, address: str, name: str, words: str) -> str:
    answer = client.post(address, {name: words.replace("\n", "\r\n")})
    page = answer.content.decode()
    assert answer.status_code == 422, page[:400]
    shown = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert shown
    assert unescape(shown[1]) == words
    assert 'maxlength="' not in page[shown.start() : shown.end()]
    return page


@pytest.mark.fault("F23")
def test_a_correction_is_refused_whole_and_taken_whole(client: Client, said: Restatement) -> None:
    address = f"/en/heard/{said.token}/no/"
    page = comes_back(client, address, "text", typed(10_050))
    assert "10,0" in page
    assert "10,000 fit here" in page
    assert f'action="{address}"' in page

    fits = typed(9_990)
    client.post(address, {"text": fits.replace("\n", "\r\n")})

    came = Message.objects.filter(direction="in").latest("pk")
    assert came.text.replace("\r\n", "\n") == fits


@pytest.mark.fault("F23")
def test_why_it_is_not_well_is_refused_whole_and_taken_whole(
    client: Client, paid: Order, ben
) -> None:
    now = clock.now()
    case = Case(Ref("complaint", "1"), paid.customer, paid)
    made = given(case, ben, now, "gift")
    note_done(remedy=made, note="Parcel 7", by=ALMA, at=now)
    address = f"/en/remedy/{made.token}/not-well/"

    comes_back(client, address, "words", typed(1_001))
    made.refresh_from_db()
    assert (made.state, made.disputed_words) == ("done", "")
    client.post(address, {"words": "x" * 1_000})

    made.refresh_from_db()
    assert made.disputed_words == "x" * 1_000


@pytest.mark.fault("F23")
def test_words_to_be_shown_are_refused_whole_and_taken_whole(client: Client, shop, cleo) -> None:
    mistake = Mistake.objects.create(
        title="Late", problem="Late", cause="carrier.late", found_at=clock.now()
    )
    told = Told.objects.create(
        mistake=mistake,
        customer=cleo,
        kind="corrected",
        round=1,
        language="en",
        told_at=clock.now(),
    )
    address = reverse("storefront:told-agree", args=[told.token])

    comes_back(client, address, "words", typed(401))
    told.refresh_from_db()
    assert told.words == ""
    client.post(address, {"words": "y" * 400})

    told.refresh_from_db()
    assert told.words == "y" * 400


@pytest.mark.fault("F23")
def test_a_wish_is_refused_whole_with_all_that_was_chosen_beside_it(
    client: Client, order: Order, world
) -> None:
    line = order.lines.order_by("position").first()
    before = line.request
    address = reverse("storefront:order-wish", args=[order.token])

    answer = client.post(address, {"line": line.pk, "option": ["a", "b"], "wish": "z" * 501})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "z" * 501 in page
    for name, value in (("line", str(line.pk)), ("option", "a"), ("option", "b")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    line.refresh_from_db()
    assert line.request == before
    client.post(address, {"line": line.pk, "wish": "z" * 500})
    line.refresh_from_db()
    assert line.request == "z" * 500


@pytest.mark.parametrize(
    "name",
    [
        "heard-no", "remedy-not-well", "told-agree", "complaint-panel", "order-wish", "cart-wish",
        "cart-add", "claim-object",
    ],
)  # fmt: skip
def test_no_text_is_longer_than_what_its_page_takes(client: Client, shop, name: str) -> None:
    """Whatever the token: words beyond the limit come back before anything is looked for."""
    arguments = {"claim-object": ["x" * 22, 1]}.get(name, ["x" * 22])
    address = reverse(f"storefront:{name}", args=[] if name.startswith("cart-") else arguments)
    words = "w" * 10_001

    answer = client.post(address, {"words": words, "text": words, "wish": words})

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
