"""What each role may decide at once, as it stands now."""

from collections.abc import Mapping
from decimal import Decimal

from pistos.accounts.models import Role
from pistos.requests.models import Empowerment, Matter, Permission
from pistos.requests.rules.deciding import BEGIN, Decision, decide


def table_in_force() -> Mapping[tuple[str, str], Decimal | None]:
    """By role and matter; the cautious beginning until the owner saves a table. One query."""
    newest = Empowerment.objects.order_by("-pk").values("pk")[:1]
    rows = Permission.objects.filter(version__in=newest)
    found = {(row.role, row.matter): row.limit_amount for row in rows}
    return found or BEGIN


def may_decide(role: str, matter: str, amount: Decimal) -> Decision:
    """Whether the role may decide it without asking; `amount` is what it costs the shop."""
    return decide(table_in_force(), role, matter, amount)


def owner_allows(role: str, matter: str, amount: Decimal) -> bool:
    """As `may_decide`, by a table that the owner saved; before one was saved nothing is forbidden here."""
    return not Empowerment.objects.exists() or may_decide(role, matter, amount).may


def limits_of(role: str) -> list[tuple[str, Decimal | None]]:
    """What the role may decide, in the order of the matters; None is without limit."""
    table = table_in_force()
    return [(matter, table.get((role, matter), Decimal(0))) for matter in Matter.values]


def whole_table() -> list[tuple[str, list[tuple[str, Decimal | None]]]]:
    """Matters with the limit of each role."""
    table = table_in_force()
    return [
        (matter, [(role, table.get((role, matter), Decimal(0))) for role in Role.values])
        for matter in Matter.values
    ]


def versions() -> list[Empowerment]:
    return list(Empowerment.objects.select_related("made_by").order_by("-pk")[:20])
