"""A review comes in: by an invitation, or on the site and confirmed by a link to the buyer's address."""

import json
from datetime import datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.errors import NotFound, Refused
from pistos.kit.photos import PhotoUnusable
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import OrderState
from pistos.reviews.actions.authoring import (
    allow_quoting,
    change_review,
    confirm_outcome,
    forbid_quoting,
    withdraw_review,
)
from pistos.reviews.actions.moderating import publish_review
from pistos.reviews.actions.writing import (
    AlreadyReviewed,
    InvitationOver,
    InvitationUsed,
    WrittenByStaff,
    confirm_review,
    write_on_site,
    write_review,
)
from pistos.reviews.facts import OrderMatch, Writing
from pistos.reviews.models import Review, State
from pistos.reviews.queries.exporting import own_json
from pistos.reviews.rules.content import WritingUnusable
from tests.factories.reviews import a_product, bought, invited, reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
GOOD = Writing(4, text="A good mug, a little heavy.", language="en")


@pytest.mark.serves("S1-48")
@pytest.mark.serves("OMN-02")
def test_an_invited_review_is_shown_at_once_and_verified(cleo: Customer, at: datetime) -> None:
    line = bought(cleo, at)

    review = write_review(
        invitation=invited(line, at),
        writing=Writing(
            2,
            "Too small",
            "It holds less than it says.",
            aspects={"as_described": 2},
            language="en",
        ),
        at=at,
    )

    review.refresh_from_db()
    assert (review.state, review.state_reason) == (State.PUBLISHED, "clear")
    assert review.is_verified
    assert (review.order_line, review.product_id, review.aspects) == (
        line,
        line.product_id,
        {"as_described": 2},
    )
    assert review.parcel is not None
    assert review.experienced_on == (at - timedelta(days=7)).date()
    event = Event.objects.get(name="reviews.ReviewWritten")
    assert event.data == {
        "review_id": review.pk,
        "product_id": review.product_id,
        "stars": 2,
        "state": "published",
        "reason": "clear",
    }
    assert (event.actor_kind, event.actor_id) == ("customer", str(cleo.pk))


@pytest.mark.serves("S0-35")
@pytest.mark.serves("OMN-03")
@pytest.mark.parametrize("stars", [1, 2, 3, 4, 5])
def test_stars_decide_nothing(cleo: Customer, at: datetime, stars: int) -> None:
    review = reviewed(cleo, at, stars=stars, text="Terrible, awful, never again. A shame!!")

    assert review.state == State.PUBLISHED


def test_an_invitation_is_good_for_one_review(cleo: Customer, at: datetime) -> None:
    invitation = invited(bought(cleo, at), at)
    write_review(invitation=invitation, writing=GOOD, at=at)

    with pytest.raises(InvitationUsed):
        write_review(invitation=invitation, writing=GOOD, at=at)

    assert Review.objects.count() == 1


def test_an_invitation_ends(cleo: Customer, at: datetime) -> None:
    invitation = invited(bought(cleo, at), at)

    with pytest.raises(InvitationOver):
        write_review(invitation=invitation, writing=GOOD, at=invitation.expires_at)

    assert not Review.objects.exists()


