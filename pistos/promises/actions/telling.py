"""Telling customers of their promises: each message written with the entry that it tells of."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.customers.models import Customer
from pistos.estimates.rules import Quote
from pistos.kit.actors import Actor, Ref
from pistos.kit.words import by_day_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft
from pistos.orders.models import Order, Parcel
from pistos.promises.actions.entering import Telling
from pistos.promises.models import Promise, PromiseKind, Standing, Toward
from pistos.promises.ports import order_link
from pistos.promises.rules.due import day_of
from pistos.promises.rules.letters import language_of, move_draft, recipient
from pistos.promises.rules.terms import Told
from pistos.shop.queries import settings_in_force

CLOSING = Actor.machine("promises.closing")


def tell_of_promise(parcel: Parcel, quote: Quote, *, by: Actor, at: datetime) -> Told:
    """Writes to the customer what is promised; the words told, and where.

    Without an address they stand on the order's page alone, which shows every promise.
    """
    order = parcel.order
    language = language_of(order)
    draft = Draft(
        "delivery_promised",
        {
            "order_number": order.number,
            "promised_on": quote.promised_on,
            "usual_on": quote.usual_on if quote.usual_on < quote.promised_on else None,
            "link": order_link(order.token, language),
        },
        Ref("parcel", str(parcel.pk)),
    )
    try:
        message = _write(f"delivery_promised:{parcel.pk}", draft, order.customer, language, by, at)
    except NoAddress:
        today = day_of(at, parcel.zone)
        with translation.override(language):
            words = _("With you %(by_day)s.") % {
                "by_day": by_day_words(quote.promised_on, today, language)
            }
        return Told(words, language, "order_page")
    return Told(message.subject, language, "email", f"message:{message.pk}")


def tell_of_move(
    parcel: Parcel, standing: Standing, promised_on: date, *, by: Actor, at: datetime
) -> Telling:
    """Writes the new day to the customer, with what they may choose. Refuses with NoAddress."""
    order = parcel.order
    language = language_of(order)
    link = order_link(order.token, language)
    draft = move_draft(parcel, was_on=standing.due_on, promised_on=promised_on, link=link)
    key = f"delivery_moved:{standing.pk}:{standing.move_count + 1}"
    message = _write(key, draft, order.customer, language, by, at)
    told = Told(message.subject, language, "email", f"message:{message.pk}")
    return Telling(told, message.pk)


@transaction.atomic
def tell_of_arrival(*, promise: Promise, at: datetime) -> Message | None:
    """The closing message of an order: when it arrived, when it was promised, is everything right.

    Written once, when the last parcel of the order has come; None before that, without an address,
    and for what came in from a file. Publishes what `write_message` does.
    """
    is_ours = promise.toward == Toward.CUSTOMER and promise.kind == PromiseKind.DELIVERY
    if not is_ours or promise.is_imported or promise.order_id is None:
        return None
    order = Order.objects.select_related("customer").get(pk=promise.order_id)
    parcels = list(order.parcels.filter(cancelled_at=None))
    came = [parcel.delivered_at for parcel in parcels if parcel.delivered_at is not None]
    if not came or len(came) < len(parcels):
        return None
    language = language_of(order)
    draft = Draft(
        "delivery_done",
        {
            "order_number": order.number,
            "delivered_on": day_of(max(came), promise.zone),
            "promised_on": Standing.objects.get(pk=promise.pk).due_on,
            "right_within_days": settings_in_force().right_within_days,
            "link": order_link(order.token, language),
        },
        Ref("order", str(order.pk)),
    )
    with suppress(NoAddress):
        key = f"delivery_done:{order.pk}"
        return _write(key, draft, order.customer, language, CLOSING, at)
    return None


@transaction.atomic
def tell_of_finding(
    *, promise: Promise, finding: Mapping[str, str], key: str, at: datetime
) -> None:
    """What staff found of a report that proved unfounded, in the customer's language; once for each
    `key`. `finding` holds the words `wrong` and `finding` of the answer."""
    if promise.order_id is None:
        return
    order = Order.objects.select_related("customer").get(pk=promise.order_id)
    language = language_of(order)
    draft = Draft(
        "report_answered",
        {
            "order_number": order.number,
            **finding,
            "link": order_link(order.token, language),
        },
        Ref("order", str(order.pk)),
    )
    with suppress(NoAddress):
        _write(key, draft, order.customer, language, CLOSING, at)


def _write(
    key: str, draft: Draft, customer: Customer, language: str, by: Actor, at: datetime
) -> Message:
    return write_message(key=key, draft=draft, to=recipient(customer, language), by=by, at=at)
