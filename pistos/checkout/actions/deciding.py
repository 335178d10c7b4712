"""By what a buyer decided: asked once on the page of the order, answered by whoever likes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.checkout.events import BuyerDecided
from pistos.checkout.models import How, HowDecided
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Order

LONGEST_WORDS = 300


class HowUnknown(Refused):
    """None of the answers that are asked for."""


@transaction.atomic
def say_how_decided(*, order: Order, how: str, words: str, by: Actor, at: datetime) -> HowDecided:
    """Keeps the answer; the first one of an order stands. Publishes BuyerDecided, without the words.

    Refuses with HowUnknown.
    """
    if how not in How.values:
        raise HowUnknown(_("Please choose one of the answers."))
    Order.objects.select_for_update().get(pk=order.pk)
    known = HowDecided.objects.filter(order=order).first()
    if known is not None:
        return known
    said = without_cards(one_line(words, LONGEST_WORDS))
    made = HowDecided.objects.create(order=order, how=how, words=said, said_at=at)
    publish(BuyerDecided(order.pk, how), about=Ref("order", str(order.pk)), by=by, at=at)
    return made
