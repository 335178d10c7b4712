"""Parcels, partners and promises for the tests of the ledger."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Promise, PromiseKind, Standing
from pistos.promises.rules.terms import About, Due, Grounds, Terms, Told

ATHENS = "Europe/Athens"
STAFF = Actor.person(1)
MACHINE = Actor.machine("tests")


def words(text: str = "Usually by Thursday 5, promised by Friday 6 March.") -> Told:
    return Told(text, "en", "email")


def delivery_terms(parcel: Parcel, due_on: date = date(2026, 3, 6)) -> Terms:
    """Friday 6 March in the parcel's zone, as first told on Monday 2 March."""
    return Terms(
        kind=PromiseKind.DELIVERY,
        due=Due.end_of(due_on, parcel.zone),
        about=About("parcel", parcel.pk, parcel.order_id, parcel.country, parcel.region),
        grounds=Grounds(chance=0.96),
    )


def standing(promise: Promise) -> Standing:
    return Standing.objects.get(pk=promise.pk)


@pytest.fixture
def courier(db: None) -> Partner:
    return Partner.objects.create(code="steady", name="Steady", kind="courier", state="active")


@pytest.fixture
def supplier(db: None) -> Partner:
    return Partner.objects.create(code="loom", name="Loom", kind="supplier", state="active")


@pytest.fixture
def order(cleo: Customer, at: datetime) -> Order:
    return Order.objects.create(
        ref="1001",
        number="1001",
        customer=cleo,
        language="el",
        placed_at=at,
        currency="EUR",
        total_amount=Decimal("40.00"),
    )


@pytest.fixture
def parcel(order: Order, courier: Partner, supplier: Partner) -> Parcel:
    return Parcel.objects.create(
        order=order,
        ref="1",
        courier=courier,
        supplier=supplier,
        country="GR",
        region="Central Macedonia",
        zone=ATHENS,
    )


@pytest.fixture
def delivery(cleo: Customer, parcel: Parcel, at: datetime) -> Promise:
    """Delivery by Friday 6 March, made on Monday 2 March at noon."""
    return actions.make_promise(
        to=cleo, terms=delivery_terms(parcel), told=words(), by=MACHINE, at=at
    )


@pytest.fixture
def hand_over(supplier: Partner, parcel: Parcel, delivery: Promise, at: datetime) -> Promise:
    """The supplier's word: with the courier by Tuesday 3 March."""
    terms = Terms(
        kind=PromiseKind.HAND_OVER,
        due=Due.end_of(date(2026, 3, 3), ATHENS),
        about=About("parcel", parcel.pk, parcel.order_id, parcel.country, parcel.region),
    )
    return actions.note_partner_promise(
        partner=supplier, terms=terms, told=words("Per our terms."), carries=[delivery], at=at
    )


@pytest.fixture
def answer(cleo: Customer, at: datetime) -> Callable[[timedelta], Promise]:
    def make(within: timedelta) -> Promise:
        terms = Terms(
            PromiseKind.ANSWER, Due.instant(at + within, ATHENS), About("customer", cleo.pk)
        )
        return actions.make_promise(to=cleo, terms=terms, told=words(), by=STAFF, at=at)

    return make


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]
