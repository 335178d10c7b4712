"""Taking an unusual request in. No conversation is a dead end: any of them can begin one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.actions.restraining import restrain
from pistos.conversations.models import RestraintReason
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Line, RequestState
from pistos.requests import events
from pistos.requests.facts import Asked
from pistos.requests.models import OPEN, UnusualRequest
from pistos.requests.rules.likeness import stems_of
from pistos.shop.queries import the_shop

RECEIVER = Actor.machine("requests.receive")


class NothingAsked(Refused):
    """No words, or a person whose data were erased."""


@transaction.atomic
def receive_request(*, asked: Asked, by: Actor, at: datetime) -> UnusualRequest:
    """Keeps what was asked, as it was said. Publishes RequestReceived.

    The same message, or the same line of an order, has one open request: asked again, it is that one.
    Refuses with NothingAsked.
    """
    words = without_cards(one_line(asked.words, 1000))
    if not words or asked.customer.is_erased:
        raise NothingAsked(_("Please write what the customer asks for, in their own words."))
    order = asked.order or (asked.line.order if asked.line else None)
    new = UnusualRequest(
        customer=asked.customer,
        conversation=asked.conversation,
        message=asked.message,
        order=order,
        line=asked.line,
        words=words,
        language=asked.language,
        stems=stems_of(words),
        currency=order.currency if order else the_shop().currency,
        received_at=at,
    )
    made = UnusualRequest.objects.bulk_create([new], ignore_conflicts=True)[0]
    found = UnusualRequest.objects.filter(token=made.token).first()
    if found is None:
        return _known(asked)
    if found.conversation is not None:
        restrain(
            conversation=found.conversation, reason=RestraintReason.OTHER, source=ref(found),
            at=at, words=_("an unusual request in it awaits its answer."),
        )  # fmt: skip
    told = events.RequestReceived(found.pk, order.pk if order else None)
    publish(told, about=ref(found), by=by, at=at)
    return found


def _known(asked: Asked) -> UnusualRequest:
    rows = UnusualRequest.objects.filter(state__in=OPEN)
    return rows.get(line=asked.line) if asked.line else rows.get(message=asked.message)


@transaction.atomic
def receive_of_order(*, order_id: int, at: datetime) -> int:
    """The wishes on an order's lines that await an answer are requests too; returns how many are new."""
    lines = Line.objects.filter(order_id=order_id, request_state=RequestState.ASKED)
    known = set(
        UnusualRequest.objects.filter(order_id=order_id, state__in=OPEN).values_list(
            "line_id", flat=True
        )
    )
    new = [
        line
        for line in lines.select_related("order__customer").order_by("pk")
        if line.pk not in known and line.request.strip() and not line.order.customer.is_erased
    ]
    for line in new:
        order = line.order
        asked = Asked(order.customer, line.request, order.language, order=order, line=line)
        receive_request(asked=asked, by=RECEIVER, at=at)
    return len(new)


def ref(request: UnusualRequest) -> Ref:
    return Ref("request", str(request.pk))


def locked(request: UnusualRequest) -> UnusualRequest:
    """The row as it is now, locked; with its customer and order."""
    rows = UnusualRequest.objects.select_for_update(of=("self",))
    return rows.select_related("customer", "order", "line", "conversation").get(pk=request.pk)
