from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet

from pistos.customers.models import Customer
from pistos.kit.keyset import NoSuchPlace, Sort, make_key, page_of
from pistos.promises import actions
from pistos.promises.models import Promise, Standing
from pistos.promises.queries import lists, lives
from pistos.promises.queries.lists import VIEWS, PromiseFilter, due_on_day, promise_page
from pistos.promises.rules.due import end_of_day
from pistos.shop.models import Shop
from tests.factories.promises import Life, promise_to, write
from tests.promises.conftest import MACHINE, standing

Making = Callable[[timedelta], Promise]


def test_promise_page_goes_through_all_that_are_due_at_once(answer: Making) -> None:
    made = [answer(timedelta(hours=1)) for _ in range(5)]

    seen: list[int] = []
    key: str | None = ""
    while key is not None:
        page = promise_page(PromiseFilter("open"), after=key, size=2)
        seen += [row.pk for row in page.rows]
        key = page.next_key

    assert seen == [promise.pk for promise in made]


def test_promise_page_refuses_what_has_no_index(db: None) -> None:
    for wanted, sort in ((PromiseFilter("open"), "risk"), (PromiseFilter("nonsense"), "")):
        with pytest.raises(NoSuchPlace):
            promise_page(wanted, sort=sort)


@pytest.mark.parametrize(
    ("view", "sort"), [(view, sort) for view, sorts in VIEWS.items() for sort in sorts]
)
def test_promise_page_is_read_from_an_index_at_any_key(
    db: None, view: str, sort: str, at: datetime
) -> None:
    column = lists.SORTS[sort.removeprefix("-")]
    key = make_key(0.5 if column == "risk" else at, 10)
    wanted = PromiseFilter(view, today=at.date())

    plans = [
        plan_of(wanted, Sort(column, is_descending=sort.startswith("-")), way)
        for way in ({}, {"after": key}, {"before": key})
    ]

    for plan in plans:
        assert "Index Scan" in plan, plan
        assert "Sort" not in plan, plan


def plan_of(wanted: PromiseFilter, sort: Sort, way: dict[str, str]) -> str:
    """The plan of a page's query where scanning the whole table is made dear."""
    seen: list[str] = []

    class Explained(QuerySet[Standing]):
        def __iter__(self):
            if not seen:
                seen.append(self.explain())
            return super().__iter__()

    rows = lists._wanted(wanted).select_related(None)
    rows.__class__ = Explained
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off"
        )
    page_of(rows, sort, **way)
    return seen[0]


def test_choices_not_told_and_slipping_are_found(
    delivery: Promise, cleo: Customer, answer: Making
) -> None:
    answer(timedelta(hours=1))
    Standing.objects.filter(pk=delivery.pk).update(risk=0.6, is_told=False)

    assert [row.pk for row in promise_page(PromiseFilter("slipping")).rows] == [delivery.pk]
    assert [row.pk for row in lives.not_told()] == [delivery.pk]


def test_stands_on_follows_the_dependency(hand_over: Promise, delivery: Promise) -> None:
    assert [row.pk for row in lives.stands_on(delivery)] == [hand_over.pk]


def test_erase_words_leaves_counts_and_states(delivery: Promise, cleo: Customer) -> None:
    actions.erase_words(customer_ids=[cleo.pk])

    assert not hasattr(Promise.objects.get(pk=delivery.pk), "words")
    entry = actions.keep_promise(
        promise=delivery,
        happened_at=delivery.made_at,
        evidence="scan:1",
        by=MACHINE,
        at=delivery.made_at,
    )
    assert len(bytes(entry.commitment)) == 32
    assert standing(delivery).state == "kept"


@pytest.mark.serves("S1-13")
def test_due_today_counts_each_day_as_its_own_zone_does(cleo: Customer, at: datetime) -> None:
    """The list agrees with the figure above it, wherever the day ends."""
    today = at.date()
    for zone, due_on in (
        ("Pacific/Honolulu", today),
        ("Europe/Athens", today),
        ("Asia/Yerevan", today + timedelta(days=1)),
        ("Pacific/Auckland", today + timedelta(days=1)),
    ):
        due_at = end_of_day(due_on, zone)
        write([Life(promise_to(cleo, made_at=at, due_on=due_on, due_at=due_at, zone=zone))])

    rows = promise_page(PromiseFilter("due_today", today=today)).rows

    assert [row.zone for row in rows] == ["Europe/Athens", "Pacific/Honolulu"]
    assert due_on_day(today)["open"] == 2


def test_promises_to_customers_and_of_partners_are_told_apart(
    cleo: Customer, shop: Shop, at: datetime
) -> None:
    ours = write([Life(promise_to(cleo, made_at=at, due_on=at.date()))])[0]

    assert [row.pk for row in promise_page(PromiseFilter(toward="customer")).rows] == [ours.pk]
    assert promise_page(PromiseFilter(toward="shop")).rows == []
    with pytest.raises(NoSuchPlace):
        promise_page(PromiseFilter(toward="nobody"))
