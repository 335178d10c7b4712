"""Ways of delivery and what is offered by them."""

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from pistos.catalogue.models import Variant
from pistos.partners.models import Partner
from pistos.shipping import actions, queries
from pistos.shipping.models import Method
from pistos.shipping.queries import Basket, Offers
from pistos.shipping.rules.costs import Destination
from tests.factories.goods import (
    ALMA,
)

ATHENS = Destination("GR", "GR-I", "10445", "Europe/Athens")


def method(carrier: Partner, at: datetime, code: str = "home", **more: Any) -> Method:
    facts = actions.MethodFacts(
        **{
            "code": code,
            "kind": "home",
            "name": {"en": code.title()},
            "cut_off": time(14),
            "courier": carrier,
            "service": "standard",
            **more,
        }
    )
    made = actions.save_method(facts=facts, by=ALMA, at=at)
    rates = [
        actions.RateFacts(("GR",), 2000, Decimal("3.50"), "EUR"),
        actions.RateFacts(("SI",), 2000, Decimal("8.90"), "EUR"),
    ]
    actions.set_rates(method=made, rates=rates, by=ALMA, at=at)
    return made


def offered(mug: Variant, at: datetime, to: Destination = ATHENS, **more: Any) -> Offers:
    basket = Basket(
        **{"wanted": {mug.pk: 1}, "weight_grams": 400, "value": Decimal("12.40"), **more}
    )
    return queries.offers(to=to, basket=basket, at=at)
