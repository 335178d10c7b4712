"""Lists of reviews are kept whole, show every change at once, and cost little where they are made anew."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.reviews.actions.authoring import withdraw_review
from pistos.reviews.actions.flagging import flag_review, keep_flagged
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.actions.voting import vote_helpful
from pistos.reviews.facts import Complaint, Voter
from pistos.reviews.models import ReviewPhoto
from pistos.shop.models import Shop
from tests.storefront.reviews.conftest import Said

pytestmark = pytest.mark.django_db
OF_MUG, OF_SHOP = "/en/product/stoneware-mug/reviews/", "/en/reviews/"
READER = Actor.machine("reader")
BOTH = pytest.mark.parametrize("address", [OF_MUG, OF_SHOP])


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@BOTH
def test_a_warm_list_asks_one_question(
    client: Client, said: Said, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    said(5, text="Warm hands.")
    first = read(client, address)

    with django_assert_num_queries(1):
        again = read(client, address)

    assert "Warm hands." in again
    assert without_tokens(again) == without_tokens(first)


def without_tokens(html: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", html)


@pytest.mark.parametrize(
    ("address", "questions"),
    [
        (f"{OF_MUG}?sort=helpful", 4),
        (f"{OF_MUG}?stars=2", 7),
        (f"{OF_MUG}?language=en&sort=lowest", 4),
        (f"{OF_MUG}?photos=yes", 4),
        (f"{OF_SHOP}?sort=oldest", 5),
    ],
    ids=["helpful", "what stands above it too", "language", "photos", "of the shop"],
)
@pytest.mark.parametrize("many", [1, 12])
def test_a_list_that_was_not_asked_for_yet_costs_few_questions(
    client: Client,
    said: Said,
    alma: User,
    at: datetime,
    address: str,
    questions: int,
    many: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Where it stands, its rows, their photos and their replies; the shop's list names its products too."""
    for number in range(many):
        row = said(2, text=f"It drips, said {number}.")
        text = {0: "Your money is back with you.", many - 1: "A larger one is on its way."}
        if number in text:
            reply_publicly(review=row, text=text[number], by=alma, at=at)
        photographed(row)
    read(client, address.partition("?")[0])

    with django_assert_num_queries(questions):
        assert "It drips" in read(client, address)


def photographed(row) -> None:
    ReviewPhoto.objects.create(review=row, file="x.webp", width=4, height=3, sha256="a" * 64)
    row.photo_count = 1
    row.save(update_fields=["photo_count"])


@BOTH
def test_every_change_shows_at_once(
    client: Client, said: Said, alma: User, at: datetime, address: str
) -> None:
    row = said(2, text="It leaks.")
    seen = [read(client, address)]
    reply_publicly(review=row, text="We sent you a new lid on Monday, Buyer.", by=alma, at=at)
    seen.append(read(client, address))
    reply_publicly(review=row, text="The new lid is with you since noon, Buyer.", by=alma, at=at)
    seen.append(read(client, address))
    vote_helpful(review=row, voter=Voter("somebody"), by=READER, at=at)
    seen.append(read(client, address))
    newest = said(5, text="A second one, and it holds.")
    seen.append(read(client, address))
    withdraw_review(review=newest, at=at)
    seen.append(read(client, address))
    remove_review(review=row, ground="wrong_product", words="It is about a kettle.", by=alma, at=at)
    removed = read(client, address)

    assert ["It leaks." in page for page in seen] == [True] * 6
    assert ["We sent you a new lid" in page for page in seen[:3]] == [False, True, False]
    assert "The new lid is with you" in seen[2]
    votes = [bool(re.search(r'Helpful\s*<span class="num">1</span>', page)) for page in seen]
    assert votes == [False, False, False, True, True, True]
    assert ["A second one" in page for page in seen[3:]] == [False, True, False]
    assert "It leaks." not in removed
    assert "1 of 1 was hidden" in " ".join(re.sub(r"<[^>]+>", " ", removed).split())


@BOTH
def test_what_was_flagged_stays_until_a_person_decides(
    client: Client, said: Said, alma: User, at: datetime, address: str
) -> None:
    row = said(1, text="The worst lid that I have ever had.")
    read(client, address)
    flag = flag_review(review=row, complaint=Complaint("wrong_product", "No."), by=READER, at=at)
    flagged = read(client, address)
    keep_flagged(flag=flag, words="It is about the mug.", by=alma, at=at)

    assert "The worst lid" in flagged
    assert "The worst lid" in read(client, address)


@BOTH
def test_each_language_its_own_and_the_shops_new_name_at_once(
    client: Client, said: Said, address: str
) -> None:
    said(5)
    english, greek = read(client, address), read(client, address.replace("/en/", "/el/"))
    Shop.objects.update(name="Kalamos of Sifnos")

    assert "What buyers say" in english
    assert "What buyers say" not in greek
    assert "Kalamos of Sifnos" in read(client, address)


@BOTH
def test_yesterday_is_the_days_before_as_soon_as_the_day_ends(
    client: Client, said: Said, at: datetime, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = said(5)
    told = []
    for hours in (1, 2, 30):
        later = row.written_at + timedelta(hours=hours)
        monkeypatch.setattr(clock, "now", lambda now=later: now)
        told.append(re.findall(r"<time [^>]+>([^<]+)</time>", read(client, address))[0])

    assert told == ["today", "today", "yesterday"]


def test_a_kept_list_gives_each_reader_a_token_of_their_own(
    said: Said, mug: Product, at: datetime
) -> None:
    row = said(5)
    tokens = []
    for _ in range(2):
        reader = Client(enforce_csrf_checks=True)
        page = read(reader, OF_MUG)
        form = page[page.index(f'action="/en/review/{row.public_id}/helpful/"') :]
        tokens.append(re.search(r'csrfmiddlewaretoken" value="(\w+)"', form).group(1))
        sent = reader.post(
            f"/en/review/{row.public_id}/helpful/", {"csrfmiddlewaretoken": tokens[-1]}
        )
        assert sent.status_code == 302

    assert tokens[0] != tokens[1]
    row.refresh_from_db()
    assert row.helpful_count == 2
    assert f'href="/en/review/{row.public_id}/flag/"' in page
