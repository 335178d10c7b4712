"""The trust page says how satisfied customers are: service and product apart, in answers and in stars."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pistos.kit import clock
from pistos.reviews.actions.figuring import remake_outcomes
from pistos.reviews.actions.purchases import record_purchase_reviews
from pistos.reviews.facts import PurchaseFacts
from pistos.shop.models import Shop, ShopSettings
from pistos.storefront.satisfaction import satisfaction
from tests.factories.reviews import bought, reviewed
from tests.factories.surveys import recorded, survey_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(shop: Shop) -> Shop:
    today = clock.now().date()
    ShopSettings.objects.create(trust_page_public_from=today - timedelta(days=1))
    return shop


def section_of(client: Client) -> str:
    page = client.get("/en/trust/").content.decode()
    return page.partition('id="satisfied"')[2].partition("</section>")[0]


@pytest.mark.serves("S3-59", "S3-46")
def test_service_and_product_stand_apart_with_interval_and_count(
    client: Client, public: Shop
) -> None:
    asked_at = clock.now() - timedelta(days=10)
    experience = survey_of("experience", at=asked_at)
    answers = [{"service": "5", "product": "2"}] * 30 + [{"service": "1", "product": "4"}] * 10
    recorded(experience, answers, at=asked_at)

    said = section_of(client)

    assert "Service and product, rated apart" in said
    assert "75.0% pleased, of 40 answers; with 95% certainty between 59.8% and 85.8%" in said
    assert "25.0% pleased, of 40 answers" in said


def test_few_answers_make_no_percentage(client: Client, public: Shop) -> None:
    asked_at = clock.now() - timedelta(days=10)
    recorded(survey_of("experience", at=asked_at), [{"service": "5"}] * 3, at=asked_at)

    said = section_of(client)

    assert "3 answers, 3 of them pleased. Too few for a percentage." in said
    assert "Nobody has answered yet." in said


@pytest.mark.serves("S3-59")
def test_stars_of_whole_purchases_are_public_and_never_added_to_those_of_products(
    client: Client, public: Shop, cleo, dora, at: datetime
) -> None:
    reviewed(cleo, at, stars=5)
    line = bought(dora, at, number="1002")
    facts = [
        PurchaseFacts(line.order.source, str(number), line.order.ref, stars, at, text="Καλό")
        for number, stars in enumerate((1, 1, 4))
    ]
    record_purchase_reviews(batch=facts, at=at)
    remake_outcomes(at=at)

    found, said = satisfaction(at.date()), section_of(client)

    assert found.purchases.stars == (2, 0, 0, 1, 0)
    assert found.products.stars == (0, 0, 0, 0, 1)
    assert "3 buyers gave one mark for goods, delivery and service together" in said
    assert said.count('class="star-bars"') == 2


def test_without_any_answer_and_star_nothing_is_claimed(client: Client, public: Shop) -> None:
    assert section_of(client) == ""


def test_it_costs_two_queries(public: Shop, at: datetime, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        satisfaction(at.date())
