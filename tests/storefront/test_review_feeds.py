"""The feeds of reviews: whole, in the structure that their readers publish, in constant memory.

The structure of Google's feed 2.4 is written out here from its public description
(developers.google.com/product-review-feeds/schema): order, what is needed, and the types.
"""

import csv
import io
import xml.etree.ElementTree as ET
from datetime import datetime

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient

from pistos.reviews.actions.recording import record_reviews
from pistos.reviews.facts import ReviewFacts
from pistos.reviews.models import Review, ReviewPhoto
from pistos.reviews.queries import exporting
from pistos.shop.models import Shop
from pistos.storefront import review_feeds
from tests.factories.reviews import a_product, reviewed

pytestmark = pytest.mark.django_db(transaction=True)
ONE, MAYBE, MANY = (1, 1), (0, 1), (1, 9_999_999)
STRUCTURE: dict[str, list[tuple[str, tuple[int, int]]]] = {
    "feed": [("version", ONE), ("aggregator", MAYBE), ("publisher", ONE), ("reviews", MAYBE)],
    "aggregator": [("name", ONE)],
    "publisher": [("name", ONE), ("favicon", MAYBE)],
    "reviews": [("review", (0, 9_999_999))],
    "review": [
        ("review_id", ONE), ("reviewer", ONE), ("is_verified_purchase", MAYBE),
        ("is_incentivized_review", MAYBE), ("review_timestamp", ONE), ("title", MAYBE),
        ("content", ONE), ("review_language", MAYBE), ("review_country", MAYBE), ("pros", MAYBE),
        ("cons", MAYBE), ("review_url", ONE), ("reviewer_images", MAYBE), ("ratings", ONE),
        ("products", ONE), ("is_spam", MAYBE), ("collection_method", MAYBE),
        ("transaction_id", MAYBE),
    ],
    "reviewer": [("name", ONE), ("reviewer_id", MAYBE)],
    "pros": [("pro", MANY)],
    "cons": [("con", MANY)],
    "reviewer_images": [("reviewer_image", MANY)],
    "reviewer_image": [("url", ONE)],
    "ratings": [("overall", ONE)],
    "products": [("product", MANY)],
    "product": [("product_ids", MAYBE), ("product_name", MAYBE), ("product_url", ONE)],
    "product_ids": [("gtins", MAYBE), ("mpns", MAYBE), ("skus", MAYBE), ("brands", MAYBE),
                    ("asins", MAYBE)],
    "gtins": [("gtin", MANY)],
    "mpns": [("mpn", MANY)],
    "skus": [("sku", MANY)],
    "brands": [("brand", MANY)],
}  # fmt: skip
ATTRIBUTES = {"name": {"is_anonymous"}, "review_url": {"type"}, "overall": {"min", "max"}}
NEEDED = {"review_url": {"type"}, "overall": {"min", "max"}}


def check(node: ET.Element) -> None:
    """Raises where a node or anything below it is not as the schema says."""
    given = set(node.attrib)
    if node.tag == "feed":
        given = {name for name in given if "noNamespaceSchemaLocation" not in name}
    assert given <= ATTRIBUTES.get(node.tag, set()), (node.tag, given)
    assert given >= NEEDED.get(node.tag, set()), node.tag
    if node.tag not in STRUCTURE:
        assert not list(node), node.tag
        assert (node.text or "").strip(), f"{node.tag} is empty"
        check_value(node)
        return
    left = [child.tag for child in node]
    for name, (least, most) in STRUCTURE[node.tag]:
        count = 0
        while left and left[0] == name:
            left.pop(0)
            count += 1
        assert least <= count <= most, f"{node.tag}: {count} × {name}"
    assert not left, f"{node.tag}: {left} out of order or unknown"
    for child in node:
        check(child)


def check_value(node: ET.Element) -> None:
    text = node.text or ""
    if node.tag in ("is_verified_purchase", "is_incentivized_review", "is_spam"):
        assert text in ("true", "false")
    elif node.tag == "review_timestamp":
        assert datetime.fromisoformat(text).tzinfo is not None
    elif node.tag == "collection_method":
        assert text in ("unsolicited", "post_fulfillment")
    elif node.tag == "review_url":
        assert node.get("type") in ("singleton", "group")
        assert text.startswith("http")
    elif node.tag == "overall":
        assert int(node.attrib["min"]) <= float(text) <= int(node.attrib["max"])
    elif node.tag == "version":
        assert text == "2.4"


def streamed(address: str, content_type: str) -> list[bytes]:
    async def asked() -> list[bytes]:
        answer = await AsyncClient().get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(content_type)
        return [piece async for piece in answer.streaming_content]

    return async_to_sync(asked)()


def google() -> ET.Element:
    return ET.fromstring(b"".join(streamed("/feed/reviews/google.xml", "application/xml")))


