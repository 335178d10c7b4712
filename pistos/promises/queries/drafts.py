"""The message that awaits sending before a promise slips, in the words that would be sent."""

from datetime import datetime

from pistos.notifications.queries import letterhead_of
from pistos.notifications.rules.rendering import Rendered, rendered
from pistos.orders.models import Parcel
from pistos.promises.models import Standing
from pistos.promises.ports import order_link
from pistos.promises.rules.due import day_of
from pistos.promises.rules.letters import language_of, move_draft, recipient
from pistos.shop.queries import the_shop


def draft_of(standing: Standing, at: datetime) -> Rendered | None:
    """Subject and text to the customer; None while there is nothing to tell. Two queries."""
    if standing.proposed_on is None or standing.about_kind != "parcel":
        return None
    rows = Parcel.objects.select_related("order__customer")
    parcel = rows.filter(pk=standing.about_id or 0).first()
    if parcel is None:
        return None
    order, shop = parcel.order, the_shop()
    language = language_of(order)
    link = order_link(order.token, language)
    draft = move_draft(parcel, was_on=standing.due_on, promised_on=standing.proposed_on, link=link)
    letterhead = letterhead_of(shop, language)
    today = day_of(at, shop.time_zone)
    return rendered(draft, recipient(order.customer, language), letterhead, today)
