"""What a customer agreed to pay for a request stands in the order's total, and its payment is asked for."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.rules.tidying import one_line
from pistos.invoices.actions.supplementing import issue_supplement
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.actions.extending import OVER, add_wish_price, takes_more
from pistos.orders.actions.paying import note_payment_state
from pistos.orders.models import Order, PaymentState
from pistos.payments.actions.starting import NothingToPay, WayNotOffered, start_payment
from pistos.payments.queries.offering import providers_for
from pistos.requests import events
from pistos.requests.actions.receiving import locked, ref
from pistos.requests.models import UnusualRequest, UnusualState
from pistos.requests.queries.prices import price_line


class CannotBeCharged(Refused):
    """The order is over: what is agreed now is an order of its own."""


class NotPayableHere(Refused):
    """Nothing is to be paid by hand, or it is not said how."""


def refuse_unchargeable(request: UnusualRequest) -> None:
    """Refuses with CannotBeCharged a price that could not stand in the order it is about."""
    order = request.order
    if order is None or not takes_more(order):
        return
    if order.state in OVER:
        raise CannotBeCharged(
            _("This order was cancelled or came back, so nothing is added to it.")
        )


@transaction.atomic
def charge_price(*, request: UnusualRequest, by: Actor, at: datetime) -> None:
    """Puts the agreed price into the order, and asks for what it lacks; part of the agreement. An order that
    is billed has a second bill over it.

    Once for each request. Nothing without a price, without an order, and for an order that is reckoned
    elsewhere. Refuses with CannotBeCharged.
    """
    if request.order is None or not request.price_amount:
        return
    order = Order.objects.select_for_update(of=("self",)).get(pk=request.order.pk)
    request.order = order
    refuse_unchargeable(request)
    added = add_wish_price(
        order=order,
        wish_id=request.pk,
        wish=request.line or request.words,
        amount=request.price_amount,
        by=by,
        at=at,
    )
    if added is None:
        return
    issue_supplement(line=added, by=by, at=at)
    if order.payment_state != PaymentState.UNKNOWN:
        _ask_for_rest(order, by, at)


@transaction.atomic
def note_paid(*, request: UnusualRequest, how: str, by: Actor, at: datetime) -> UnusualRequest:
    """The price of a request that stands in no order was paid: in cash, by transfer, as `how` says. Once;
    publishes RequestPaid.

    Refuses with NotPayableHere what costs nothing, was not agreed, or is paid with its order, and without
    words on how it was paid.
    """
    found = locked(request)
    if found.paid_at is not None:
        return found
    is_due = found.state in (UnusualState.AGREED, UnusualState.DONE) and found.price_amount
    if not is_due or price_line(found) is not None:
        raise NotPayableHere(_("There is nothing to be paid by hand here."))
    if not how.strip():
        raise NotPayableHere(_("Please write how it was paid, for example: in cash, receipt 41."))
    found.paid_at, found.paid_how = at, one_line(how, 120)
    found.save(update_fields=["paid_at", "paid_how"])
    paid = events.RequestPaid(found.pk, str(found.price_amount), found.currency)
    publish(paid, about=ref(found), by=by, at=at)
    return found


def _ask_for_rest(order: Order, by: Actor, at: datetime) -> None:
    """In the way in which the order was paid, else in the first that is offered now."""
    note_payment_state(order_id=order.pk, state=PaymentState.AWAITED)
    offered = providers_for(
        country=order.country, currency=order.currency, total=order.total_amount
    )
    ways = [order.provider_code, *(view.code for view in offered if not view.fee_amount)]
    for way in filter(None, ways):
        with suppress(WayNotOffered):
            try:
                start_payment(order=order, provider_code=way, by=by, at=at)
            except NothingToPay:
                note_payment_state(order_id=order.pk, state=PaymentState.PAID)
            return
