"""Vouchers hold within their limits, also when two use the last one at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.customers.ports import holders
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.pricing import actions, queries
from pistos.pricing.access import business_id_to_confirm, voucher_to_end
from pistos.pricing.actions.vouchers import Purchase
from pistos.pricing.models import BusinessId, Voucher, VoucherUse
from tests.factories.goods import ALMA

VISITOR = Actor.machine("checkout.cart")
DAY = timedelta(days=1)


def a_voucher(at: datetime, code: str = "SPRING", **more: Any) -> Voucher:
    terms = {"kind": "percent", "worth": Decimal(10), "valid_from": at - DAY, "currency": "EUR"}
    new = actions.NewVoucher(code=code, **{**terms, **more})
    return actions.make_voucher(new=new, by=ALMA, at=at)


def use(at: datetime, key: str = "cart", customer_id: int | None = None) -> list[VoucherUse]:
    purchase = Purchase(key, customer_id, Decimal("40.00"), "EUR")
    amounts = {"SPRING": Decimal("4.00")}
    return actions.use_vouchers(amounts=amounts, purchase=purchase, by=VISITOR, at=at)


def tried(at: datetime, customer_id: int | None = None, goods: str = "40.00") -> tuple[str, bool]:
    view = queries.try_vouchers(
        ["spr ing"], goods=Decimal(goods), currency="EUR", customer_id=customer_id, at=at
    )[0]
    return view.reason, view.discount is not None


@pytest.mark.serves("S1-52")
@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, ""),
        ({"valid_until": timedelta(hours=-1)}, "over"),
        ({"valid_from": timedelta(hours=1)}, "not_yet"),
        ({"minimum": Decimal("40.01")}, "too_little"),
        ({"minimum": Decimal("40.00")}, ""),
        ({"kind": "amount", "currency": "AMD"}, "other_currency"),
    ],
)
def test_a_code_is_tried_and_says_why_it_does_not_hold(
    db: None, at: datetime, more: dict[str, object], reason: str
) -> None:
    terms = {name: at + to if isinstance(to, timedelta) else to for name, to in more.items()}
    a_voucher(at, **terms)

    assert tried(at) == (reason, reason == "")


def test_a_code_that_nobody_made_is_unknown(db: None, at: datetime) -> None:
    assert tried(at) == ("unknown", False)


@pytest.mark.serves("S1-52")
def test_a_voucher_is_used_up_in_all_and_by_each(
    db: None, at: datetime, cleo: Customer, dora: Customer
) -> None:
    a_voucher(at, most_uses=3, most_uses_each=1)
    use(at, "one", cleo.pk)

    assert tried(at, cleo.pk) == ("used_by_you", False)
    with pytest.raises(actions.VoucherRefused) as refused:
        use(at, "two", cleo.pk)
    assert refused.value.reason == "used_by_you"
    use(at, "three", dora.pk)
    use(at, "four")
    assert tried(at) == ("used_up", False)


def test_the_same_purchase_uses_a_voucher_once(db: None, at: datetime) -> None:
    voucher = a_voucher(at, most_uses=1)

    assert len(use(at)) == 1
    assert use(at) == []

    voucher.refresh_from_db()
    assert voucher.use_count == 1
    assert Event.objects.filter(name="pricing.VouchersUsed").count() == 1


def test_a_purchase_that_came_to_nothing_gives_its_voucher_back(db: None, at: datetime) -> None:
    voucher = a_voucher(at, most_uses=1)
    use(at)

    assert actions.give_back_vouchers(key="cart", by=VISITOR, at=at) == 1
    assert actions.give_back_vouchers(key="cart", by=VISITOR, at=at) == 0

    voucher.refresh_from_db()
    assert voucher.use_count == 0
    assert len(use(at)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_use_the_last_voucher_at_once_one_has_it(at: datetime) -> None:
    a_voucher(at, most_uses=1)
    gate = threading.Barrier(8)

    def buy(number: int) -> bool:
        gate.wait(timeout=60)
        try:
            return bool(use(at, f"cart-{number}"))
        except actions.VoucherRefused:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(buy, range(8)))

    assert got.count(True) == 1
    assert Voucher.objects.get().use_count == 1


def test_the_database_itself_keeps_the_limit(db: None, at: datetime) -> None:
    a_voucher(at, most_uses=1)

    with pytest.raises(DatabaseError, match="within_limit"), transaction.atomic():
        Voucher.objects.update(use_count=2)


@pytest.mark.parametrize(
    "more",
    [
        {"worth": Decimal(101)},
        {"worth": Decimal(0)},
        {"kind": "amount", "currency": ""},
        {"kind": "wish"},
        {"minimum": Decimal(5), "currency": ""},
        {"most_uses": 0},
        {"code": "spring"},
        {"code": " "},
    ],
)
def test_vouchers_that_cannot_be_are_refused(
    db: None, at: datetime, more: dict[str, object]
) -> None:
    a_voucher(at)

    with pytest.raises(actions.VoucherWrong):
        a_voucher(at, **{"code": "OTHER", **more})

    assert Voucher.objects.count() == 1


def test_an_ended_voucher_holds_no_more(db: None, at: datetime, alma: User, ben: User) -> None:
    voucher = a_voucher(at)
    with pytest.raises(NotFound):
        voucher_to_end(ben, voucher.pk)

    for _ in range(2):
        actions.end_voucher(voucher=voucher_to_end(alma, voucher.pk), by=ALMA, at=at)

    assert tried(at) == ("stopped", False)
    assert Event.objects.filter(name="pricing.VoucherEnded").count() == 1


@pytest.mark.serves("VAT-01")
def test_a_firm_buys_without_vat_only_once_the_register_knew_it(
    db: None, at: datetime, dora: Customer, alma: User
) -> None:
    with pytest.raises(actions.BusinessIdWrong):
        actions.enter_business_id(customer=dora, text="50223055", firm="", by=VISITOR, at=at)
    row = actions.enter_business_id(
        customer=dora, text="5022 3054", firm="Dora d.o.o.", by=VISITOR, at=at
    )
    assert (row.number, row.country, row.confirmed_at) == ("SI50223054", "SI", None)

    with pytest.raises(actions.BusinessIdWrong):
        actions.confirm_business_id(business_id=row, proof=" ", by=ALMA, at=at)
    found = business_id_to_confirm(alma, row.pk)
    actions.confirm_business_id(business_id=found, proof="WAPIAAAA", by=ALMA, at=at)

    kept = queries.business_id_of(dora.pk)
    assert kept is not None
    assert (kept.confirmed_at, kept.proof) == (at, "WAPIAAAA")
    actions.enter_business_id(customer=dora, text="SI59082437", firm="", by=VISITOR, at=at)
    assert BusinessId.objects.get().confirmed_at is None


def test_a_persons_vat_id_and_vouchers_are_exported_and_erased(
    db: None, at: datetime, dora: Customer
) -> None:
    a_voucher(at)
    use(at, "cart", dora.pk)
    actions.enter_business_id(customer=dora, text="SI50223054", firm="Dora", by=VISITOR, at=at)
    part = next(holder for holder in holders() if holder.name == "pricing")

    told = part.export(dora)
    part.erase(dora, at)

    assert [row["number"] for row in told["business_ids"]] == ["SI50223054"]
    assert [row["voucher__code"] for row in told["vouchers"]] == ["SPRING"]
    assert not BusinessId.objects.exists()
    assert list(VoucherUse.objects.values_list("customer", flat=True)) == [None]
