"""A review is written by its buyer alone: by the mail's link, or by an order and a link; and stays theirs."""

import io
import re
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.models import Appeal, Flag, HelpfulVote, Invitation, Review, State
from tests.factories.reviews import bought, invited
from tests.storefront.reviews.conftest import Said

pytestmark = pytest.mark.django_db
SAID = {"stars": "4", "text": "Good and heavy, and it keeps warm.", "display_name": "Cleo"}


@pytest.fixture
def invitation(cleo: Customer, mug: Product, at: datetime) -> Invitation:
    return invited(bought(cleo, at, product=mug), at)


def link(invitation: Invitation) -> str:
    return f"/en/write-review/{invitation.token}/"


def follow(client: Client, address: str, data: dict[str, object] | None = None) -> str:
    response = client.post(address, data or {}, follow=True)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    Image.new("RGB", (320, 240), "teal").save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("mug.jpg", file.getvalue(), "image/jpeg")


@pytest.mark.parametrize("stars", ["1", "5"])
def test_the_star_of_the_mail_fills_in_and_records_nothing(
    client: Client, invitation: Invitation, stars: str
) -> None:
    happened = Event.objects.count()
    for _ in range(3):  # a scanner of mail follows every link, more than once
        for given in "12345":
            client.get(f"{link(invitation)}?stars={given}")
            client.head(f"{link(invitation)}?stars={given}")
    page = client.get(f"{link(invitation)}?stars={stars}").content.decode()

    checked = re.findall(r'<input type="radio" name="stars" value="(\d)"[^>]*checked', page)
    assert checked == [stars]
    assert not Review.objects.exists()
    assert Event.objects.count() == happened


