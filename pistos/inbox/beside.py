"""The customer beside the conversation: who they are, and their story with the shop."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pistos.checkout.facts import CartShown
from pistos.checkout.models import Cart, CartState
from pistos.checkout.queries.carts import cart_shown
from pistos.complaints.models import Complaint
from pistos.complaints.queries.experiences import (
    Experiences,
    broken_counted,
    complaints_counted,
    counted_of,
)
from pistos.complaints.queries.spoken import newest_of
from pistos.components.gate import DeskRequest
from pistos.conversations.models import Conversation
from pistos.conversations.queries.desk import others_of
from pistos.customers.models import Consent
from pistos.customers.queries import newest_consents
from pistos.inbox import wording
from pistos.inbox.line import promise_state
from pistos.inbox.rows import Speaking
from pistos.inbox.showing import KINDS
from pistos.kit import words
from pistos.kit.planned import PlannedTogether
from pistos.kit.regions import country_name
from pistos.kit.together import Part, rows_of, values_of
from pistos.orders.models import Order
from pistos.orders.queries import newest_orders
from pistos.promises.queries.lists import (
    counted_for_customer,
    kept_and_broken,
    newest_promises,
)
from pistos.promises.rules.due import told_day
from pistos.visits.models import Stage, Visitor


@dataclass(frozen=True, slots=True)
class _Known:
    """The customer's story in short lists."""

    orders: list[Order]
    others: list[Conversation]
    complaint: Complaint | None
    experiences: Experiences
    kept: tuple[int, int]
    consents: list[Consent]


def _known(found: Conversation) -> _Known:
    """One query."""
    orders, others, complaint, said, broken, kept, consents = _STORY(found.pk, found.customer_id)
    return _Known(
        orders,
        others,
        next(iter(complaint), None),
        counted_of(said, broken),
        kept_and_broken(kept),
        consents,
    )


def _story(conversation: int, customer: int) -> tuple[Part[Any], ...]:
    return (
        rows_of(newest_orders(customer, most=4)),
        rows_of(others_of(conversation, customer)),
        rows_of(newest_of(conversation)[:1]),
        values_of(complaints_counted(customer)),
        values_of(broken_counted(customer)),
        values_of(counted_for_customer(customer)),
        rows_of(newest_consents(customer)),
    )


_STORY = PlannedTogether("story_beside", _story, int, int)


def beside(request: DeskRequest, found: Conversation, page: Speaking) -> dict[str, Any]:
    customer = found.customer
    known = _known(found)
    kept, broken = known.kept
    promised = newest_promises(customer.pk)
    by_order: dict[int, list[dict[str, Any]]] = {}
    for row in promised:
        if row.order_id:
            chip = {
                "what": wording.PROMISES[row.kind],
                "state": promise_state(row),
                "due_at": row.due_at,
                "due_on": told_day(row),
                "token": row.promise.token,
                "zone": row.zone,
            }
            by_order.setdefault(row.order_id, []).append(chip)
    return {
        "orders": [
            {
                "order": order,
                "state": wording.ORDER_STATES[order.state],
                "promises": by_order.get(order.pk, []),
            }
            for order in known.orders
        ],
        "earlier": [_earlier(one) for one in known.others],
        "experiences": known.experiences,
        "complaint": known.complaint,
        "kept": kept,
        "broken": broken,
        "settled": kept + broken,
        "visitor": _visitor(found.visitor, page),
        "card_kinds": KINDS.items(),
        "guide_places": _places(found.visitor),
        "more_facts": _facts(found, known.consents, page),
        "neglected": _neglect(found, known.others),
        "country": country_name(customer.country, request.LANGUAGE_CODE),
        "speaks": wording.LANGUAGE_NAMES.get(customer.language, customer.language),
        "prefers": wording.CHANNELS.get(customer.preferred_channel, customer.preferred_channel),
    }


def _earlier(other: Conversation) -> dict[str, Any]:
    return {
        "token": other.token,
        "subject": other.subject,
        "snippet": other.snippet,
        "on": other.last_message_at,
        "channel": wording.CHANNELS[other.channel],
        "state": wording.STATES[other.state],
    }


def _visitor(visitor: Visitor | None, page: Speaking) -> dict[str, Any] | None:
    """What they look at, where the visitor agreed to that."""
    if visitor is None:
        return None
    return {
        "page": visitor.page if visitor.agreed_at else "",
        "stage": Stage(visitor.stage).label if visitor.agreed_at and visitor.stage else "",
        "cart": _cart(visitor, page) if visitor.agreed_at else None,
        "language": wording.LANGUAGE_NAMES.get(visitor.language, visitor.language),
        "seen_at": visitor.last_seen_at,
    }


def _cart(visitor: Visitor, page: Speaking) -> CartShown | None:
    """What lies in it now, with prices; seven queries, where there is one that is not ordered yet."""
    if visitor.cart_id is None:
        return None
    cart = Cart.objects.filter(pk=visitor.cart_id, state=CartState.OPEN).first()
    if cart is None:
        return None
    shown = cart_shown(cart, country=cart.country, language=page.language, at=page.at)
    return shown if shown.lines else None


def _places(visitor: Visitor | None) -> list[tuple[str, object]]:
    """Where somebody who buys is led, in the language in which they read the shop."""
    if visitor is None:
        return []
    named = (("cart", _("Cart")), ("checkout", _("Checkout")), ("help", _("Help")))
    with override(visitor.language):
        return [(reverse(f"storefront:{name}"), label) for name, label in named]


def _facts(
    found: Conversation, consents: list[Consent], page: Speaking
) -> list[tuple[object, object]]:
    facts: list[tuple[object, object]] = []
    if found.last_contact_at:
        said = words.moment_words(found.last_contact_at, page.at, page.zone, page.language)
        facts.append((_("Heard from us"), said))
    agreed = [
        str(wording.PURPOSES_AGREED.get(said.purpose, said.purpose))
        for said in consents
        if said.is_given
    ]
    facts.append((_("Agreed to"), ", ".join(agreed) or _("nothing beyond the purchase")))
    return facts


def _neglect(found: Conversation, others: list[Conversation]) -> str:
    """What went wrong so far in this matter, and whether they wait in others too, in plain words."""
    said = []
    if found.transfer_count:
        said.append(
            ngettext("passed on once", "passed on %(count)s times", found.transfer_count)
            % {"count": found.transfer_count}
        )
    if found.reopen_count:
        said.append(
            ngettext("opened again once", "opened again %(count)s times", found.reopen_count)
            % {"count": found.reopen_count}
        )
    if found.neglect and not said:
        said.append(_("left waiting"))
    waiting = sum(1 for other in others if other.neglect)
    if waiting:
        said.append(
            ngettext(
                "left waiting in one more conversation",
                "left waiting in %(count)s more conversations",
                waiting,
            )
            % {"count": waiting}
        )
    return ", ".join(said)
