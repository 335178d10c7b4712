"""What a report changes, given where a payment stands: reports come twice, late and in any order."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pistos.payments.facts import Notice

Change = Literal[
    "receive",
    "wait",
    "fail",
    "expire",
    "refund",
    "dispute",
    "win",
    "decline",
    "mark",
    "none",
    "early",
]

SETTLED = frozenset({"paid", "refunded", "questioned"})
MONEY_BACK: Mapping[str, Change] = {
    "refund": "refund",
    "disputed": "dispute",
    "dispute_won": "win",
}


def change_of(notice: Notice, *, state: str, has_money: bool) -> Change:
    """Money decides: what was paid is never undone by a report that it failed or ran out before.

    A payment given up at our side and paid at the provider's all the same is received. What tells of
    money going back before it came is early.
    """
    kind = notice.kind
    if kind == "paid":
        return "receive"
    if kind == "payer":
        return "mark"
    if kind in MONEY_BACK:
        return MONEY_BACK[kind] if has_money else "early"
    if kind == "other" or state in SETTLED:
        return "none"
    if kind == "declined":
        return "decline"
    if kind == "waiting":
        return "wait" if state in {"started", "waiting"} else "none"
    if state in {"failed", "abandoned"}:
        return "none"
    return "fail" if kind == "failed" else "expire"


def is_whole(*, came: Decimal, asked: Decimal, currency: str, asked_currency: str) -> bool:
    """Whether what came is what was asked for: to the cent, in the same currency."""
    return came == asked and currency == asked_currency
