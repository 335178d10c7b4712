"""What a way of sending costs, and from which value it is free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.numbers import is_currency
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.shipping.events import FreeShippingEnded, FreeShippingSet, RatesSet
from pistos.shipping.models import FreeFrom, Method, Rate

MOST = Decimal("999999.99")


class RatesWrong(Refused):
    """Rates that cannot be: the text says why."""


@dataclass(frozen=True, slots=True)
class RateFacts:
    countries: tuple[str, ...]
    max_weight_grams: int
    gross_amount: Decimal
    currency: str
    postcode_from: str = ""
    postcode_to: str = ""
    max_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FreeFromFacts:
    countries: tuple[str, ...]
    threshold: Decimal
    currency: str
    method: Method | None = None
    customer: Customer | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@transaction.atomic
def set_rates(*, method: Method, rates: Sequence[RateFacts], by: Actor, at: datetime) -> list[Rate]:
    """The rates of a method, as a whole: the list is what holds from now on. Publishes `RatesSet`."""
    for rate in rates:
        _check(rate)
    Method.objects.select_for_update().get(pk=method.pk)
    Rate.objects.filter(method=method).delete()
    made = Rate.objects.bulk_create(
        Rate(
            method=method,
            countries=sorted(set(rate.countries)),
            postcode_from=rate.postcode_from,
            postcode_to=rate.postcode_to,
            max_weight_grams=rate.max_weight_grams,
            max_value=rate.max_value,
            gross_amount=rate.gross_amount,
            currency=rate.currency,
        )
        for rate in rates
    )
    publish(RatesSet(method.pk, len(made)), about=Ref("method", str(method.pk)), by=by, at=at)
    return made


def _check(rate: RateFacts) -> None:
    _check_countries(rate.countries, rate.currency)
    if not 0 < rate.max_weight_grams <= 10_000_000 or not 0 <= rate.gross_amount <= MOST:
        raise RatesWrong(_("A rate has a weight above nought and a price of nought or more."))
    if bool(rate.postcode_from) != bool(rate.postcode_to) or rate.postcode_from > rate.postcode_to:
        raise RatesWrong(_("A span of postcodes has a first and a last one."))


def _check_countries(countries: tuple[str, ...], currency: str) -> None:
    known = Locale("en").territories
    if not countries or any(len(code) != 2 or code not in known for code in countries):
        raise RatesWrong(_("Please name the countries by their two letters, for example GR, SI."))
    if not is_currency(currency):
        raise RatesWrong(_("Please choose a currency, for example EUR."))


@transaction.atomic
def set_free_shipping(*, facts: FreeFromFacts, by: Actor, at: datetime) -> FreeFrom:
    """From a value of goods on shipping is free. Publishes `FreeShippingSet`."""
    _check_countries(facts.countries, facts.currency)
    if not 0 <= facts.threshold <= MOST:
        raise RatesWrong(_("Please enter the value from which shipping is free."))
    if facts.valid_from and facts.valid_until and facts.valid_until <= facts.valid_from:
        raise RatesWrong(_("The rule must end after it begins."))
    rule = FreeFrom.objects.create(
        method=facts.method,
        countries=sorted(set(facts.countries)),
        customer=facts.customer,
        threshold=facts.threshold,
        currency=facts.currency,
        valid_from=facts.valid_from,
        valid_until=facts.valid_until,
    )
    publish(
        FreeShippingSet(rule.pk, str(rule.threshold), rule.currency),
        about=Ref("free_shipping", str(rule.pk)),
        by=by,
        at=at,
    )
    return rule


@transaction.atomic
def end_free_shipping(*, rule: FreeFrom, by: Actor, at: datetime) -> None:
    """The rule no longer holds. Publishes `FreeShippingEnded`."""
    rule_id = rule.pk
    FreeFrom.objects.filter(pk=rule_id).delete()
    publish(FreeShippingEnded(rule_id), about=Ref("free_shipping", str(rule_id)), by=by, at=at)


@transaction.atomic
def move_free_shipping(*, from_ids: list[int], to_id: int) -> None:
    """Two customers are one: what was granted to either is theirs."""
    FreeFrom.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)


@transaction.atomic
def forget_free_shipping(*, customer_ids: list[int]) -> None:
    """A person is erased: what was granted to them alone goes."""
    FreeFrom.objects.filter(customer_id__in=customer_ids).delete()