@pytest.mark.serves("OMN-03")
def test_staff_do_not_rate_what_the_shop_sells(cleo: Customer, ben: User, at: datetime) -> None:
    cleo.email = ben.email.upper()
    cleo.save()

    with pytest.raises(WrittenByStaff):
        write_review(invitation=invited(bought(cleo, at), at), writing=Writing(5), at=at)

    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("writing", "words"),
    [
        (Writing(0), "one and five"),
        (Writing(6), "one and five"),
        (Writing(4, text="a" * 100_000), "100,000"),
        (Writing(4, title="a" * 121), "120"),
        (Writing(4, pros="a" * 501), "500"),
        (Writing(4, display_name="a" * 61), "60"),
        (Writing(4, aspects={"quality": 6}), "aspect"),
        (Writing(4, aspects={"smell": 3}), "aspect"),
        (Writing(4, photos=(b"",) * 6), "five photos"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_never_cut(
    cleo: Customer, at: datetime, writing: Writing, words: str
) -> None:
    invitation = invited(bought(cleo, at), at)

    with pytest.raises(WritingUnusable, match=words):
        write_review(invitation=invitation, writing=writing, at=at)

    invitation.refresh_from_db()
    assert invitation.review is None
    assert not Review.objects.exists()


def test_signs_of_html_are_words_and_controls_are_nothing(cleo: Customer, at: datetime) -> None:
    evil = "<script>alert(1)</script>\x00\u202e"

    review = reviewed(
        cleo, at, text=evil, title=evil, pros=evil, cons=evil, display_name="<b>\x00\u202eC</b>"
    )

    review.refresh_from_db()
    assert review.text == "<script>alert(1)</script>\u202e"
    assert review.title == review.pros == review.cons == "<script>alert(1)</script>"
    assert review.display_name == "<b>C</b>"


def test_card_numbers_never_arrive(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, text="I paid with 4111 1111 1111 1111 and it came.")

    assert "4111" not in review.text
    assert review.state == State.PUBLISHED


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Write to the owner at nikos@private.example, he knows.", "personal_data"),
        ("Call 694 123 4567 and complain.", "personal_data"),
        ("See https://a.example and https://b.example for better ones.", "advertising"),
    ],
)
def test_only_what_harms_by_being_seen_waits_and_its_author_is_told(
    cleo: Customer, at: datetime, mailoutbox: list[EmailMessage], text: str, ground: str
) -> None:
    review = reviewed(cleo, at, stars=5, text=text)
    drain(at)

    assert (review.state, review.state_reason) == (State.HELD, ground)
    mail = Message.objects.get(template="review_held")
    assert mail.text == ""  # Its link opens the author's own page: no colleague reads it.
    assert review.author_token in mailoutbox[-1].body

    fixed = change_review(review=review, writing=Writing(5, text="A fine mug."), at=at)

    assert fixed.state == State.PUBLISHED


