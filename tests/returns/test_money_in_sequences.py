"""Ten thousand random lives of an order in the pure rules that pages and deeds reckon with, to the cent.

`Life` only keeps what the database keeps (what went back, by line and by whom). Every amount comes from the
rules: of prices with vouchers, of what a claim or withdrawal gives back, and of what is left for a remedy.
"""

import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from pistos.pricing.rules.totals import Discount, Line, Totals, totals
from pistos.remedies.rules.ledger import Ledger
from pistos.returns.rules.money import Owed, Part, left_amount, owed_back, spread

LIVES = 10_000


def cents(amount: Decimal) -> int:
    assert amount == amount.quantize(Decimal("0.01"))
    return int(amount * 100)


def money(dice: random.Random, most: Decimal, least: int = 0) -> Decimal:
    return Decimal(dice.randint(least, max(cents(most), least))) / 100


def bought(dice: random.Random) -> Totals:
    """Lines of odd prices, one or two vouchers or none, and a carriage."""
    lines = [
        Line(str(place), dice.randint(1, 7), money(dice, Decimal("99.99"), 1), Decimal(24))
        for place in range(dice.randint(1, 5))
    ]
    vouchers = [
        dice.choice([
            Discount("A", "percent", Decimal(dice.randint(1, 100))),
            Discount("B", "amount", money(dice, Decimal(300))),
            Discount("C", "free_shipping"),
        ])
        for _ in range(dice.choice([0, 0, 1, 2]))
    ]  # fmt: skip
    return totals(lines, vouchers, money(dice, Decimal("9.90")), money(dice, Decimal("2.00")))


class Life:
    """An order that was paid, and what became of its money."""

    def __init__(self, dice: random.Random, order: Totals) -> None:
        self.dice, self.lines = dice, dict(enumerate(order.lines))
        self.carriage = order.shipping + order.fee
        self.ledger = Ledger(paid=order.gross)
        self.exempt = {key for key in self.lines if key and dice.random() < 0.1}
        self.gone: Counter[int] = Counter()
        self.refunds, self.less, self.remedies = dict[int, Decimal](), dict[int, Decimal](), {}
        self.carried = Decimal(0)

    def part(self, key: int, now: int = 0) -> Part:
        line, given = self.lines[key], None
        if key in self.refunds or key in self.remedies:
            given = self.refunds.get(key, 0) + self.less.get(key, 0) + self.remedies.get(key, 0)
        return Part(line.paid, line.quantity, self.gone[key], now, given)

    def some(self) -> dict[int, int]:
        out = {key: line.quantity - self.gone[key] for key, line in self.lines.items()}
        return {
            key: self.dice.randint(0, many) for key, many in out.items() if key not in self.exempt
        }

    def rest(self) -> dict[int, int]:
        return {
            key: line.quantity - self.gone[key]
            for key, line in self.lines.items()
            if key not in self.exempt
        }

    def owed(self, now: dict[int, int], less: dict[int, Decimal]) -> Owed:
        parts = {key: self.part(key, many) for key, many in now.items()}
        named = {key: (parts[key], less.get(key, Decimal(0))) for key in now if now[key]}
        return owed_back(named, parts.values(), self.carriage - self.carried, self.ledger.left)

    def take_back(self, now: dict[int, int], *, is_worn: bool = False) -> None:
        """Pieces come back, perhaps worth less; what is owed for them is paid."""
        if not any(now.values()):
            return
        less = {}
        if is_worn:
            most = self.owed(now, {}).lines
            less = {key: money(self.dice, each) for key, each in most.items()}
        owed = self.owed(now, less)
        self._note(owed)
        self.gone.update(now)
        for key, amount in less.items():
            self.less[key] = self.less.get(key, 0) + amount

    def reduce(self) -> None:
        most = {key: left_amount(self.part(key)) for key in self.lines}
        amount = money(self.dice, min(sum(most.values()), self.ledger.left))
        owed = Owed(spread(amount, most), Decimal(0))
        assert owed.amount == amount
        self._note(owed)

    def object(self) -> None:
        """What was kept back for wear is paid after all, as far as money is left."""
        for key, kept in self.less.items():
            amount = money(self.dice, min(kept, self.ledger.left))
            self._note(Owed({key: amount}, Decimal(0)))
            self.less[key] -= amount

    def remedy(self) -> None:
        key = self.dice.choice(list(self.lines))
        back = self.refunds.get(key, 0) + self.remedies.get(key, Decimal(0))
        left = self.ledger.left_for(self.lines[key].paid, self.carriage, back)
        amount = money(self.dice, left)
        assert back + amount <= self.lines[key].paid + self.carriage or not amount
        self.remedies[key] = self.remedies.get(key, 0) + amount
        self._pay(amount)

    def goodwill(self) -> None:
        """For the whole order; or its bank took so much."""
        self._pay(money(self.dice, self.ledger.left))

    def _note(self, owed: Owed) -> None:
        for key, amount in owed.lines.items():
            assert amount >= 0
            self.refunds[key] = self.refunds.get(key, 0) + amount
        self.carried += owed.delivery
        assert 0 <= self.carried <= self.carriage
        self._pay(owed.amount)

    def _pay(self, amount: Decimal) -> None:
        assert cents(amount) >= 0
        self.ledger = Ledger(self.ledger.paid, self.ledger.back + amount)
        assert self.ledger.back <= self.ledger.paid
        assert self.ledger.left == self.ledger.paid - self.ledger.back


