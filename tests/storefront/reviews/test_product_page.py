"""Reviews on the product's page: whole, beside the title, never stale, and for machines once."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.kit.actors import Actor
from pistos.kit.words import near_day_words
from pistos.reviews.actions.authoring import withdraw_review
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.actions.translating import translate_review
from pistos.reviews.actions.voting import vote_helpful
from pistos.reviews.actions.writing import write_review
from pistos.reviews.facts import Translation, Voter, Writing
from pistos.reviews.models import ProductFigures, ProductVoice, Review
from tests.factories.reviews import invited
from tests.factories.shopping import Selling
from tests.storefront.reviews.conftest import Said

pytestmark = pytest.mark.django_db
PRODUCT = "/en/product/stoneware-mug/"
READER = Actor.machine("reader")


def read(client: Client, address: str = PRODUCT) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(html: str) -> str:
    """The part of reviews, without the visitor's own token in its forms."""
    part = html[html.index('id="reviews"') : html.index('<footer class="public-footer"')]
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", part)


@pytest.mark.serves("S1-26", "S1-48", "S1-49", "S4-34")
def test_the_sheet_holds_what_buyers_say(client: Client, said: Said) -> None:
    for stars in (5, 5, 4, 2, 1):
        said(stars, aspects={"quality": stars}, pros="Keeps warm" if stars > 3 else "")

    page = read(client)

    words = plain(section(page))
    assert "3.4" in words
    assert "from 5 reviews" in words
    assert "5 stars 2 40" in words.replace("\u202f", " ").replace("%", "")
    assert "1 star 1 20" in words
    assert "Proven purchase" in words
    assert "Quality" in words
    assert "None was hidden" in words
    assert "How we verify" in words


@pytest.mark.serves("S1-47")
def test_each_review_says_when_it_was_written_and_after_how_long_a_use(
    client: Client, said: Said, at: datetime
) -> None:
    review = said(4)
    day = near_day_words((at - timedelta(hours=499)).date(), at.date(), "en")
    assert f'href="/en/review/{review.public_id}/"' in section(read(client))
    assert day in plain(section(read(client)))

    line = review.order_line
    assert line is not None
    second = invited(line, at, months_after=6)
    write_review(invitation=second, writing=Writing(2, text="The glaze has cracks now."), at=at)

    words = plain(section(read(client)))
    assert "after 6 months of use" in words
    assert words.index("The glaze has cracks now.") < words.index(day)


@pytest.mark.serves("S4-32")
def test_stars_and_what_is_said_stand_before_the_button(client: Client, said: Said) -> None:
    said(5, text="Warm hands, good handle.")
    said(1, text="The lid drips on every table.")

    page = read(client)

    before = page[page.index("<h1>") : page.index('class="buy-form"')]
    assert 'href="#reviews"' in before
    assert "only 2 reviews so far" in plain(before)
    assert "Warm hands" in before
    assert "The lid drips" in before
    assert 'id="reviews"' in page


def test_no_review_is_said_plainly(client: Client, world: Selling) -> None:
    page = read(client)

    assert "Nobody who bought it has written about it yet" in page
    assert 'class="rating-line"' not in page


@pytest.mark.serves("S4-35")
def test_the_share_displayed_is_the_real_one(client: Client, said: Said, mug: Product) -> None:
    """Every review that was written stands on the pages, in the order of time, with its own stars; and
    the picture says the shares that the rows themselves give."""
    written = [said(stars) for stars in (5, 1, 4, 1, 5, 2, 3, 1, 5, 5, 1, 2, 4, 1)]
    shown: list[str] = []
    address = f"{PRODUCT}reviews/"
    while address:
        page = read(client, address)
        shown += re.findall(r'id="r-([\w-]+)"', page)
        further = re.search(r'rel="next" href="([^"]+)"', page) or re.search(
            r'href="([^"]+)"[^>]*rel="next"', page
        )
        address = further.group(1).replace("&amp;", "&") if further else ""

    assert shown == [row.public_id for row in reversed(written)]
    drawn = [float(each) for each in re.findall(r'star-fill" width="([\d.]+)%', read(client))]
    rows = list(Review.objects.filter(product=mug).values_list("stars", flat=True))
    real = [100 * rows.count(stars) / len(rows) for stars in (5, 4, 3, 2, 1)]
    assert drawn == pytest.approx(real, abs=0.1)


