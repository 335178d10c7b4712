"""Special wishes on a line, answered before it is packed; and what was sold and is not there."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.events import LineShort, RequestAnswered, ShortageChosen
from pistos.orders.models import Line, Order, OrderState, RequestState, Shortage


class RequestSettled(Refused):
    """Nothing was asked for here, or it was answered already."""


class AnswerMissing(Refused):
    """A wish is not refused without a word."""


class ShortageUnusable(Refused):
    """As many are missing as were never ordered, or the order has left."""


def grant_request(*, line: Line, answer: str, by: Actor, at: datetime) -> None:
    """The shop does as it was asked. Publishes RequestAnswered. Refuses with RequestSettled."""
    _answer(line, RequestState.GRANTED, answer, by, at)


def refuse_request(*, line: Line, answer: str, by: Actor, at: datetime) -> None:
    """The shop cannot, and says why. Publishes RequestAnswered. Refuses with AnswerMissing."""
    if not answer.strip():
        raise AnswerMissing(_("Please tell the buyer why, and what they can do instead."))
    _answer(line, RequestState.REFUSED, answer, by, at)


@transaction.atomic
def _answer(line: Line, state: RequestState, answer: str, by: Actor, at: datetime) -> None:
    answered = Line.objects.filter(pk=line.pk, request_state=RequestState.ASKED).update(
        request_state=state,
        request_answer=" ".join(answer.split())[:500],
        request_answered_at=at,
    )
    if not answered:
        raise RequestSettled(_("This wish was answered already."))
    event = RequestAnswered(order_id=line.order_id, line_id=line.pk, state=str(state))
    publish(event, about=Ref("order", str(line.order_id)), by=by, at=at)


@transaction.atomic
def note_shortage(
    *, line: Line, quantity: int, restock_on: date | None, by: Actor, at: datetime
) -> Shortage:
    """So many of a line cannot be found. Publishes LineShort: the buyer is told first, and chooses.

    Refuses with ShortageUnusable, also while an earlier one awaits its choice.
    """
    order = Order.objects.select_for_update().get(pk=line.order_id)
    if order.state not in (OrderState.PLACED, OrderState.PREPARING):
        raise ShortageUnusable(_("This order is on its way, cancelled or done already."))
    if not 0 < quantity <= line.quantity:
        raise ShortageUnusable(_("Please say how many of them are missing."))
    if restock_on is not None and restock_on <= at.date():
        raise ShortageUnusable(_("The day on which it comes must lie ahead."))
    if Shortage.objects.filter(line=line, choice="").exists():
        raise ShortageUnusable(_("The buyer was told already and has not chosen yet."))
    row = Shortage.objects.create(line=line, quantity=quantity, restock_on=restock_on, noted_at=at)
    event = LineShort(order_id=order.pk, line_id=line.pk, shortage_id=row.pk)
    publish(event, about=Ref("order", str(order.pk)), by=by, at=at)
    return row


@transaction.atomic
def choose_on_shortage(
    *, shortage: Shortage, choice: Shortage.Choice, by: Actor, at: datetime
) -> None:
    """Notes what the buyer chose, once; the first choice stands. Publishes ShortageChosen.

    What follows from it (the money, the later day) is the caller's part.
    """
    if choice == Shortage.Choice.WAIT and shortage.restock_on is None:
        raise ShortageUnusable(_("It does not come back, so there is nothing to wait for."))
    chosen = Shortage.objects.filter(pk=shortage.pk, choice="").update(choice=choice, chosen_at=at)
    if not chosen:
        raise ShortageUnusable(_("You have chosen already. Thank you."))
    event = ShortageChosen(
        order_id=shortage.line.order_id, shortage_id=shortage.pk, choice=str(choice)
    )
    publish(event, about=Ref("order", str(shortage.line.order_id)), by=by, at=at)