def test_who_waited_hears_that_the_review_is_shown_and_is_thanked(
    cleo: Customer, alma: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    review = reviewed(cleo, at, stars=1, text="Call 694 123 4567 and complain.")
    drain(at)
    assert not Message.objects.filter(template__in=["review_shown", "thanks"]).exists()

    publish_review(review=review, by=alma, at=at)
    drain(at)

    assert Message.objects.get(template="review_shown").to_address == cleo.email
    assert any(review.author_token in mail.body for mail in mailoutbox[1:])
    assert Message.objects.filter(template="thanks").count() == 1


@pytest.mark.serves("OMN-02")
def test_on_the_site_an_order_and_its_address_lead_to_a_link(
    cleo: Customer, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    line = bought(cleo, at)
    match = OrderMatch("1001", "CLEO@customer.example")

    review = write_on_site(product=a_product(), writing=GOOD, match=match, at=at)
    drain(at)

    assert review is not None
    assert (review.state, review.is_verified) == (State.RECEIVED, False)
    mail = Message.objects.get(template="review_confirm")
    assert (mail.to_address, mail.text) == (cleo.email, "")
    assert review.author_token in mailoutbox[-1].body

    confirmed = confirm_review(token=review.author_token, at=at)

    confirmed.refresh_from_db()
    assert (confirmed.state, confirmed.is_verified) == (State.PUBLISHED, True)
    assert confirmed.order_line == line
    assert confirm_review(token=review.author_token, at=at) == confirmed


@pytest.mark.parametrize(
    ("number", "email"),
    [("1002", "cleo@customer.example"), ("1001", "dora@customer.example"), ("", ""), ("1001", "")],
)
def test_nobody_learns_whose_orders_there_are(
    cleo: Customer, at: datetime, number: str, email: str
) -> None:
    bought(cleo, at)

    match = OrderMatch(number, email)
    assert write_on_site(product=a_product(), writing=GOOD, match=match, at=at) is None

    drain(at)
    assert not Review.objects.exists()
    assert not Message.objects.exists()


def test_somebody_elses_address_is_not_flooded(cleo: Customer, at: datetime) -> None:
    bought(cleo, at)
    match = OrderMatch("1001", cleo.email)

    made = [write_on_site(product=a_product(), writing=GOOD, match=match, at=at) for _n in range(5)]
    drain(at)

    assert sum(review is not None for review in made) == 3
    assert Message.objects.filter(template="review_confirm").count() == 3


def test_a_second_link_of_one_purchase_confirms_nothing(cleo: Customer, at: datetime) -> None:
    bought(cleo, at)
    match = OrderMatch("1001", cleo.email)
    first, second = (
        write_on_site(product=a_product(), writing=GOOD, match=match, at=at) for _n in range(2)
    )
    assert first
    assert second
    confirm_review(token=first.author_token, at=at)

    with pytest.raises(AlreadyReviewed):
        confirm_review(token=second.author_token, at=at)

    assert write_on_site(product=a_product(), writing=GOOD, match=match, at=at) is None


def test_a_link_that_nobody_opened_in_time_is_dead(cleo: Customer, at: datetime) -> None:
    bought(cleo, at)
    review = write_on_site(
        product=a_product(), writing=GOOD, match=OrderMatch("1001", cleo.email), at=at
    )
    assert review

    with pytest.raises(NotFound):
        confirm_review(token=review.author_token, at=at + timedelta(days=30))
    with pytest.raises(NotFound):
        confirm_review(token="x" * 22, at=at)


def test_a_cancelled_order_is_no_purchase(cleo: Customer, at: datetime) -> None:
    line = bought(cleo, at)
    line.order.state = OrderState.CANCELLED
    line.order.save()

    match = OrderMatch("1001", cleo.email)
    assert write_on_site(product=a_product(), writing=GOOD, match=match, at=at) is None


def test_the_author_changes_and_takes_back(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=2, text="It leaks.")

    changed = change_review(
        review=review, writing=Writing(4, text="It was the lid; mine was loose."), at=at
    )
    taken = withdraw_review(review=changed, at=at)

    assert (changed.stars, changed.version) == (4, 2)
    assert taken.state == State.WITHDRAWN
    assert withdraw_review(review=taken, at=at).state == State.WITHDRAWN
    assert Event.objects.filter(name="reviews.ReviewWithdrawn").count() == 1
    with pytest.raises(Refused):
        change_review(review=taken, writing=GOOD, at=at)


def test_only_the_author_says_that_it_is_settled(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=2)

    confirm_outcome(review=review, outcome="resolved", at=at)
    confirm_outcome(review=review, outcome="resolved", at=at)

    assert Event.objects.filter(name="reviews.OutcomeConfirmed").count() == 1
    review.refresh_from_db()
    assert (review.outcome, review.outcome_at) == ("resolved", at)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc00000030101003bb2c1d40000000049454e44ae426082"
)


def test_a_polyglot_photo_is_made_anew(cleo: Customer, at: datetime) -> None:
    evil = PNG + b"<script>alert(1)</script>PK\x03\x04"

    review = reviewed(cleo, at, photos=(evil, evil))

    photo = review.photos.get()
    with default_storage.open(photo.file) as file:
        kept = file.read()
    assert b"script" not in kept
    assert kept[:4] == b"RIFF"
    assert Review.objects.get(pk=review.pk).photo_count == 1


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7", b"<svg onload='x'/>"])
def test_what_is_no_picture_is_refused_with_the_review(
    cleo: Customer, at: datetime, content: bytes
) -> None:
    with pytest.raises(PhotoUnusable):
        reviewed(cleo, at, photos=(content,))

    assert not Review.objects.exists()


@pytest.mark.serves("S1-55")
@pytest.mark.parametrize("stars", [1, 5])
def test_the_author_of_a_review_is_thanked_once_whatever_the_stars(
    cleo: Customer, stars: int, at: datetime
) -> None:
    line = bought(cleo, at)
    writing = Writing(stars, text="It holds less than it says.", language="en")
    review = write_review(invitation=invited(line, at), writing=writing, at=at)

    drain(at)
    change_review(review=review, writing=Writing(3, text="Half as bad.", language="en"), at=at)
    drain(at)

    thanks = Message.objects.get(template="thanks")
    assert line.name in thanks.text
    assert "/review/" not in thanks.text


@pytest.mark.serves("S4-33")
def test_only_its_author_lets_a_review_be_quoted_elsewhere_and_takes_it_back(
    cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=2)

    allow_quoting(review=review, at=at)
    allow_quoting(review=review, at=at + timedelta(hours=1))
    review.refresh_from_db()
    assert review.quotable_since == at
    assert [each["quotable"] for each in json.loads("".join(own_json()))] == [True]

    forbid_quoting(review=review, at=at)
    review.refresh_from_db()
    assert review.quotable_since is None
    names = Event.objects.filter(name__startswith="reviews.Quoting").values_list("name", flat=True)
    assert list(names.order_by("pk")) == ["reviews.QuotingAllowed", "reviews.QuotingForbidden"]


def test_what_is_not_shown_cannot_be_quoted(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at)
    withdraw_review(review=review, at=at)

    with pytest.raises(Refused, match="shown"):
        allow_quoting(review=review, at=at)
