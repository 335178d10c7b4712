"""Parcels, partners and promises for the tests of the ledger."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pistos.customers.models import Customer
from pistos.estimates.rules import Grounds, Quote
from pistos.kit.actors import Actor
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Promise, PromiseKind, Standing
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.shop.models import Shop

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
    )


def answer_terms(customer: Customer, due_at: datetime) -> Terms:
    return Terms(PromiseKind.ANSWER, Due.instant(due_at, ATHENS), About("customer", customer.pk))


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
        region="GR-B",
        zone=ATHENS,
    )


def quote_for(promised_on: date = date(2026, 3, 6)) -> Quote:
    """A quote as the estimates give it: usual on Thursday, promised on Friday."""
    return Quote(
        usual_on=promised_on - timedelta(days=1),
        promised_on=promised_on,
        chance=0.96,
        grounds=Grounds(
            parcels=1240,
            level=("country", "region", "courier"),
            names={"country": "GR", "region": "GR-B", "courier": "steady"},
            window_days=90,
            within_days=4,
            share=0.95,
            is_default=False,
        ),
        model="2026-03-01.1",
    )


@pytest.fixture
def delivery(shop: Shop, parcel: Parcel, at: datetime) -> Promise:
    """Delivery by Friday 6 March, made on Monday 2 March at noon."""
    return actions.promise_delivery(
        parcel=parcel, quote=quote_for(), told=words(), by=MACHINE, at=at
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
    return datetime(*parts, tzinfo=UTC)
