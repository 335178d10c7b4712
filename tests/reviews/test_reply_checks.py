"""A public reply is read by the same checks as a private one, before everybody reads it."""

from datetime import datetime

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.replies.actions.public import PublicHeldBack
from pistos.replies.models import PublicRemark
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.models import PublicReply
from tests.factories.reviews import reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
WORDS = "We are sorry if you felt ignored. The handle is mended by Friday."


@pytest.mark.serves("S4-17")
def test_conditional_apology_in_public_is_held_back_until_a_reason_stands(
    cleo: Customer, ben: User, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=2, text="The handle broke.")

    with pytest.raises(PublicHeldBack) as refused:
        reply_publicly(review=review, text=WORDS, by=ben, at=at)
    assert [each.code for each in refused.value.remarks] == ["conditional_apology"]
    assert not PublicReply.objects.exists()

    said = {"conditional_apology": "Her own words, quoted."}
    reply = reply_publicly(review=review, text=WORDS, by=ben, at=at, accepted=said)

    kept = PublicRemark.objects.get()
    assert (kept.about_kind, kept.about_id, kept.author) == ("review_reply", str(reply.pk), ben)
    assert kept.reason == "Her own words, quoted."


@pytest.mark.serves("S4-17")
def test_page_says_why_a_public_reply_waits_and_keeps_the_words(
    cleo: Customer, ben: User, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=2, text="The handle broke.")
    client = Client()
    client.force_login(ben)
    address = f"/desk/reviews/{review.public_id}/reply/"

    held = client.post(address, {"text": WORDS})
    page = held.content.decode()

    assert held.status_code == 422
    assert "An apology with an “if” in it." in page
    assert "The handle is mended by Friday." in page
    client.post(address, {"text": WORDS, "reason-conditional_apology": "Her own words."})
    assert PublicReply.objects.get().text == WORDS
