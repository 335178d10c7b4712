"""The one door on the web, the claim's page, and the desk behind it."""

import io
import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.payments.models import Refund
from pistos.returns.models import Claim, ClaimPhoto, ClaimState, CourierClaim, Track, Withdrawal
from pistos.shop.queries import settings_in_force
from tests.factories.pages import text_of
from tests.returns.test_transport import carried, opened

__all__ = ["carried"]


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


def jpeg(side: int = 40) -> SimpleUploadedFile:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    Image.new("RGB", (side, side), "red").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("a.jpg", out.getvalue(), "image/jpeg")


def bomb() -> SimpleUploadedFile:
    """A few kilobytes that say they are 30,000 by 30,000 pixels."""
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    return SimpleUploadedFile("b.png", out.getvalue(), "image/png")


def sent(client: Client, order: Order, answers: dict[int, str], **typed: object):
    page = text_of(client.get(f"/en/claim/?order={order.token}"))
    attempt = re.search(r'name="attempt" value="([^"]+)"', page)
    assert attempt
    lines = list(order.lines.order_by("position"))
    rows = {f"happened_{lines[place].pk}": said for place, said in answers.items()}
    return client.post("/en/claim/", {"order": order.token, "attempt": attempt[1], **rows, **typed})


@pytest.mark.serves("S1-5", "S2-11")
def test_a_guest_tells_with_a_photo_and_chooses_at_once(client: Client, carried: Order) -> None:
    answer = sent(client, carried, {0: "damaged"}, words="In pieces", photos=[jpeg()])

    claim = Claim.objects.get()
    assert answer["Location"] == f"/en/claim/{claim.token}/"
    page = text_of(client.get(answer["Location"]))
    assert "Send me a new one" in page
    assert "Give me my money back" in page
    photo = ClaimPhoto.objects.get()
    picture = client.get(f"/en/claim/{claim.token}/photo/{photo.pk}/")
    assert picture["Content-Type"] == "image/webp"
    assert b"SECRET CAMERA" not in picture.content
    assert client.get(f"/en/claim/{'x' * 22}/photo/{photo.pk}/").status_code == 404

    client.get(f"/en/claim/{claim.token}/choose/")
    assert not Refund.objects.exists(), "looking at it chooses nothing"
    client.post(f"/en/claim/{claim.token}/choose/", {"wish": "refund"})
    assert Refund.objects.count() == 1
    assert "Your money is on its way back" in text_of(client.get(answer["Location"]))
    assert "Your money is on its way back" in text_of(client.get(f"/en/o/{carried.token}/"))


@pytest.mark.serves("S0-44")
def test_the_page_of_an_order_says_what_you_get_by_when_and_each_right_works_from_it(
    client: Client, carried: Order
) -> None:
    page = text_of(client.get(f"/en/o/{carried.token}/"))
    net = page[page.index("If something goes wrong") :]
    rules = settings_in_force()

    assert f"within {rules.right_within_days} days: we repair, replace or refund it" in net
    assert f"is back within {rules.refund_within_days} days" in net
    claim, withdraw = re.findall(r'class="button" href="([^"]+)"', net)
    line = carried.lines.order_by("position")[0]
    for wish, happened in (("repair", "broken"), ("replacement", "damaged"), ("refund", "damaged")):
        with transaction.atomic():
            form = text_of(client.get(claim))
            attempt = re.search(r'name="attempt" value="([^"]+)"', form)
            assert attempt
            typed = {"order": carried.token, "attempt": attempt[1], f"happened_{line.pk}": happened}
            answer = client.post("/en/claim/", {**typed, "words": "As said."})
            assert wish in text_of(client.get(answer["Location"]))
            transaction.set_rollback(True)
    assert "Withdraw from contract here" in text_of(client.get(withdraw))
    assert carried.number in text_of(client.get(withdraw))


@pytest.mark.serves("CRD-23")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_nobody_is_sent_to_the_courier_and_no_fee_is_asked(
    client: Client, carried: Order, language: str, later: datetime
) -> None:
    claim = opened(carried, clock.now(), language=language)
    for page in (f"claim/?order={carried.token}", f"claim/{claim.token}/", f"o/{carried.token}/"):
        html = text_of(client.get(f"/{language}/{page}")).lower()
        for words in (
            "contact the courier",
            "ask the courier",
            "fee of",
            "επικοινωνήστε με τη μεταφορική",
        ):
            assert words not in html


