"""New complaints are compared with the words of corrected mistakes: is it back?"""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.facts import Complained
from pistos.complaints.models import Complaint, Origin
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.mistakes.actions.crediting import credit_complaints
from pistos.mistakes.queries.alike import complaints_like
from pistos.notifications.models import Message
from pistos.shop.models import Shop
from tests.factories import mistakes as made

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def complained(customer: Customer, text: str, number: int, at: datetime) -> Complaint:
    said = Complained(customer, text, "en", Origin.DOOR, Ref("message", str(number)))
    return open_complaint(said=said, by=Actor.customer(customer.pk), at=at)


@pytest.mark.serves("S4-22")
def test_a_new_complaint_like_those_of_a_corrected_mistake_is_shown_and_counts(
    shop: Shop, alma: User, cleo: Customer, dora: Customer, client: Client
) -> None:
    at = clock.now() - 20 * DAY
    first = complained(cleo, "The parcel to the island missed the boat and came late.", 1, at)
    mistake = made.corrected(alma, at=at)
    made.reported(mistake, cleo, at=at, number=str(first.pk))
    assert complaints_like(mistake) == []

    again = complained(
        dora, "My parcel to the island missed the boat again, it is late.", 2, at + 9 * DAY
    )
    others = Customer.objects.create(name="E", email="e@customer.example", language="en")
    complained(others, "The blue of the vase is another colour.", 3, at + 9 * DAY)

    assert [found.complaint for found in complaints_like(mistake)] == [again]
    client.force_login(alma)
    page = reverse("backoffice:mistake", args=[mistake.token])
    assert "missed the boat again" in client.get(page).content.decode()
    same = reverse("backoffice:mistake_same", args=[mistake.token])
    assert client.post(same, {"complaint": "999999"}).status_code == 404
    client.post(same, {"complaint": again.pk})
    mistake.refresh_from_db()
    assert (mistake.repeated_count, mistake.round, mistake.severity) == (1, 2, 2)
    assert complaints_like(mistake) == []


@pytest.mark.serves("S1-41")
def test_who_led_to_a_correction_that_worked_is_credited_once(
    shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    first = complained(cleo, "The parcel to the island came late.", 1, at)
    mistake = made.corrected(alma, at=at)
    made.reported(mistake, cleo, at=at, number=str(first.pk))

    for _again in range(2):
        assert credit_complaints(mistake=mistake, at=at + 60 * DAY) == 1

    first.refresh_from_db()
    assert first.credited_at == at + 60 * DAY
    assert Message.objects.filter(template="complaint_credited").count() == 1
