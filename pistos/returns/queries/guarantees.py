"""Reads of the register of guarantees."""

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.returns.models import Guarantee


def guarantees_page(
    serial: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Guarantee]:
    """Items with a guarantee of their own, those that end last first; `serial` finds one. One query."""
    rows = Guarantee.objects.select_related("item__line__order", "item__line__product", "guarantor")
    if serial:
        rows = rows.filter(item__serial=serial)
    wanted = sort_named({"ends": "ends_on"}, sort, "-ends")
    return page_of(rows, wanted, after=after, before=before, size=size)
