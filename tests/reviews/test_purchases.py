"""Reviews of whole purchases, and what a broken promise costs in stars."""

from datetime import timedelta
from math import sqrt

import pytest
from django.db import IntegrityError, transaction

from pistos.customers.ports import holders
from pistos.orders.models import Parcel
from pistos.partners.models import Partner, PartnerKind
from pistos.promises.models import Standing
from pistos.reviews.actions.figuring import remake_outcomes
from pistos.reviews.actions.purchases import record_purchase_reviews
from pistos.reviews.facts import PurchaseFacts
from pistos.reviews.models import OutcomeFigures, PurchaseReview
from pistos.reviews.queries.outcomes import PRODUCT, PURCHASE, outcomes
from pistos.reviews.rules.outcomes import Marks, cost_of
from tests.factories.promises import Life, broken, kept, late, promise_to, write
from tests.factories.reviews import bought, reviewed

pytestmark = pytest.mark.django_db


def said_of(line, stars, at, *, id_="r1", text="Καλό"):
    facts = PurchaseFacts(line.order.source, id_, line.order.ref, stars, at, text=text)
    return record_purchase_reviews(batch=[facts], at=at)


def ended(line, at, *entries) -> None:
    """A delivery promise of the line's parcel, due two days before `at`, with what became of it."""
    promise = promise_to(
        line.order.customer,
        made_at=line.order.placed_at,
        due_on=(at - timedelta(days=2)).date(),
        about_id=line.order.parcels.get().pk,
        order_id=line.order_id,
    )
    write([Life(promise, [make(promise) for make in entries])])


def test_stars_follow_what_became_of_the_promised_day(shop, cleo, dora, at):
    acs = Partner.objects.create(code="acs", name="ACS", kind=PartnerKind.COURIER)
    good = reviewed(cleo, at, stars=5).order_line
    bad = reviewed(dora, at, stars=1, number="1002").order_line
    lost = bought(dora, at, number="1003")
    free = bought(cleo, at, number="1004")
    for stars, line in ((4, good), (2, bad), (1, lost), (3, free)):
        said_of(line, stars, at, id_=str(stars))
    Parcel.objects.filter(order__in=[good.order_id, bad.order_id]).update(courier=acs)
    ended(good, at, lambda promise: kept(promise, at - timedelta(days=7)))
    ended(bad, at, broken, lambda promise: late(promise, at))
    ended(lost, at, broken)

    remake_outcomes(at=at)

    told = {name: marks.stars for name, marks in outcomes(PURCHASE).by_outcome.items()}
    assert told == {
        "kept": (0, 0, 0, 1, 0),
        "late": (0, 1, 0, 0, 0),
        "missing": (1, 0, 0, 0, 0),
        "none": (0, 0, 1, 0, 0),
    }
    of_products = outcomes(PRODUCT)
    assert (of_products.kept.mean, of_products.broken.mean, of_products.made_at) == (5, 1, at)
    (courier,) = of_products.couriers
    assert (courier.courier_id, courier.kept.count, courier.broken.count) == (acs.pk, 1, 1)


def test_proof_that_comes_late_moves_its_review(shop, cleo, at):
    line = bought(cleo, at)
    said_of(line, 4, at)
    ended(line, at, broken)
    remake_outcomes(at=at)
    assert list(outcomes(PURCHASE).by_outcome) == ["missing"]

    Standing.objects.update(state="kept", fulfilled_at=at - timedelta(days=7))
    remake_outcomes(at=at + timedelta(hours=1))

    assert list(outcomes(PURCHASE).by_outcome) == ["kept"]
    assert OutcomeFigures.objects.count() == 1


def test_the_database_refuses_to_bend_or_delete_it(shop, cleo, at):
    said_of(bought(cleo, at), 1, at)

    for change in ({"stars": 5}, {"text": "Fine"}, {"text": "", "emptied_at": at, "stars": 5}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PurchaseReview.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        PurchaseReview.objects.all().delete()


def test_an_erased_author_leaves_the_stars_alone(shop, cleo, at):
    said_of(bought(cleo, at), 2, at)
    (part,) = [one for one in holders() if one.name == "reviews"]
    assert part.export(cleo)["purchase_reviews"][0]["text"] == "Καλό"

    part.erase(cleo, at)

    review = PurchaseReview.objects.get()
    assert (review.stars, review.text, review.emptied_at) == (2, "", at)
    assert said_of(review.order.lines.get(), 2, at).same == 1


def test_what_differs_is_named_and_what_stands_stays(shop, cleo, at):
    line = bought(cleo, at)
    said_of(line, 2, at)

    again = said_of(line, 5, at)

    assert (again.new, again.differing) == (0, (0,))
    assert PurchaseReview.objects.get().stars == 2


def test_the_cost_is_the_difference_of_means_with_its_interval():
    kept, broken = Marks((1, 0, 1, 2, 6)), Marks((5, 2, 1, 1, 1))

    cost = cost_of(kept, broken)

    assert kept.mean == pytest.approx(4.2)
    assert broken.mean == pytest.approx(2.1)
    assert kept.variance == pytest.approx(1.7333333)
    half = 1.959964 * sqrt(kept.variance / 10 + broken.variance / 10)
    assert (cost.value, cost.low, cost.high) == pytest.approx((2.1, 2.1 - half, 2.1 + half))
    assert cost.is_proven
    assert cost_of(kept, Marks((1, 0, 0, 0, 0))) is None
    assert not cost_of(Marks((1, 0, 0, 0, 1)), Marks((1, 0, 0, 1, 0))).is_proven


def test_nothing_is_zero_and_not_an_error(shop):
    found = outcomes(PURCHASE)

    assert (found.kept.count, found.kept.mean, found.cost, found.made_at) == (0, None, None, None)
