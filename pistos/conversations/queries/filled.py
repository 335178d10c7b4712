"""A macro as it would be sent in a conversation."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Macro
from pistos.conversations.rules.macros import MacroValues, fill_macro
from pistos.kit.words import until_words
from pistos.orders.models import Parcel
from pistos.promises.ports import order_link
from pistos.shop.queries import the_shop


def filled_macro(macro: Macro, conversation: Conversation, *, by: User, at: datetime) -> str:
    """The macro's text in the conversation's language, else in the shop's, its variables filled.

    Refuses with MacroUnfilled where nothing is known to put in.
    """
    shop = the_shop()
    texts = macro.text
    for language in (conversation.language, shop.default_language, *texts):
        if texts.get(language):
            return fill_macro(texts[language], _values(conversation, language, by, at))
    return ""


def _values(conversation: Conversation, language: str, by: User, at: datetime) -> MacroValues:
    shop = the_shop()
    customer, order = conversation.customer, conversation.order
    zone = ZoneInfo(conversation.zone or shop.time_zone)
    due_at = conversation.due_at
    parcel = None
    if order is not None:
        rows = Parcel.objects.filter(order=order).exclude(tracking_number="")
        parcel = rows.order_by("-pk").first()
    return MacroValues(
        customer=customer.form_of_address or customer.name,
        order=order.number if order else "",
        agent=by.name,
        shop=shop.name,
        due=until_words(due_at, at, zone, language) if due_at and due_at > at else "",
        tracking=parcel.tracking_number if parcel else "",
        link=order_link(order.token, language) if order else "",
    )
