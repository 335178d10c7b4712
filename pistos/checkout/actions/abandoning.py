"""Carts that were left: noted with their last step and why; one caring mail at most, to who agreed to it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from pistos.checkout.events import CartLeft, CartNotReminded, CartReminded
from pistos.checkout.models import Cart, CartLine, CartState, LeftBecause
from pistos.checkout.ports import cart_link, has_patience, stop_link
from pistos.checkout.queries.carts import cart_shown
from pistos.checkout.rules.steps import LEFT_AFTER, Trail, left_because
from pistos.conversations.models import Conversation
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions import write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient

WATCHER = Actor.machine("checkout.watch_carts")
AT_ONCE = 200
ONE_IN = timedelta(days=30)
"""Nobody gets two such mails within it, however many carts they leave."""
LOOK_BACK = timedelta(hours=2)


def note_left_carts(*, at: datetime) -> int:
    """Carts with something in them that nobody touched for hours. Publishes CartLeft for each, and writes
    the mail where its owner agreed. Returns how many."""
    with transaction.atomic():
        filled = CartLine.objects.filter(cart=OuterRef("pk"))
        rows = Cart.objects.select_for_update(skip_locked=True).filter(
            Exists(filled), state=CartState.OPEN, left_at=None, seen_at__lt=at - LEFT_AFTER
        )
        found = list(rows.order_by("seen_at")[:AT_ONCE])
        for cart in found:
            _leave(cart, at)
        return len(found)


def _leave(cart: Cart, at: datetime) -> None:
    steps = cart.steps.exclude(problem="").order_by("pk")
    trail = Trail(
        problems=list(steps.values_list("problem", "is_technical")),
        waits_for_answer=_waited_for_us(cart),
        said=cart.left_words,
    )
    because = left_because(trail)
    Cart.objects.filter(pk=cart.pk).update(left_at=at, left_because=because)
    event = CartLeft(cart_id=cart.pk, step=cart.reached, because=str(because))
    publish(event, about=Ref("cart", str(cart.pk)), by=WATCHER, at=at)
    cart.left_because = because
    remind(cart=cart, at=at)


def _waited_for_us(cart: Cart) -> bool:
    """Whether its owner asked us something while they were buying and was still waiting when they left."""
    theirs = Q(pk__in=[])
    if cart.customer_id is not None:
        theirs |= Q(customer_id=cart.customer_id)
    if cart.email:
        theirs |= Q(customer__email=cart.email) | Q(visitor__email=cart.email)
    asked = Conversation.objects.filter(theirs, waiting_since__isnull=False)
    return asked.filter(
        waiting_since__gte=cart.started_at - LOOK_BACK,
        waiting_since__lte=cart.seen_at + LEFT_AFTER,
    ).exists()


def remind(*, cart: Cart, at: datetime) -> Message | None:
    """The one mail about a cart, in its own words by why it was left. Publishes CartReminded.

    None without a yes and an address, a second time, where a reason was stated, or where the same
    address had such a mail within thirty days; and where the customer was approached enough of late: then
    it publishes CartNotReminded.
    """
    if not (cart.asks_help and cart.email) or cart.reminded_at or cart.left_words:
        return None
    recent = Cart.objects.filter(email=cart.email, reminded_at__gt=at - ONE_IN)
    if recent.exists():
        return None
    if not has_patience(cart.customer_id, cart.email, at):
        held_back = CartNotReminded(cart_id=cart.pk, reason="budget")
        publish(held_back, about=Ref("cart", str(cart.pk)), by=WATCHER, at=at)
        return None
    shown = cart_shown(cart, country=cart.country, language=cart.language, at=at)
    draft = Draft(
        "cart_left",
        {
            "lines": [f"{line.quantity} × {line.name}" for line in shown.lines],
            "because": cart.left_because
            if cart.left_because in (LeftBecause.TECHNICAL, LeftBecause.QUESTION)
            else "",
            "link": cart_link(cart.token, cart.language),
            "stop_link": stop_link(cart.token, cart.language),
        },
        Ref("cart", str(cart.pk)),
    )
    kind, id_ = ("customer", cart.customer_id) if cart.customer_id else ("visitor", None)
    to = Recipient(kind, id_, cart.email, cart.language)
    with transaction.atomic():
        Cart.objects.filter(pk=cart.pk).update(reminded_at=at)
        event = CartReminded(cart_id=cart.pk)
        publish(event, about=Ref("cart", str(cart.pk)), by=WATCHER, at=at)
        key = f"cart_left:{cart.pk}"
        return write_message(key=key, draft=draft, to=to, by=WATCHER, at=at)


@transaction.atomic
def say_why_left(*, cart: Cart, words: str, at: datetime) -> None:
    """What its owner says of why they did not buy. It counts before anything we could guess."""
    Cart.objects.filter(pk=cart.pk).update(
        left_words=" ".join(words.split())[:300],
        left_because=LeftBecause.STATED,
        left_at=cart.left_at or at,
    )


@transaction.atomic
def stop_reminding(*, cart: Cart) -> None:
    """No such mail to this address again, about any cart of now."""
    if cart.email:
        Cart.objects.filter(email=cart.email).update(asks_help=False)
    Cart.objects.filter(pk=cart.pk).update(asks_help=False)