def test_a_photo_bomb_is_refused_and_nothing_is_written(client: Client, carried: Order) -> None:
    answer = sent(client, carried, {0: "damaged"}, photos=[bomb()])
    assert answer.status_code == 409
    assert "60 million pixels" in answer.content.decode()
    assert not Claim.objects.exists()


@pytest.mark.serves("S1-5")
def test_each_line_comes_into_its_own_right_and_a_return_goes_on_to_the_laws_second_step(
    client: Client, carried: Order
) -> None:
    answer = sent(client, carried, {0: "broken", 1: "too_small"})

    assert Claim.objects.get().track == Track.LEGAL
    assert not Withdrawal.objects.exists(), "the second step declares it"
    page = text_of(answer)
    assert "Confirm withdrawal" in page
    payload = re.search(r'name="payload" value="([^"]+)"', page)
    assert payload
    client.post("/en/withdraw/confirm/", {"payload": payload[1]})
    made = Withdrawal.objects.get()
    assert [row.happened for row in made.claim.lines.all()] == ["too_small"]
    assert made.claim.track == Track.WITHDRAWAL


@pytest.mark.serves("GUA-01")
def test_the_intake_asks_for_nothing_but_what_happened(client: Client, carried: Order) -> None:
    page = text_of(client.get(f"/en/claim/?order={carried.token}")).split("<main")[1]
    asked = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([a-z]+)', page))
    assert asked - {"csrfmiddlewaretoken"} == {
        "order", "attempt", "happened", "wished", "words", "photos",
    }  # fmt: skip
    assert "it costs you nothing" in page


def test_nothing_chosen_is_told(client: Client, carried: Order) -> None:
    assert sent(client, carried, {}).status_code == 422
    assert not Claim.objects.exists()


@pytest.mark.serves("S1-5")
def test_the_desk_sees_every_right_in_one_queue_and_declines_with_a_reason(
    client: Client, carried: Order, alma
) -> None:
    sent(client, carried, {0: "broken"})
    claim = Claim.objects.get()
    client.force_login(alma)
    page = text_of(client.get("/desk/returns/"))
    assert carried.number in page
    address = reverse("backoffice:claim", args=[claim.token])
    assert "we have, by the calendar" in text_of(client.get(address))
    client.post(f"{address}refuse/", {"because": "no"})
    assert Claim.objects.get().state == ClaimState.OPEN
    client.post(f"{address}refuse/", {"because": "It was dropped, as the photo shows."})
    assert Claim.objects.get().state == ClaimState.REFUSED
    assert "as the photo shows" in text_of(client.get(f"/en/claim/{claim.token}/"))


def test_an_agent_without_the_right_pays_nothing_by_address(
    client: Client, carried: Order, ben, later: datetime
) -> None:
    claim = opened(carried, clock.now())
    client.force_login(ben)
    address = reverse("backoffice:claim", args=[claim.token])
    client.post(f"{address}agree/", {"wish": "refund"})
    for deed in ("reduce", "elsewhere", "refuse"):
        answer = client.post(f"{address}{deed}/", {"amount": "1", "proof": "x", "because": "a b"})
        assert answer.status_code == 403
    mine = CourierClaim.objects.get()
    paid = client.post(reverse("backoffice:courier_claim_paid", args=[mine.pk]), {"amount": "1"})
    assert paid.status_code == 403
    assert not Refund.objects.exists()
    assert Claim.objects.get().state == ClaimState.OPEN


@pytest.mark.serves("S2-11")
def test_the_evidence_is_a_paper_with_everything_on_it(
    client: Client, carried: Order, alma
) -> None:
    sent(client, carried, {0: "damaged"}, photos=[jpeg()])
    client.force_login(alma)
    mine = CourierClaim.objects.get()
    answer = client.get(reverse("backoffice:courier_claim_pack", args=[mine.pk]))
    assert answer.content.startswith(b"%PDF")
    assert b"/Image" in answer.content
    assert text_of(client.get(reverse("backoffice:courier_claims"))).count("Evidence as PDF") == 1


def test_the_queue_costs_the_same_with_one_and_with_three(
    client: Client, carried: Order, alma
) -> None:
    claim = opened(carried, clock.now())
    client.force_login(alma)

    def cost(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            text_of(client.get(address))
        return len(seen)

    one = cost("/desk/returns/")
    for place in range(2):
        claim.pk, claim.token, claim.sending = None, f"{place}" * 22, f"s{place}"
        claim.save()
    assert cost("/desk/returns/") == one
    drain(clock.now())