@pytest.fixture
def spoken(shop, cleo, dora, at):
    """Two verified ones, an imported one without a name, one without a word, and one hidden."""
    product = a_product()
    product.gtin, product.brand, product.model = "4006381333931", "Loom & Co", "M-1"
    product.slug = "mug"
    product.save()
    reviewed(cleo, at, stars=5, text="Fine < good & “kind” \x0b words", display_name="Cleo <b>",
             title="Good", pros="Warm", cons="Heavy")  # fmt: skip
    reviewed(dora, at, stars=1, text="Razbita.", number="1002", was_given=True)
    facts = ReviewFacts("judgeme", "1", product.ref, 2, at, text="Meh", country="SI")
    record_reviews(
        batch=[facts, ReviewFacts("judgeme", "2", product.ref, 3, at),
               ReviewFacts("judgeme", "3", product.ref, 5, at, text="Buy", is_spam=True)],
        at=at,
    )  # fmt: skip
    return product


@pytest.mark.serves("S4-33")
def test_googles_feed_is_valid_and_whole(spoken):
    feed = google()

    check(feed)
    reviews = feed.findall("reviews/review")
    assert [node.findtext("ratings/overall") for node in reviews] == ["5", "1", "2"]
    first, second, third = reviews
    assert first.findtext("content") == "Fine < good & “kind”  words"
    assert first.findtext("reviewer/name") == "Cleo <b>"
    assert first.findtext("products/product/product_ids/gtins/gtin") == "4006381333931"
    assert [node.findtext("is_verified_purchase") for node in reviews] == ["true", "true", "false"]
    assert second.findtext("is_incentivized_review") == "true"
    assert second.find("reviewer/name").attrib == {"is_anonymous": "true"}
    assert (third.findtext("review_country"), third.find("collection_method")) == ("SI", None)
    assert first.findtext("collection_method") == "post_fulfillment"


def test_pictures_and_the_reviews_own_page_are_named(spoken):
    review = Review.objects.get(stars=5, state="published")
    photo = ReviewPhoto.objects.create(
        review=review, file="reviews/aa/a.webp", width=480, height=320, sha256="a"
    )
    Review.objects.filter(pk=review.pk).update(photo_count=1)

    feed = google()

    check(feed)
    first = feed.find("reviews/review")
    address = first.findtext("reviewer_images/reviewer_image/url")
    assert address.endswith(f"/review/{review.public_id}/photo/{photo.pk}/480/")
    assert first.find("review_url").attrib == {"type": "singleton"}
    assert first.findtext("review_url").endswith(f"/review/{review.public_id}/")


def test_the_check_of_the_structure_sees_what_is_wrong(spoken):
    for spoil in (
        lambda review: review.remove(review.find("content")),
        lambda review: review.append(review.find("title")),
        lambda review: review.insert(0, review.find("ratings")),
        lambda review: setattr(review.find("review_id"), "text", " "),
        lambda review: setattr(review.find("ratings/overall"), "text", "7"),
        lambda review: review.find("review_url").attrib.clear(),
        lambda review: ET.SubElement(review, "invented"),
    ):
        feed = google()
        spoil(feed.find("reviews/review"))
        with pytest.raises(AssertionError):
            check(feed)


def test_a_feed_without_reviews_is_valid_too(shop):
    check(google())


@pytest.mark.serves("S4-35")
def test_nothing_is_left_out_for_its_stars(spoken):
    told = [int(node.text) for node in google().iter("overall")]
    kept = Review.objects.filter(state="published").exclude(text="").values_list("stars", flat=True)

    assert sorted(told) == sorted(kept)


def test_it_is_streamed_in_portions(spoken, monkeypatch):
    asked = []

    def portion(after, size=1):
        asked.append(after)
        return exporting.portion_after(after, 1)

    monkeypatch.setattr(review_feeds, "portion_after", portion)
    pieces = streamed("/feed/reviews/google.xml", "application/xml")

    assert len(asked) == 5
    assert len(pieces) >= 4
    check(ET.fromstring(b"".join(pieces)))


def test_a_portion_costs_the_same_for_any_number(spoken, django_assert_num_queries):
    with django_assert_num_queries(2):
        exporting.portion_after(0)


def test_no_review_of_a_feed_asks_a_question_of_its_own(spoken, django_assert_num_queries):
    """Each portion is asked for in two, one more where some have photos or replies; the last is empty."""
    shop = Shop.objects.get()

    with django_assert_num_queries(3):
        list(review_feeds.google_feed(shop))


def test_metas_file(spoken):
    text = b"".join(streamed("/feed/reviews/meta.csv", "text/csv")).decode()
    rows = list(csv.DictReader(io.StringIO(text)))

    assert len(rows) == 3
    for row in rows:
        assert all(row[name] for name in ("store.name", "store.storeUrls", "reviewID", "rating",
                                          "content", "created_at", "incentivized",
                                          "product.name", "product.url"))  # fmt: skip
        assert datetime.fromisoformat(row["created_at"])
    assert [row["rating"] for row in rows] == ["5", "1", "2"]
    assert [row["reviewer.isAnonymous"] for row in rows] == ["false", "true", "true"]
    assert rows[0]["product.productIdentifiers.gtins"] == '["4006381333931"]'
