"""Reads of rehearsals and test purchases."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from pistos.accounts.models import User
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.practice.models import Finding, Rehearsal, TestPurchase, Turn


def rehearsals_page(
    person: User, *, after: str = "", before: str = "", size: int = 20
) -> Page[Rehearsal]:
    """A colleague's own, the newest first; nobody reads another's. One query."""
    rows = Rehearsal.objects.filter(person=person)
    wanted = sort_named({"begun": "begun_at"}, "", "-begun")
    return page_of(rows, wanted, after=after, before=before, size=size)


def turns_of(rehearsal: Rehearsal) -> list[Turn]:
    return list(rehearsal.turns.order_by("pk"))


def purchases_page(*, after: str = "", before: str = "", size: int = 50) -> Page[TestPurchase]:
    """One query, with how much was not good."""
    rows = TestPurchase.objects.select_related("person").annotate(
        bad_count=Count("checks", filter=Q(checks__verdict="bad"))
    )
    wanted = sort_named({"planned": "planned_on"}, "", "-planned")
    return page_of(rows, wanted, after=after, before=before, size=size)


def findings_open() -> list[Finding]:
    rows = Finding.objects.filter(done_at=None).select_related("owner", "purchase")
    return list(rows.order_by("due_on", "pk")[:200])


def findings_of(purchase: TestPurchase) -> list[Finding]:
    return list(purchase.findings.select_related("owner").order_by("pk"))


def orders_of_tests() -> QuerySet[TestPurchase, Any]:
    """Ids of orders that staff placed to test the shop: no figure of orders counts them."""
    return TestPurchase.objects.filter(order__isnull=False).values("order_id")


def colleagues() -> list[User]:
    return list(User.objects.filter(is_active=True).order_by("name", "pk"))
