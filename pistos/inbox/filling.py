"""Prepared answers with what is known put in their variables."""

from zoneinfo import ZoneInfo

from django.conf import settings

from pistos.components.gate import DeskRequest
from pistos.conversations.models import Conversation, Macro
from pistos.conversations.queries.timeline import promises_of
from pistos.conversations.rules.macros import MacroUnfilled, MacroValues, fill_macro
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.kit.words import until_words
from pistos.orders.models import Order
from pistos.orders.queries import orders_of, parcels_of
from pistos.shop.queries import the_shop


def filled(request: DeskRequest, found: Conversation, macro: Macro) -> str:
    """In the customer's language. What is not known stays in its braces: it cannot be sent so."""
    text = text_in(macro.text, found.language, the_shop().default_language)
    values = values_of(request, found)
    try:
        return fill_macro(text, values)
    except MacroUnfilled:
        return _as_far_as_known(text, values)


def _as_far_as_known(text: str, values: MacroValues) -> str:
    for name in MacroValues.__dataclass_fields__:
        if value := getattr(values, name):
            text = text.replace(f"{{{name}}}", " ".join(value.split()))
    return text


def values_of(request: DeskRequest, found: Conversation) -> MacroValues:
    shop, customer = the_shop(), found.customer
    order = found.order or next(iter(orders_of(customer, most=1)), None)
    return MacroValues(
        customer=customer.form_of_address or customer.name,
        order=order.number if order else "",
        agent=request.agent.name,
        shop=shop.name,
        due=_due(found),
        tracking=_tracking(order),
        link=_link(order, found.language),
    )


def _due(found: Conversation) -> str:
    link = next((one for one in promises_of(found) if one.is_open), None)
    if link is None:
        return ""
    zone = ZoneInfo(found.zone or link.promise.zone)
    return until_words(link.promise.standing.due_at, clock.now(), zone, found.language)


def _tracking(order: Order | None) -> str:
    if order is None:
        return ""
    return next((one.tracking_number for one in parcels_of(order) if one.tracking_number), "")


def _link(order: Order | None, language: str) -> str:
    return f"{settings.SITE_URL}/{language}/o/{order.token}/" if order else ""
