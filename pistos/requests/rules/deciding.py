"""What a role may decide at once; the cautious table that a shop begins with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pistos.accounts.models import Role
from pistos.requests.models.deciding import Matter

BEGIN: Mapping[tuple[str, str], Decimal | None] = {
    **{(Role.AGENT, matter): Decimal(15) for matter in Matter.values},
    (Role.AGENT, Matter.REFUND): Decimal(30),
    (Role.AGENT, Matter.RESEND): Decimal(50),
    **{(Role.MANAGER, matter): Decimal(150) for matter in Matter.values},
    (Role.MANAGER, Matter.REFUND): Decimal(500),
    (Role.MANAGER, Matter.RESEND): Decimal(500),
    **{(Role.OWNER, matter): None for matter in Matter.values},
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the role may; its limit (None: without limit), and the roles that may instead."""

    may: bool
    limit_amount: Decimal | None
    others: tuple[str, ...] = ()


def decide(
    table: Mapping[tuple[str, str], Decimal | None], role: str, matter: str, amount: Decimal
) -> Decision:
    """By the table; a role or matter that is not in it may nothing. `amount` is what it costs the shop."""
    if (role, matter) not in table:
        return Decision(may=False, limit_amount=Decimal(0), others=_who_may(table, matter, amount))
    limit = table[role, matter]
    may = limit is None or amount <= limit
    return Decision(may, limit, () if may else _who_may(table, matter, amount))


def _who_may(
    table: Mapping[tuple[str, str], Decimal | None], matter: str, amount: Decimal
) -> tuple[str, ...]:
    order = (Role.AGENT, Role.MANAGER, Role.OWNER)
    return tuple(
        str(role)
        for role in order
        if (role, matter) in table and ((limit := table[role, matter]) is None or amount <= limit)
    )
