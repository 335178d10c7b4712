"""Somebody asks about a product; somebody bought it and agreed to be asked."""

from datetime import datetime
from typing import Any

from pistos.asks.models import Ask
from pistos.catalogue.models import Product
from pistos.customers.actions.agreeing import give_consent
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.orders.models import Line, OrderState
from pistos.questions.actions.asker import QuestionAsker
from pistos.questions.actions.asking import Asking, ask_question
from pistos.questions.models import Question
from tests.factories.orders import order_of

VISITOR = Actor.machine("storefront.guest")
OVEN = "Is it safe in the oven?"


def asked(
    product: Product, at: datetime, text: str = OVEN, *, language: str = "en", **more: Any
) -> Question:
    asking = Asking(text=text, language=language, **more)
    return ask_question(product=product, asking=asking, by=VISITOR, at=at)


def line_bought(
    customer: Customer,
    product: Product,
    at: datetime,
    *,
    number: str = "1001",
    agrees: bool = True,
) -> Line:
    """The line of a delivered order; who agrees may be asked."""
    order = order_of(customer, placed_at=at, number=number)
    order.state = OrderState.DELIVERED
    order.save()
    if agrees:
        give_consent(customer=customer, purpose="reviews", said_where="order", by=VISITOR, at=at)
    return Line.objects.create(
        order=order, position=9, product=product, name="Mug", unit_amount=20, quantity=1
    )


def written_to(question: Question) -> None:
    """The mails to the buyers who are asked go out."""
    for ask in Ask.objects.filter(about_kind="question", about_id=str(question.pk)):
        QuestionAsker().part(ask, "en", "https://shop.example/en")
