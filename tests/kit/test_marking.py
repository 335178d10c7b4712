"""The numbers of what kept pages are made of."""

import pytest
from django.db import transaction

from pistos.kit.marking import marks_now
from pistos.shop.models import Shop


@pytest.mark.django_db
def test_a_change_draws_a_number_that_no_other_change_ever_has(shop: Shop) -> None:
    seen = [marks_now()]
    for name in ("One", "Two"):
        with transaction.atomic():
            Shop.objects.update(name=name)
            seen.append(marks_now())
            transaction.set_rollback(True)
    after = marks_now()
    Shop.objects.update(name="Three")

    assert after == seen[0]
    assert len({*seen, marks_now()}) == 4


@pytest.mark.django_db
def test_reading_draws_none(shop: Shop) -> None:
    assert marks_now() == marks_now()
