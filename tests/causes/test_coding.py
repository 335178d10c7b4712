"""What went wrong is coded by a person, with what was found; coded again it is another row."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.utils import Error

from pistos.causes.actions.awaiting import await_cause
from pistos.causes.actions.coding import CauseUnknown, FoundMissing, TooManyCauses
from pistos.causes.actions.growing import retire_cause
from pistos.causes.models import Awaited, Cause, CauseCount, CodedCause, Coding
from pistos.causes.queries.coded import coded, coded_many
from pistos.causes.queries.counts import count_of
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.partners.models import Partner
from pistos.shop.models import Shop
from tests.factories.causes import coded_as, facets, matter
from tests.factories.orders import order_of, parcel_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


def counted(code: str, slice_: str = "all", key: str = "") -> tuple[int, int]:
    row = CauseCount.objects.filter(cause__code=code, slice=slice_, slice_key=key).first()
    return (row.count, row.primary_count) if row else (0, 0)


@pytest.mark.serves("S2-25")
def test_a_matter_has_several_causes_of_which_one_is_the_primary_one(at: datetime) -> None:
    coded_as("carrier.late", "information.none", at=at)

    known = coded(matter())
    assert known is not None
    assert (known.primary, known.codes) == ("carrier.late", ("carrier.late", "information.none"))
    assert known.found == "The courier's scan says so."
    assert list(Event.objects.order_by("id").values_list("name", "data")) == [
        ("causes.CauseCoded", {"subject_kind": "complaint", "subject_id": "1", "code": code,
            "is_primary": is_primary, "happened_at": "2026-03-02T10:00:00Z"})
        for code, is_primary in (("carrier.late", True), ("information.none", False))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("codes", "found", "refusal"),
    [
        (["carrier.late"], "  ", FoundMissing),
        ([], "Seen.", CauseUnknown),
        (["carrier"], "Seen.", CauseUnknown),
        (["carrier.invented"], "Seen.", CauseUnknown),
        (
            [
                "carrier.late",
                "carrier.lost",
                "carrier.cod",
                "carrier.place",
                "carrier.driver",
                "carrier.locker",
            ],
            "Seen.",
            TooManyCauses,
        ),
    ],
)
@pytest.mark.serves("S0-42")
def test_no_cause_without_a_code_of_the_tree_and_what_was_found(
    at: datetime, codes: list[str], found: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal), transaction.atomic():
        coded_as(*codes, at=at, found=found)

    assert not Coding.objects.exists()
    assert not CodedCause.objects.exists()
    assert not Event.objects.exists()


def test_a_retired_cause_cannot_be_chosen(at: datetime) -> None:
    retire_cause(
        cause=Cause.objects.get(code="carrier.cod"), replaced_by=None, by=Actor.person(1), at=at
    )

    with pytest.raises(CauseUnknown):
        coded_as("carrier.cod", at=at)


def test_the_same_coding_again_is_one(at: datetime) -> None:
    first = coded_as("carrier.late", at=at)
    again = coded_as("carrier.late", at=at + timedelta(hours=1))

    assert first.pk == again.pk
    assert Coding.objects.count() == 1
    assert Event.objects.count() == 1


def test_coding_again_is_another_row_and_the_counts_follow(at: datetime) -> None:
    coded_as("carrier.late", "information.none", at=at)
    coded_as("information.none", "promise.unclear", at=at + timedelta(days=1), happened_at=at)

    assert [row.codes[0] for row in Coding.objects.order_by("-pk")] == [
        "information.none",
        "carrier.late",
    ]
    assert counted("carrier.late") == (0, 0)
    assert counted("information.none") == (1, 1)
    assert counted("promise.unclear") == (1, 0)
    told = Event.objects.order_by("id").values_list("name", "data__code")
    assert list(told)[2:] == [
        ("causes.CauseCoded", "information.none"),
        ("causes.CauseCoded", "promise.unclear"),
        ("causes.CauseDropped", "carrier.late"),
    ]


def test_the_database_refuses_to_change_a_coding_or_a_code(at: datetime) -> None:
    coded_as("carrier.late", at=at)
    cause = Cause.objects.filter(code="carrier.late")

    for deed in (
        lambda: Coding.objects.update(codes=["carrier.lost"]),
        lambda: Coding.objects.update(found="Something else."),
        lambda: Coding.objects.update(text="Other words."),
        lambda: Coding.objects.all().delete(),
        lambda: cause.update(code="carrier.early"),
        lambda: cause.update(parent=None, level=1),
        lambda: Cause.objects.filter(code="carrier.cod").delete(),
    ):
        with pytest.raises(Error), transaction.atomic():
            deed()


@pytest.mark.serves("S2-26")
def test_a_matter_counts_once_on_every_level_and_in_every_slice(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    hermes = Partner.objects.create(code="hermes", name="Hermes", kind="courier")
    order = order_of(cleo, placed_at=at)
    parcel_of(order, courier=hermes)

    coded_as(
        "product.size.small", "product.size.large", "carrier.late", at=at,
        order_id=order.pk, page="/el/p/shirt",
    )  # fmt: skip
    coded_as("product.defect", at=at, number=2)

    assert counted("product.size") == (1, 1)
    assert counted("product") == (2, 2)
    assert counted("product.size.large") == (1, 0)
    assert counted("carrier") == (1, 0)
    assert counted("carrier.late", "courier", str(hermes.pk)) == (1, 0)
    assert counted("product", "page", "/el/p/shirt") == (1, 1)
    assert count_of("product", since=DAY, until=DAY) == 2
    assert Coding.objects.get(subject_id="1").customer == cleo


def test_the_day_is_the_shops(shop: Shop, at: datetime) -> None:
    coded_as("carrier.late", at=at, happened_at=at.replace(hour=22, minute=30))

    assert CauseCount.objects.filter(cause__code="carrier.late").get().day == date(2026, 3, 3)


def test_counts_never_drift_from_what_stands(shop: Shop, at: datetime) -> None:
    codes = ["carrier.late", "carrier.lost", "product.size.small", "product.size.large"]
    for step in range(60):
        picked = [codes[(step * 7 + place) % 4] for place in range(1 + step % 3)]
        moment = at - timedelta(days=step % 5)
        coded_as(*picked, at=moment, number=step % 13, found=f"Seen {step}.", page=f"/{step % 2}")

    for row in CauseCount.objects.all():
        rows = CodedCause.objects.filter(cause=row.cause, day=row.day)
        if row.slice == "page":
            rows = rows.filter(page=row.slice_key)
        assert row.count == rows.count()
        assert row.primary_count == rows.filter(is_primary=True).count()
    assert CauseCount.objects.filter(count__gt=0, slice="page").exists()


def test_the_queue_holds_what_waits_until_it_is_coded(at: datetime) -> None:
    for number in (1, 1, 3):
        await_cause(subject=matter(number), facets=facets(at), at=at)
    coded_as("carrier.late", at=at, number=1)
    await_cause(subject=matter(1), facets=facets(at), at=at)

    waiting = Awaited.objects.filter(settled_at=None)
    assert [row.subject_id for row in waiting] == ["3"]


def test_reads_of_many_cost_one_query(at: datetime, django_assert_num_queries) -> None:
    coded_as("carrier.late", at=at, number=1)
    with django_assert_num_queries(1):
        coded_many("complaint", ["1"])
    for number in (2, 3):
        coded_as("carrier.late", at=at, number=number)

    with django_assert_num_queries(1):
        found = coded_many("complaint", ["1", "2", "3", "4"])
    assert sorted(found) == ["1", "2", "3"]


def test_an_erased_persons_words_go_and_the_cause_stays(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    order = order_of(cleo, placed_at=at)
    coded_as("carrier.late", at=at, order_id=order.pk, found="Cleo waited nine days.")
    await_cause(subject=matter(2), facets=facets(at, order_id=order.pk), at=at)

    erase_customer(customer=cleo, by=Actor.person(1), at=at)
    drain(at)

    row = Coding.objects.get()
    assert (row.text, row.found) == ("", "… waited nine days.")
    assert Awaited.objects.get().text == ""
    assert counted("carrier.late") == (1, 1)
