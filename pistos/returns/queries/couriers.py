"""Reads of the shop's claims against couriers."""

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.returns.models import CourierClaim, CourierClaimState

OPEN = (CourierClaimState.PREPARED, CourierClaimState.SENT, CourierClaimState.ACCEPTED)


def courier_claims_page(
    state: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[CourierClaim]:
    """A page, what ends first of all first; `state` is "open" or "all". One query."""
    rows = CourierClaim.objects.select_related("claim__order", "parcel", "courier")
    if state == "all":
        wanted = sort_named({"prepared": "prepared_at"}, sort, "-prepared")
    else:
        rows = rows.filter(state__in=OPEN)
        sorts = {"deadline": "deadline_on", "prepared": "prepared_at"}
        wanted = sort_named(sorts, sort, "deadline")
    return page_of(rows, wanted, after=after, before=before, size=size)
