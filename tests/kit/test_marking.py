"""The numbers of what kept pages are made of."""

import pytest
from django.db import transaction

from pistos.kit.keeping import Kept
from pistos.kit.marking import kept_by_marks, marks_now
from pistos.kit.once import reading_once
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


@pytest.mark.django_db
def test_what_marked_parts_make_is_kept_until_one_of_them_changes(shop: Shop) -> None:
    kept: Kept[object] = Kept(4)

    def made() -> object:
        with reading_once():
            marks_now("'more'")
            return kept_by_marks(kept, "name", object)

    first, again = made(), made()
    Shop.objects.update(name="Another")

    assert again is first
    assert made() is not first


def test_without_the_marks_at_hand_nothing_is_kept() -> None:
    kept: Kept[object] = Kept(4)
    with reading_once():
        first, again = (kept_by_marks(kept, "name", object) for _ in range(2))

    assert first is not again
