"""A buyer, what they bought, and what they say of it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from pistos.catalogue.models import Product, Variant
from pistos.customers.models import Customer
from pistos.orders.models import Line, Order, OrderState, Parcel
from pistos.reviews.actions.writing import write_review
from pistos.reviews.facts import Writing
from pistos.reviews.models import Invitation, Review
from tests.factories.goods import a_variant


def bought(
    customer: Customer, at: datetime, *, product: Product | None = None, number: str = "1001"
) -> Line:
    """A line of an order placed ten days ago and delivered a week ago."""
    product = product or a_product()
    placed_at = at - timedelta(days=10)
    order = Order.objects.create(
        ref=number,
        number=number,
        customer=customer,
        language=customer.language,
        country=customer.country,
        contact_email=customer.email,
        placed_at=placed_at,
        state=OrderState.DELIVERED,
        currency="EUR",
        total_amount=Decimal("24.00"),
    )
    Parcel.objects.create(
        order=order, ref="1", zone="Europe/Athens", delivered_at=at - timedelta(days=7)
    )
    return Line.objects.create(
        order=order, position=1, product=product, name="Mug", unit_amount=Decimal("24.00")
    )


def a_product(sku: str = "mug") -> Product:
    found = Variant.objects.filter(sku=sku).first()
    return found.product if found else a_variant(sku).product


def invited(line: Line, at: datetime, *, months_after: int = 0) -> Invitation:
    return Invitation.objects.create(
        line=line,
        customer=line.order.customer,
        months_after=months_after,
        made_at=at,
        expires_at=at + timedelta(days=90),
    )


def reviewed(
    customer: Customer,
    at: datetime,
    *,
    stars: int = 5,
    text: str = "It holds the heat well and looks as in the picture.",
    number: str = "1001",
    product: Product | None = None,
    **said: Any,
) -> Review:
    """A review of a buyer who was invited."""
    line = bought(customer, at, product=product, number=number)
    writing = Writing(stars=stars, text=text, language="en", **said)
    return write_review(invitation=invited(line, at), writing=writing, at=at)
