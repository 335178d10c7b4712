"""Who may be asked to answer, and the rules in force."""

from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import agreed_to, family_ids
from pistos.orders.models import Line, OrderState
from pistos.questions.models import Question, QuestionSettings

LOOKED_AT = 10
"""So many of the newest buyers are looked at for each one wanted."""


def settings_in_force() -> QuestionSettings:
    """The newest version, or the defaults when none was ever saved."""
    return QuestionSettings.objects.order_by("-version").first() or QuestionSettings()


def buyers_to_ask(question: Question, *, most: int) -> list[tuple[Customer, Line]]:
    """The newest buyers who have the product, agreed to be asked, and did not ask it themselves."""
    lines = (
        Line.objects.filter(
            product_id=question.product_id,
            order__state=OrderState.DELIVERED,
            order__customer__erased_at=None,
        )
        .exclude(order__customer__email="")
        .select_related("order__customer__merged_into")
        .order_by("-order__placed_at", "-pk")
    )
    found: dict[int, tuple[Customer, Line]] = {}
    for line in lines[: most * LOOKED_AT]:
        customer = line.order.customer.merged_into or line.order.customer
        if customer.pk in found or customer.pk == question.customer_id:
            continue
        if Purpose.REVIEWS in agreed_to(customer):
            found[customer.pk] = (customer, line)
        if len(found) == most:
            break
    return list(found.values())


def line_of(customer: Customer, product_id: int) -> Line | None:
    """The newest delivered line by which somebody has a product. Two queries."""
    rows = Line.objects.filter(
        product_id=product_id,
        order__customer_id__in=family_ids(customer),
        order__state=OrderState.DELIVERED,
    )
    return rows.order_by("-order__placed_at", "-pk").first()
