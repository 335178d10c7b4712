"""Who may give how much by themselves: by role and severity, in the shop's currency."""

from collections.abc import Mapping
from decimal import Decimal

from pistos.accounts.models import Role
from pistos.remedies.models import RemedyKind

SEVERITIES = (1, 2, 3)
Limits = Mapping[tuple[str, int], Decimal | None]
"""Role and severity to the highest value; None is without a limit."""

FIRST_LIMITS: Limits = {
    (Role.AGENT, 1): Decimal("10.00"),
    (Role.AGENT, 2): Decimal("30.00"),
    (Role.AGENT, 3): Decimal("60.00"),
    (Role.MANAGER, 1): Decimal("100.00"),
    (Role.MANAGER, 2): Decimal("250.00"),
    (Role.MANAGER, 3): Decimal("500.00"),
    (Role.OWNER, 1): None,
    (Role.OWNER, 2): None,
    (Role.OWNER, 3): None,
}
"""In force until the owner says otherwise."""

OF_GOODS = (RemedyKind.RESEND, RemedyKind.REPLACEMENT)
TYPED = (RemedyKind.REFUND, RemedyKind.VOUCHER)
"""Kinds whose amount a person chooses, so that it can be compared with that of cases alike."""
AT_ONCE = (RemedyKind.VOUCHER, RemedyKind.FREE_SHIPPING)
"""Kinds that are carried out the moment they are given."""


def is_within(limits: Limits, role: str, severity: int, amount: Decimal) -> bool:
    """Whether the role may give this by itself. A role without a row may give nothing."""
    if (role, severity) not in limits:
        return False
    most = limits[role, severity]
    return most is None or amount <= most
