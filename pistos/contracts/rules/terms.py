"""Terms against terms: an offer is better in something and worse in nothing.

Prices are compared by the month, so that another period changes nothing. A saving of less than one in a
hundred is no benefit: a cent would make an offer of anything.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from pistos.contracts.facts import Included, TermFacts
from pistos.contracts.models import Period
from pistos.kit.searching import folded

OPEN_DAYS = 90
"""So long before its end a contract can be renewed, and its customer be written to about it."""
LEAST_SAVING = Fraction(1, 100)
LONGEST_MONTHS = 120
MOST_INCLUDED = 30
LONGEST_NAME = 80
HIGHEST = Decimal(1_000_000)
MONTHS: Mapping[str, int] = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


class TermsNonsense(ValueError):
    """What was typed cannot be terms; `code` says which part."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which terms differ. `kind` is price, months, notice, or of what is included: included
    (another count), added, dropped; `name` names it. None is without a stated limit."""

    kind: str
    name: str = ""
    was: Decimal | None = None
    now: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Seen by the customer: what gets better, what gets worse."""

    better: tuple[Difference, ...]
    worse: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        return not (self.better or self.worse)

    @property
    def is_offer(self) -> bool:
        return bool(self.better) and not self.worse


def monthly(terms: TermFacts) -> Fraction:
    """The price by the month."""
    return Fraction(terms.price_amount) / MONTHS.get(terms.period, terms.months)


def compared(present: TermFacts, proposed: TermFacts) -> Comparison:
    """What changes for the customer from `present` to `proposed`."""
    better: list[Difference] = []
    worse: list[Difference] = []
    was, now = monthly(present), monthly(proposed)
    price = Difference("price", was=_money(was), now=_money(now))
    if now > was:
        worse.append(price)
    elif was and (was - now) / was >= LEAST_SAVING:
        better.append(price)
    for kind, before, after in (
        ("months", present.months, proposed.months),
        ("notice", present.notice_days, proposed.notice_days),
    ):
        if before != after:
            change = Difference(kind, was=Decimal(before), now=Decimal(after))
            (worse if after > before else better).append(change)
    _compare_included(present.included, proposed.included, better, worse)
    return Comparison(tuple(better), tuple(worse))


def _compare_included(
    present: Included, proposed: Included, better: list[Difference], worse: list[Difference]
) -> None:
    """By name, whatever its case, accents and spaces. Without a stated limit is more than any number."""
    had = {_key(name): (name, count) for name, count in present}
    gets = {_key(name): (name, count) for name, count in proposed}
    for key, (name, count) in had.items():
        if key not in gets:
            worse.append(Difference("dropped", name, was=count))
            continue
        after = gets[key][1]
        if after == count:
            continue
        is_more = after is None or (count is not None and after > count)
        change = Difference("included", name, was=count, now=after)
        (better if is_more else worse).append(change)
    for key, (name, count) in gets.items():
        if key not in had and count != 0:
            better.append(Difference("added", name, now=count))


def checked(terms: TermFacts, *, starts_on: date) -> TermFacts:
    """The terms, or TermsNonsense. Amounts are money with two places."""
    if not 1 <= terms.months <= LONGEST_MONTHS:
        raise TermsNonsense("months")
    if not terms.price_amount.is_finite() or not 0 <= terms.price_amount < HIGHEST:
        raise TermsNonsense("price")
    if terms.period not in Period.values:
        raise TermsNonsense("period")
    ends_on = end_of(starts_on, terms.months)
    if not 0 <= terms.notice_days <= (ends_on - starts_on).days:
        raise TermsNonsense("notice")
    if len(terms.included) > MOST_INCLUDED or len(
        {_key(name) for name, _n in terms.included}
    ) < len(terms.included):
        raise TermsNonsense("included")
    return terms


def read_included(text: str) -> Included:
    """Lines such as "Visits a year = 2" or "Spare parts". TermsNonsense for what cannot be read."""
    found = []
    for line in text.replace("\x00", "").splitlines():
        name, sign, amount = line.rpartition("=")
        name = " ".join((name if sign else line).split())
        if not name and not sign:
            continue
        if not name or len(name) > LONGEST_NAME:
            raise TermsNonsense("included")
        found.append((name, _amount(amount) if sign else None))
    return tuple(found)


def _amount(text: str) -> Decimal:
    typed = text.strip().replace(",", ".")
    if not typed.replace(".", "", 1).isdecimal() or not typed.isascii() or len(typed) > 12:
        raise TermsNonsense("included")
    return Decimal(typed).normalize() + 0


def end_of(starts_on: date, months: int) -> date:
    """The last day of a term: the day before the same day, `months` later; the last of a short month."""
    place = starts_on.year * 12 + starts_on.month - 1 + months
    year, month = place // 12, place % 12 + 1
    day = min(starts_on.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def _key(name: str) -> str:
    return " ".join(folded(name).split())


def _money(value: Fraction) -> Decimal:
    return Decimal(round(value * 100)) / 100
