"""The quality of answers on the desk: managers see all by name, an agent only their own."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.replies.models import AnswerRating, Coaching, Weighing
from pistos.shop.models import Shop
from tests.factories.conversations import answered_by, conversation_of
from tests.factories.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rating(shop: Shop, cleo: Customer, ben: User) -> AnswerRating:
    now = clock.now()
    answer = answered_by(ben, conversation_of(cleo, at=now, topic="delivery"), at=now)
    return AnswerRating.objects.create(
        message=answer, customer=cleo, author=ben, topic="delivery", is_good=True,
        attitude="arrogant", words="As to a child.", rated_at=now - timedelta(minutes=1),
    )  # fmt: skip


@pytest.mark.serves("S1-54")
def test_report_stands_by_person_and_by_topic(rating: AnswerRating, alma: User) -> None:
    page = signed_in(alma).get(reverse("backoffice:quality")).content.decode()

    assert "Ben" in page
    assert "Delivery" in page
    assert "1 of 1" in page
    assert "0 of 1" in page


@pytest.mark.serves("S3-12")
def test_hurt_feeling_is_followed_by_coaching_that_only_managers_and_the_person_see(
    rating: AnswerRating, alma: User, ben: User
) -> None:
    owner, agent = signed_in(alma), signed_in(ben)
    other = User.objects.create(email="zoe@kalamos.example", name="Zoe", role="agent")
    assert "As to a child." in owner.get(reverse("backoffice:quality")).content.decode()
    assert "As to a child." not in agent.get(reverse("backoffice:quality")).content.decode()

    given = {
        "person": ben.pk, "rating": rating.pk, "what": "Greet first.",
        "due_on": clock.now().date().isoformat(),
    }  # fmt: skip
    assert agent.post(reverse("backoffice:coach"), given).status_code == 403
    owner.post(reverse("backoffice:coach"), given)

    made = Coaching.objects.get()
    address = reverse("backoffice:quality")
    assert "Greet first." in agent.get(address).content.decode()
    assert "Greet first." in owner.get(address).content.decode()
    assert "Greet first." not in signed_in(other).get(address).content.decode()
    finish = reverse("backoffice:coaching_done", args=[made.pk])
    assert signed_in(other).post(finish, {"note": "x"}).status_code == 404
    agent.post(finish, {"note": "Three answers written anew."})
    made.refresh_from_db()
    assert made.note == "Three answers written anew."


@pytest.mark.serves("S2-46")
def test_what_was_weighed_stands_beside_what_the_customer_said(
    rating: AnswerRating, alma: User, ben: User
) -> None:
    Weighing.objects.create(
        message=rating.message, author=ben, would_please="A jug by Friday.",
        would_annoy="Another excuse.", weighed_at=clock.now() - timedelta(minutes=2),
    )  # fmt: skip

    page = signed_in(alma).get(reverse("backoffice:quality")).content.decode()

    assert "Another excuse." in page
    assert "a good answer, from above" in page


@pytest.mark.serves("S3-71")
def test_every_rule_is_shown_with_its_cases(rating: AnswerRating, ben: User) -> None:
    page = signed_in(ben).get(reverse("backoffice:practices"), {"days": "30"}).content.decode()

    assert "A first answer greets the person" in page
    assert "The customer hears it from us before a promise slips" in page
    assert "no case" in page
