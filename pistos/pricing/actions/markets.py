"""Markets: which countries pay in which currency."""

from dataclasses import dataclass, field
from datetime import datetime

from babel import Locale
from babel.numbers import is_currency
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import Translated
from pistos.kit.regions import country_name
from pistos.pricing.events import MarketSaved
from pistos.pricing.models import Market


class MarketWrong(Refused):
    """A market that cannot be: the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class MarketFacts:
    code: str
    countries: tuple[str, ...]
    currency: str
    name: Translated = field(default_factory=dict)
    is_default: bool = False
    is_active: bool = True
    collects_vat_abroad: bool = False


@transaction.atomic
def save_market(*, facts: MarketFacts, by: Actor, at: datetime) -> Market:
    """Makes a market or changes the one of that code. Publishes `MarketSaved`.

    Refuses unknown countries and currencies, a country that another market has, and a new currency
    where prices are kept in the old one. The first market is the default one; a new default replaces
    the old.
    """
    others = list(Market.objects.select_for_update().order_by("pk"))
    found = next((market for market in others if market.code == facts.code), None)
    _check(facts, found, [market for market in others if market.code != facts.code])
    market = found or Market(code=facts.code)
    market.name = facts.name
    market.countries = sorted(set(facts.countries))
    market.currency = facts.currency
    market.is_active = facts.is_active
    market.collects_vat_abroad = facts.collects_vat_abroad
    has_default = any(other.is_default for other in others if other != market)
    market.is_default = facts.is_default or not has_default
    if market.is_default:
        Market.objects.exclude(code=facts.code).update(is_default=False)
    market.save()
    publish(
        MarketSaved(market.code, market.countries, market.currency),
        about=Ref("market", str(market.pk)),
        by=by,
        at=at,
    )
    return market


def _check(facts: MarketFacts, found: Market | None, others: list[Market]) -> None:
    known = Locale("en").territories
    wrong = [code for code in facts.countries if len(code) != 2 or code not in known]
    if wrong or not facts.countries:
        raise MarketWrong(_("Please name the countries of the market by their two letters."))
    if not is_currency(facts.currency):
        raise MarketWrong(_("Please choose a currency, for example EUR."))
    taken = {code for market in others if market.is_active for code in market.countries}
    twice = sorted(taken & set(facts.countries)) if facts.is_active else []
    if twice:
        raise MarketWrong(
            _("%(country)s is in another market already.")
            % {"country": country_name(twice[0], "en")}
        )
    if found and found.currency != facts.currency and found.prices.exists():
        raise MarketWrong(_("The market has prices: its currency stays. Make a new market."))
