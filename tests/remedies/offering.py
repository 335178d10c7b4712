"""Offers and cases as the tests name them."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from pistos.accounts.models import User
from pistos.kit.actors import Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import Remedy, RemedyKind

WORDS = {"gift": "a pot of honey", "repair": "the handle is glued"}


def an_offer(kind: str = "refund", amount: str = "5.00", **more: Any) -> Offer:
    given: dict[str, object] = {
        "kind": kind,
        "attempt": f"{kind}-{amount}",
        "reason": "It came broken",
        "amount": Decimal(amount),
        "words": WORDS.get(kind, ""),
        **more,
    }
    return Offer(**given)


def about(case: Case, number: int) -> Case:
    return replace(case, subject=Ref("complaint", str(number)))


LETTERS: dict[str, str] = {}
"""The last letter of each template: what is secret is emptied once it was sent."""


def given(case: Case, by: User, at: datetime, kind: str = "refund", amount: str = "5.00", **more):
    made = give_remedy(case=case, offer=an_offer(kind, amount, **more), by=by, at=at)
    LETTERS.update(Message.objects.values_list("template", "text"))
    drain(at)
    made.refresh_from_db()
    return made


def nothing_was_given(order: Order) -> bool:
    return not Remedy.objects.exists() and not order.payments.filter(promised_amount__gt=0).exists()


EVERY_KIND = list(RemedyKind.values)