@pytest.mark.serves("S1-48")
def test_a_review_is_published_at_once_as_it_was_written(
    client: Client, invitation: Invitation
) -> None:
    given = {**SAID, "aspect_quality": "5", "pros": "Heavy", "photos": [picture()], "title": "Good"}
    page = follow(client, link(invitation), given)

    review = Review.objects.get()
    assert (review.stars, review.text, review.title) == (4, SAID["text"], "Good")
    assert review.aspects == {"quality": 5}
    assert review.is_verified
    assert review.photos.count() == 1
    assert "Your review stands there" in page
    shown = client.get(f"/en/review/{review.public_id}/").content.decode()
    assert SAID["text"] in shown
    source = re.search(r'src="(/en/review/[^"]+/photo/[^"]+)"', shown)
    assert source
    file = client.get(source.group(1))
    assert file["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(file.content)).getexif() == {}


def test_an_invitation_is_good_for_one_review(client: Client, invitation: Invitation) -> None:
    follow(client, link(invitation), SAID)
    again = client.post(link(invitation), {**SAID, "stars": "1"})

    review = Review.objects.get()
    assert review.stars == 4
    assert again["Location"] == f"/en/my-review/{review.author_token}/"


def test_an_invitation_that_is_over_says_so(
    client: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch, at: datetime
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(days=91))

    page = client.post(link(invitation), SAID)

    assert "The time for this link is over" in page.content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"stars": ""}, "This field is required"),
        ({"stars": "6"}, "Select a valid choice"),
        ({"text": "x" * 100_000}, "at most 5000 characters"),
        ({"aspect_quality": "9"}, "Select a valid choice"),
        ({"photos": [SimpleUploadedFile("a.jpg", b"<script>GIF89a", "image/jpeg")]}, "no picture"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_lost(
    client: Client, invitation: Invitation, given: dict[str, object], said: str
) -> None:
    response = client.post(link(invitation), {**SAID, "title": "A heading", **given})

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert 'value="A heading"' in page
    assert not Review.objects.exists()


def on_site(client: Client, **more: str) -> str:
    page = client.get("/en/product/stoneware-mug/review/").content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', page)
    assert shown
    given = {**SAID, "shown": shown.group(1), "order_number": "1001", **more}
    return follow(client, "/en/product/stoneware-mug/review/", given)


def test_written_on_site_it_waits_for_the_link_to_the_orders_address(
    client: Client, cleo: Customer, mug: Product, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    bought(cleo, at, product=mug)
    monkeypatch.setattr("pistos.storefront.proofs.TOO_QUICK_SECONDS", 0)

    known = on_site(client, email="cleo@customer.example")
    unknown = on_site(client, email="eve@customer.example")

    review = Review.objects.get()
    assert review.state == State.RECEIVED
    assert known[known.index("<h1") :] == unknown[unknown.index("<h1") :]
    address = f"/en/confirm-review/{review.author_token}/"
    assert SAID["text"] in client.get(address).content.decode()
    assert Review.objects.get().state == State.RECEIVED  # a scanner's look confirms nothing
    assert "Your review stands there" in follow(client, address)
    assert Review.objects.get().is_verified


def test_a_program_that_writes_on_site_is_stopped(
    client: Client, cleo: Customer, mug: Product, at: datetime
) -> None:
    bought(cleo, at, product=mug)

    answer = client.post(
        "/en/product/stoneware-mug/review/",
        {**SAID, "order_number": "1001", "email": cleo.email, "website": "http://spam.example"},
    )

    assert answer.status_code == 422
    assert not Review.objects.exists()


def test_its_author_changes_it_and_takes_it_back(client: Client, said: Said) -> None:
    review = said(2, text="It leaks a little.")
    own = f"/en/my-review/{review.author_token}/"
    looked = Event.objects.count()
    assert "It leaks a little." in client.get(f"{own}change/").content.decode()
    assert Event.objects.count() == looked

    changed = follow(client, f"{own}change/", {**SAID, "stars": "3"})
    withdrawn = follow(client, f"{own}withdraw/")

    review.refresh_from_db()
    assert (review.stars, review.text) == (3, SAID["text"])
    assert review.versions.count() == 2
    assert "Your new words stand there now" in changed
    assert "You have taken your review back" in withdrawn
    assert client.get(f"/en/review/{review.public_id}/").status_code == 404


@pytest.mark.serves("S4-36")
def test_only_its_author_says_that_the_matter_is_settled(
    client: Client, said: Said, alma: User, at: datetime
) -> None:
    review = said(1, text="It broke.")
    reply_publicly(review=review, text="A new one leaves us today, Buyer.", by=alma, at=at)
    own = f"/en/my-review/{review.author_token}/"
    public = f"/en/review/{review.public_id}/"
    assert "Is the matter settled?" in client.get(own).content.decode()
    before = client.get(public).content.decode()

    follow(client, f"{own}outcome/", {"outcome": "resolved"})

    assert "A new one leaves us today" in before
    assert "Settled, says the author." not in before
    assert "Settled, says the author." in client.get(public).content.decode()


def test_a_removal_is_explained_and_can_be_appealed(
    client: Client, said: Said, alma: User, at: datetime
) -> None:
    review = said(1, text="The kettle is bad.")
    words = "You write about the kettle, and this is the mug."
    remove_review(review=review, ground="wrong_product", words=words, by=alma, at=at)
    own = f"/en/my-review/{review.author_token}/"

    page = client.get(own).content.decode()
    after = follow(client, f"{own}appeal/", {"words": "I bought both."})

    assert words in page
    assert "It is about another product" in page
    assert Appeal.objects.get().words == "I bought both."
    assert "You asked for another look" in after
    assert Review.objects.get().state == State.REMOVED


@pytest.mark.parametrize("deed", ["", "change/", "withdraw/", "outcome/", "appeal/"])
def test_nobody_without_the_link_is_the_author(client: Client, said: Said, deed: str) -> None:
    review = said(2)
    for token in ("x" * 22, review.public_id):
        address = f"/en/my-review/{token}/{deed}"
        assert client.get(address).status_code in (404, 405)
        assert client.post(address, SAID).status_code in (404, 405)

    review.refresh_from_db()
    assert (review.stars, review.state, review.outcome) == (2, State.PUBLISHED, "")


def test_a_reader_finds_it_helpful_once_and_a_script_does_not_count(
    said: Said, mug: Product
) -> None:
    review = said(4)
    address = f"/en/review/{review.public_id}/helpful/"
    reader = Client()
    reader.get("/en/product/stoneware-mug/")
    for _ in range(3):
        reader.post(address)
    assert Review.objects.get().helpful_count == 1

    for _ in range(40):
        script = Client()
        script.get("/en/product/stoneware-mug/")
        script.post(address)

    assert Review.objects.get().helpful_count == 3
    kept = HelpfulVote.objects.first()
    assert kept is not None
    assert "127.0.0.1" not in kept.network


def test_a_vote_leads_back_to_a_page_of_ours_alone(client: Client, said: Said) -> None:
    review = said(4)
    address = f"/en/review/{review.public_id}/helpful/"
    host = "http://testserver"

    ours = client.post(address, headers={"referer": f"{host}/en/reviews/?sort=oldest"})
    theirs = client.post(address, headers={"referer": "http://evil.example/x"})

    assert ours["Location"] == f"/en/reviews/?sort=oldest#r-{review.public_id}"
    assert theirs["Location"] == f"/en/review/{review.public_id}/#r-{review.public_id}"


@pytest.mark.serves("S0-35")
def test_a_report_hides_nothing_and_needs_a_published_ground(client: Client, said: Said) -> None:
    review = said(1, text="Worst cup of my life, a disgrace.")
    address = f"/en/review/{review.public_id}/flag/"

    harsh = client.post(address, {"ground": "harsh", "words": "It is rude."})
    thanks = follow(client, address, {"ground": "conflict", "words": "A rival.", "email": ""})

    assert harsh.status_code == 422
    assert "A person looks at it; until then it stays." in thanks
    assert "Worst cup of my life" in thanks
    assert Flag.objects.get().ground == "conflict"


@pytest.mark.serves("S0-35")
def test_the_public_record_shows_every_decision_and_the_share(
    client: Client, said: Said, alma: User, at: datetime
) -> None:
    for stars in (5, 4, 3, 2):
        said(stars)
    gone = said(1, text="Buy at my shop instead.")
    remove_review(review=gone, ground="advertising", words="It advertises.", by=alma, at=at)

    record = client.get("/en/reviews/moderation/").content.decode()
    product = client.get("/en/product/stoneware-mug/").content.decode()

    words = " ".join(re.sub(r"<[^>]+>", " ", record).split())
    assert "Of 5 reviews 1 is hidden" in words
    assert "It advertises something else. 1" in words
    assert "1 star 1" in words
    assert "removed" in words
    assert "1 of 5 was hidden" in product


@pytest.mark.serves("OMN-01", "DSA-01")
def test_beside_the_reviews_is_told_who_is_verified_what_is_shown_and_what_was_given(
    client: Client, said: Said
) -> None:
    said(5, was_given=True)
    said(1)
    beside = client.get("/en/product/stoneware-mug/").content.decode()
    beside = beside[beside.index('id="reviews"') :]

    page = " ".join(
        re.sub(r"<[^>]+>", " ", client.get("/en/reviews/how/").content.decode()).split()
    )

    assert "2 by proven buyers" in " ".join(re.sub(r"<[^>]+>", " ", beside).split())
    assert "was given something for it" in beside
    assert 'href="/en/reviews/how/"' in beside
    for told in (
        "worked out by the program",  # whether and how buyers are verified
        "All of it, good and bad",  # whether all are published
        "the plain mean of all the stars shown",  # how the score is made
        "for 1 the author was given something",  # incentives
        "The author is told why and may appeal",  # statement of reasons
        "Authorities and whoever reports illegal content reach us at shop@kalamos.example",
    ):
        assert told in page, told


@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_how_reviews_are_verified_stands_beside_them(
    client: Client, said: Said, language: str
) -> None:
    said(5)
    product = client.get(f"/{language}/product/stoneware-mug/").content.decode()

    assert f'href="/{language}/reviews/how/"' in product[product.index('id="reviews"') :]
    page = client.get(f"/{language}/reviews/how/").content.decode()
    assert page.count("<li>") >= 10
    assert "shop@kalamos.example" in page


@pytest.mark.parametrize(
    "query", ["stars=9", "stars=x", "language=xx", "sort=stars__lt", "after=rubbish", "sort=id"]
)
def test_lists_refuse_what_they_do_not_have(client: Client, said: Said, query: str) -> None:
    said(5)

    assert client.get(f"/en/product/stoneware-mug/reviews/?{query}").status_code in (200, 404, 409)


@pytest.mark.parametrize(
    ("query", "expected"),
    [("stars=1", [1]), ("verified=yes", [5, 1]), ("language=en", [5, 1]), ("sort=lowest", [1, 5])],
)
def test_lists_filter_and_sort_as_they_say(
    client: Client, said: Said, query: str, expected: list[int]
) -> None:
    said(1)
    said(5)

    page = client.get(f"/en/product/stoneware-mug/reviews/?{query}").content.decode()

    shown = re.findall(r'id="r-([\w-]+)"', page)
    stars = dict(Review.objects.values_list("public_id", "stars"))
    assert [stars[each] for each in shown] == expected
