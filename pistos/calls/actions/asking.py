"""A customer asks to be called, from the contact page."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.calls.actions.calling_back import AlreadyCalling, promise_call_back
from pistos.calls.facts import Wish
from pistos.calls.models import CallBack
from pistos.calls.queries.calling_back import waiting_for_number
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.phones import international
from pistos.shop.queries import the_shop

CUSTOMER = Actor.machine("calls.ask_for_call")


class NotTaken(Refused):
    """The request came before."""


@transaction.atomic
def ask_for_call(*, arrival: Arrival, wish: Wish, at: datetime) -> CallBack:
    """Takes in what it is about, and promises the call: both, or neither. Publishes `CallBackPromised`.

    The call is the answer that is promised: no other is. Refuses as `promise_call_back` does, a number
    that is to be called already, and what was sent before.
    """
    number = international(wish.number, the_shop().country)
    if number and waiting_for_number(number):
        raise AlreadyCalling(_("This number is to be called already. Nothing was changed."))
    received = receive_message(arrival=arrival, at=at)
    if received.conversation is None or received.outcome == "duplicate":
        raise NotTaken(_("This was sent before, and we have it."))
    return promise_call_back(conversation=received.conversation, wish=wish, by=CUSTOMER, at=at)
