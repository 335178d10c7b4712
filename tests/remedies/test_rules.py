"""The pure rules: limits, cases alike, and the money of an order to the cent."""

import random
from decimal import Decimal

import pytest

from pistos.accounts.models import Role
from pistos.remedies.rules import ledger
from pistos.remedies.rules.alike import Given, band, deviates, usual
from pistos.remedies.rules.catalogue import FIRST_LIMITS, is_within

EUR = Decimal


@pytest.mark.serves("S1-56")
@pytest.mark.parametrize(
    ("role", "severity", "amount", "holds"),
    [
        (Role.AGENT, 1, "10.00", True),
        (Role.AGENT, 1, "10.01", False),
        (Role.AGENT, 3, "60.00", True),
        (Role.MANAGER, 2, "250.00", True),
        (Role.MANAGER, 2, "250.01", False),
        (Role.OWNER, 1, "99999.00", True),
        ("nobody", 1, "0.01", False),
    ],
)
def test_limits_go_by_role_and_severity(role, severity, amount, holds) -> None:
    assert is_within(FIRST_LIMITS, role, severity, EUR(amount)) is holds


def test_bands_of_an_order() -> None:
    values = ("0", "0.01", "25", "25.01", "50", "100", "250", "250.01")
    assert [band(EUR(value)) for value in values] == [0, 1, 1, 2, 2, 3, 4, 5]


@pytest.mark.serves("S1-56")
@pytest.mark.parametrize(
    ("rows", "kind", "amount", "differs"),
    [
        ([("refund", "5"), ("refund", "9")], "gift", "0", False),  # too few to be usual
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "refund", "9", False),
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "refund", "9.01", True),
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "refund", "4.99", True),
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "gift", "3", True),
        ([("resend", "5")] * 3, "resend", "80", False),  # goods are worth what they are worth
    ],
)
def test_what_differs_from_cases_alike(rows, kind, amount, differs) -> None:
    found = usual([Given(each, EUR(value)) for each, value in rows])

    assert deviates(kind, EUR(amount), found) is differs


def test_of_two_kinds_equally_usual_the_newer_is() -> None:
    rows = [Given("voucher", EUR(5)), Given("refund", EUR(5)), Given("voucher", EUR(7)),
            Given("refund", EUR(5))]  # fmt: skip

    found = usual(rows)

    assert found is not None
    assert (found.kind, found.count, found.whole, found.highest) == ("voucher", 2, 4, EUR(7))


def an_order(chance: random.Random) -> ledger.Ledger:
    """Lines of odd prices, a voucher that took something off each, and a carriage."""
    goods = {}
    for place in range(chance.randint(1, 5)):
        pieces = chance.randint(1, 7)
        gross = EUR(chance.randint(1, 99_99)) * pieces / 100
        off = EUR(chance.randint(0, int(gross * 100))) / 100 if chance.random() < 0.4 else EUR(0)
        goods[str(place)] = ledger.Goods(gross - off, pieces)
    return ledger.Ledger(goods, carriage=EUR(chance.randint(0, 990)) / 100)


def a_step(book: ledger.Ledger, chance: random.Random) -> ledger.Ledger:
    """One thing that can happen; what is refused changes nothing."""
    kind = chance.choice(["withdraw", "withdraw", "remedy", "failed", "greedy"])
    if kind == "withdraw":
        pieces = {
            key: chance.randint(0, line.pieces - line.gone) for key, line in book.goods.items()
        }
        owed = ledger.owed_for(book, pieces)
        book = ledger.take_in(book, pieces)
        return ledger.give_back(book, owed) if owed else book
    if kind == "remedy" and book.left:
        return ledger.give_back(book, EUR(chance.randint(1, int(book.left * 100))) / 100)
    if kind == "failed" and book.back:
        return ledger.come_back(book, EUR(chance.randint(1, int(book.back * 100))) / 100)
    with pytest.raises(ledger.MoreThanCame):
        ledger.give_back(book, book.left + EUR("0.01"))
    return book


@pytest.mark.serves("S1-56", "S3-93")
def test_ten_thousand_random_orders_reconcile_to_the_cent() -> None:
    for seed in range(10_000):
        chance = random.Random(seed)
        book = an_order(chance)
        if book.total <= 0:
            continue
        book = ledger.pay(book, book.total)
        for _step in range(chance.randint(1, 8)):
            book = a_step(book, chance)
            assert 0 <= book.back <= book.paid, seed
            assert book.left == book.paid - book.back, seed
        out = {key: line.pieces - line.gone for key, line in book.goods.items()}
        owed = ledger.owed_for(book, out)
        assert owed <= book.left, seed
        whole = ledger.Ledger(book.goods, book.carriage, book.paid)
        parts = sum((line.share(line.gone) for line in book.goods.values()), EUR(0))
        carriage = book.carriage if not book.is_all_gone else EUR(0)
        due = book.total - parts - (book.carriage - carriage)
        assert ledger.owed_for(whole, out) == due, seed


def test_all_of_it_sent_back_in_parts_is_all_that_was_paid() -> None:
    for seed in range(500):
        chance = random.Random(seed)
        book = an_order(chance)
        if book.total <= 0:
            continue
        book = ledger.pay(book, book.total)
        while not book.is_all_gone:
            pieces = {
                key: chance.randint(0, line.pieces - line.gone) for key, line in book.goods.items()
            }
            owed = ledger.owed_for(book, pieces)
            book = ledger.take_in(book, pieces)
            book = ledger.give_back(book, owed) if owed else book
        assert book.back == book.paid, seed


def test_what_never_came_does_not_go_back() -> None:
    book = ledger.Ledger({"1": ledger.Goods(EUR("10.00"), 3)})

    assert ledger.owed_for(book, {"1": 3}) == 0
    for bad in ({"1": 4}, {"1": -1}, {"2": 1}):
        with pytest.raises(ledger.MoreThanCame):
            ledger.take_in(book, bad)
