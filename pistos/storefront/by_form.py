"""What the forms share by which people write to us: whose order it is about, and what arrives by them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pistos.components.tags.speaking import language
from pistos.conversations.facts import Arrival, Context, File, Sender
from pistos.conversations.models import Channel
from pistos.conversations.queries.cardless import without_cards
from pistos.kit.errors import NotFound
from pistos.orders.access import order_by_link
from pistos.orders.models import Order


def order_followed(token: str) -> Order | None:
    """The order whose link was followed here; a wrong one is no order, and nobody learns why."""
    if not token:
        return None
    try:
        found = order_by_link(token)
    except NotFound:
        return None
    return None if found.customer.is_erased else found


def path_about(about: str) -> str:
    """The path of a page of ours; nothing else is carried."""
    is_path = about.startswith("/") and not about.startswith("//")
    return about[:300] if is_path and about.isprintable() else ""


def arrival_of(
    form: Any, sender: Sender, order: Order | None, *, topic: str, at: datetime
) -> Arrival:
    """What was written into a form that asks `text`, `about`, `once` and `attached`."""
    given = form.cleaned_data
    page = {"path": path_about(given["about"]), "phone": given.get("phone", "")}
    return Arrival(
        channel=Channel.FORM,
        sender=sender,
        text=given["text"],
        subject=" ".join(without_cards(given["text"]).split())[:120],
        happened_at=at,
        client_id=given["once"] or None,
        language=language(),
        files=files_of(given["attached"]),
        context=Context(
            page={name: value for name, value in page.items() if value},
            order_id=order.pk if order else None,
            topic=topic,
        ),
        is_spam=form.is_filled_by_program,
    )


def files_of(given: Iterable[Any]) -> tuple[File, ...]:
    """Files of a form; which are kept is decided by whoever takes them in."""
    return tuple(File(each.name, each.content_type or "", each.read()) for each in given)