@pytest.mark.serves("S1-56", "S3-93", "CRD-19")
def test_ten_thousand_random_lives_reconcile_to_the_cent() -> None:
    """Whatever was given in between: never more than came, and all of it but what wear cost in the end."""
    for seed in range(LIVES):
        dice = random.Random(seed)
        order = bought(dice)
        life = Life(dice, order)
        assert sum(line.paid for line in order.lines) + life.carriage == order.gross
        for _step in range(dice.randint(1, 8)):
            deed = dice.choice([life.reduce, life.object, life.remedy, life.goodwill, None, None])
            if deed is None:
                life.take_back(life.some(), is_worn=dice.random() < 0.3)
            else:
                deed()
        life.take_back(life.rest())
        kept = sum(life.less.values())
        kept += sum(order.lines[key].paid for key in life.exempt)
        assert order.gross - kept <= life.ledger.back <= order.gross, seed


@pytest.mark.serves("CRD-19")
def test_ten_thousand_orders_sent_back_in_parts_give_each_piece_its_share() -> None:
    """With nothing given in between, what went back for a line is the share of its pieces, reckoned here as
    a fraction; the carriage goes with the last of them, once."""
    for seed in range(LIVES):
        dice = random.Random(seed)
        order = bought(dice)
        life = Life(dice, order)
        is_over = False
        while not is_over:
            life.take_back(life.some())
            is_over = not any(life.rest().values())
            for key, amount in life.refunds.items():
                line = life.lines[key]
                share = Fraction(cents(line.paid) * life.gone[key], line.quantity)
                assert cents(amount) == floor(share + Fraction(1, 2)), seed
            assert life.carried == (life.carriage if is_over else 0), seed
        exempt = sum(order.lines[key].paid for key in life.exempt)
        assert life.ledger.back == order.gross - exempt, seed


def test_of_money_that_never_came_none_goes_back() -> None:
    part = Part(Decimal("10.00"), 3, 0, 3)

    assert owed_back({1: (part, Decimal(0))}, [part], Decimal(4), Ledger().left).amount == 0
    assert owed_back({1: (part, Decimal(0))}, [part], Decimal(4), None).amount == 14


def test_the_carriage_is_kept_back_first_then_the_last_lines() -> None:
    parts = [Part(Decimal("10.00"), 1, 0, 1), Part(Decimal("8.00"), 1, 0, 1)]
    named = {place: (part, Decimal(0)) for place, part in enumerate(parts)}

    assert owed_back(named, parts, Decimal(4), Decimal(20)) == Owed({0: 10, 1: 8}, Decimal(2))
    assert owed_back(named, parts, Decimal(4), Decimal(13)) == Owed({0: 10, 1: 3}, Decimal(0))


def test_an_exempt_line_does_not_keep_the_carriage_and_one_still_out_does() -> None:
    come, out = Part(Decimal("10.00"), 2, 1, 1), Part(Decimal("8.00"), 1, 0, 0)
    named = {1: (come, Decimal("0.50"))}

    assert owed_back(named, [come], Decimal(4), None).amount == Decimal("8.50")
    assert owed_back(named, [come, out], Decimal(4), None).amount == Decimal("4.50")
