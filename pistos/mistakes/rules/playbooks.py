"""What to do in a crisis, decided before it comes: the steps of each kind, in order."""

from collections.abc import Mapping

FIRST = ("own", "stop", "affected", "say")
LAST = ("right", "end", "review")

STEPS: Mapping[str, tuple[str, ...]] = {
    "delivery": (*FIRST, "courier", "move_promises", *LAST),
    "product": (*FIRST, "stop_sale", "recall", "authority", *LAST),
    "payment": (*FIRST, "provider", "reconcile", *LAST),
    "site": (*FIRST, "by_telephone", "orders_lost", *LAST),
    "data": (*FIRST, "evidence", "authority_72", "write_to_each", *LAST),
    "service": (*FIRST, "by_telephone", "move_promises", *LAST),
    "other": (*FIRST, *LAST),
}


def steps_of(kind: str) -> tuple[str, ...]:
    """The steps of the playbook of a kind; those of "other" for one that is not known."""
    return STEPS.get(kind, STEPS["other"])
