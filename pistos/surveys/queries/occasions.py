"""What a survey is about, read from what happened: who carried, answered and sold, and whether the word
that was given was kept."""

from pistos.conversations.models import Conversation
from pistos.conversations.models.message import AuthorKind, Direction, Purpose
from pistos.kit.actors import Ref
from pistos.orders.models import Order, Parcel
from pistos.promises.models import Promise, State
from pistos.surveys.facts import Occasion

KEPT, BROKEN = "kept", "broken"


def of_delivery(promise: Promise) -> Occasion | None:
    """Of a delivery that was promised and has arrived; None where it is not about a parcel of ours."""
    rows = Parcel.objects.select_related("order__customer")
    parcel = (
        rows.filter(pk=promise.about_id or 0).first() if promise.about_kind == "parcel" else None
    )
    if parcel is None:
        return None
    order = parcel.order
    standing = promise.standing
    return Occasion(
        customer=order.customer,
        about=Ref("order", str(order.pk)),
        order=order,
        parcel=parcel,
        courier_id=parcel.courier_id,
        product_id=_only_product(order),
        country=parcel.country or order.country,
        promise=KEPT if standing.state == State.KEPT else BROKEN,
    )


def of_conversation(conversation: Conversation) -> Occasion:
    """Of a conversation that was answered: the agent is who wrote the last answer."""
    said = conversation.messages.filter(
        direction=Direction.OUT, author_kind=AuthorKind.PERSON, purpose=Purpose.ANSWER
    )
    last = said.order_by("-pk").first()
    states = set(conversation.promised.values_list("promise__standing__state", flat=True))
    promise = BROKEN if State.BROKEN in states else KEPT if State.KEPT in states else ""
    return Occasion(
        customer=conversation.customer,
        about=Ref("conversation", str(conversation.pk)),
        order=conversation.order,
        conversation=conversation,
        agent_id=last.author_id if last else conversation.assignee_id,
        team_id=conversation.team_id,
        came_by=conversation.channel,
        topic=conversation.topic,
        promise=promise,
    )


def _only_product(order: Order) -> int | None:
    """The product, where the order is of one alone: an opinion on several is of none."""
    ids = set(order.lines.exclude(product=None).values_list("product_id", flat=True))
    return ids.pop() if len(ids) == 1 else None
