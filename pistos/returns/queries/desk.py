"""Reads of the desk."""

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.returns.models import OPEN, Withdrawal

SORTS = {"due": "refund_due_on", "declared": "declared_at"}


def withdrawals_page(
    state: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Withdrawal]:
    """A page of the list, those to be done first of all; `state` is "open" or "all". One query."""
    rows = Withdrawal.objects.select_related("order", "customer")
    if state == "all":
        wanted = sort_named({"declared": "declared_at"}, sort, "-declared")
    else:
        rows = rows.filter(state__in=OPEN)
        wanted = sort_named(SORTS, sort, "due")
    return page_of(rows, wanted, after=after, before=before, size=size)


def unmatched_count() -> int:
    """Declarations whose order nobody has found yet."""
    return Withdrawal.objects.filter(order=None, state__in=OPEN).count()