@pytest.mark.serves("S4-35")
def test_the_first_five_are_the_newest_whatever_they_say(client: Client, said: Said) -> None:
    good = [said(5) for _ in range(6)]
    for row in good:
        vote_helpful(review=row, voter=Voter(f"v{row.pk}"), by=READER, at=row.written_at)
    bad = [said(1) for _ in range(5)]

    page = read(client)

    assert re.findall(r'id="r-([\w-]+)"', page) == [row.public_id for row in reversed(bad)]


def test_a_new_review_shows_at_once_and_warm_pages_ask_two_questions(
    client: Client, said: Said, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    said(5)
    before = read(client)
    with django_assert_num_queries(2):
        assert section(read(client)) == section(before)

    newest = said(2, text="A crack after a week.")
    after = read(client)
    with django_assert_num_queries(2):
        assert "A crack after a week." in read(client)

    assert "A crack after a week." in after
    withdraw_review(review=newest, at=newest.written_at)
    assert "A crack after a week." not in read(client)


def test_a_reply_a_vote_and_a_removal_show_at_once(
    client: Client, said: Said, alma: User, at: datetime
) -> None:
    row = said(2, text="It leaks.")
    read(client)
    reply_publicly(review=row, text="We sent you a new lid on Monday, Buyer.", by=alma, at=at)
    replied = read(client)
    vote_helpful(review=row, voter=Voter("somebody"), by=READER, at=at)
    voted = read(client)
    remove_review(review=row, ground="wrong_product", words="It is about a kettle.", by=alma, at=at)
    removed = read(client)

    assert "We sent you a new lid" in replied
    assert re.search(r'Helpful\s*<span class="num">1</span>', voted)
    assert "It leaks." not in removed
    assert "1 of 1 was hidden" in plain(removed)


@pytest.mark.serves("S4-34")
def test_a_review_of_another_product_leaves_the_kept_page_alone(
    client: Client, said: Said, world: Selling, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    said(5)
    read(client)
    ProductFigures.objects.create(product_id=987_654, stamp=3)

    with django_assert_num_queries(2):
        read(client)


def test_many_reviews_cost_no_more_questions_than_ten(
    client: Client, said: Said, mug: Product
) -> None:
    for _ in range(10):
        said(4)
    read(client)
    few = questions_of(client)
    copy_reviews(mug, 300)

    assert questions_of(client) == few


def questions_of(client: Client) -> int:
    """How many statements a page costs that was not kept."""
    with CaptureQueriesContext(connection) as asked:
        page = read(client, f"{PRODUCT}?x={Review.objects.count()}")
    assert 'id="r-' in page
    return len(asked)


def copy_reviews(mug: Product, count: int) -> None:
    first = Review.objects.filter(product=mug).earliest("pk")
    Review.objects.bulk_create(
        Review(
            product=mug, stars=4 + n % 2, text=f"Number {n}", language="en", state="published",
            state_reason="imported", is_confirmed=True, source="imported:elsewhere",
            external_source="elsewhere", external_id=str(n), written_at=first.written_at,
            state_at=first.written_at, published_at=first.written_at, triage_at=first.written_at,
        )
        for n in range(count)
    )  # fmt: skip


@pytest.mark.serves("S3-47")
def test_divided_opinions_say_who_likes_it_and_who_does_not(
    client: Client, said: Said, mug: Product
) -> None:
    greek = "Πολύ καλή κούπα, κρατάει τη ζέστη και μου αρέσει το χρώμα της."
    for _ in range(8):
        said(5, text=greek)
    for _ in range(8):
        said(1, text="I do not like the shape of it at all, it slips out of my hand.")

    page = read(client)

    words = plain(page)
    assert "opinions are divided" in words
    assert "the average alone would mislead" in words
    fond = words[words.index("Who likes it more") : words.index("Who likes it less")]
    assert "Ελληνικά 8 of 8 gave four or five stars" in fond
    assert "English 0 of 8 gave four or five stars" in words


@pytest.mark.serves("S1-40")
def test_each_highlight_leads_to_a_real_review_and_stands_beside_criticism(
    client: Client, said: Said, mug: Product, at: datetime
) -> None:
    good, bad = said(5, text="It holds the heat for an hour."), said(2, text="The lid drips.")
    ProductVoice.objects.update_or_create(
        product=mug,
        defaults={
            "praise": [highlight("holds the heat", good)],
            "criticism": [highlight("the lid drips", bad)],
            "made_at": at,
        },
    )

    page = read(client)

    said_part = page[page.index("Praised most") :]
    links = re.findall(r'href="(/en/review/[\w-]+/)"', said_part)[:2]
    assert links == [f"/en/review/{good.public_id}/", f"/en/review/{bad.public_id}/"]
    assert "It holds the heat for an hour." in read(client, links[0])
    assert "The lid drips." in read(client, links[1])
    assert said_part.index("holds the heat") < said_part.index("Criticised most")


def highlight(words: str, review: Review) -> dict[str, object]:
    return {
        "kind": "words", "words": words, "language": "en", "count": 3, "of": 9,
        "review_ids": [review.public_id],
    }  # fmt: skip


@pytest.mark.serves("S4-34")
def test_machines_read_one_aggregate_of_all_that_is_shown(client: Client, said: Said) -> None:
    for stars in (5, 4, 4, 1):
        said(stars)

    page = read(client)

    assert page.count("AggregateRating") == 1
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(found[0])["aggregateRating"] == {
        "@type": "AggregateRating", "ratingValue": "3.50", "reviewCount": 4,
        "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    for other in ("/en/", "/en/reviews/", f"{PRODUCT}reviews/", "/en/category/mugs/"):
        assert "AggregateRating" not in read(client, other)


def test_machines_read_no_aggregate_without_a_review(client: Client, world: Selling) -> None:
    assert "aggregateRating" not in read(client)


@pytest.mark.serves("S4-34")
def test_home_and_categories_show_stars_with_their_count(client: Client, said: Said) -> None:
    before = read(client, "/en/category/mugs/")
    said(5, text="The best cup that I have ever had.")
    said(2, text="It arrived with a scratch.")

    category, home = read(client, "/en/category/mugs/"), read(client, "/en/")

    assert 'class="card-stars"' not in before
    assert "3.5 (2 reviews )" in plain(category)
    assert "3.5 (2 reviews )" in plain(home)
    assert "The best cup" in home
    assert "with a scratch" in home
    assert home.index("The best cup") < home.index("with a scratch")


def test_what_authors_write_is_words_and_no_markup(client: Client, said: Said) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    said(3, text=attack, title="<b>bold</b>", pros='"><svg onload=1>', display_name="<i>Eve</i>")

    for address in (PRODUCT, f"{PRODUCT}reviews/", "/en/reviews/", "/en/"):
        page = read(client, address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg onload" not in page
        assert "<i>Eve" not in page


def test_a_translation_is_marked_as_one_with_the_original_a_press_away(
    client: Client, said: Said, ben: User, at: datetime
) -> None:
    greek = said(1, text="Έσπασε αμέσως, και κανείς δεν απάντησε.")
    said(5, text="Warm hands, good handle.")
    before = read(client)
    assert 'lang="el"' in before
    assert "Written in: Ελληνικά" in before

    words = Translation(text="It broke at once, and nobody answered.")
    translate_review(review=greek, language="en", words=words, by=ben, at=at)

    for address in (
        PRODUCT,
        f"{PRODUCT}reviews/",
        "/en/reviews/",
        f"/en/review/{greek.public_id}/",
    ):
        page = read(client, address)
        assert "It broke at once, and nobody answered." in page, address
        assert "Έσπασε αμέσως" in page, address
        assert f"Translated from: Ελληνικά (translation: {ben.name}," in page, address
        hidden = page[page.index('<details class="review-original') :]
        assert "Έσπασε αμέσως" in hidden[: hidden.index("</details>")], address
    assert "It broke at once" not in read(client, PRODUCT.replace("/en/", "/el/"))


def test_an_author_sees_how_they_are_translated_and_refuses_it(
    client: Client, said: Said, ben: User, at: datetime
) -> None:
    greek = said(1, text="Έσπασε αμέσως, και κανείς δεν απάντησε.")
    words = Translation(text="Just lovely, and quick to answer.")
    translate_review(review=greek, language="en", words=words, by=ben, at=at)
    own = f"/el/my-review/{greek.author_token}/"
    assert "Just lovely" in read(client, own)
    assert "Just lovely" in read(client)

    client.post(f"{own}translation/", {"language": "en"})

    assert "Just lovely" not in read(client, own)
    page = read(client)
    assert "Just lovely" not in page
    assert "Έσπασε αμέσως" in page
