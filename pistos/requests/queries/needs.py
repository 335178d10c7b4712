"""Reads of needs: for whoever replies, on any channel, and for whoever packs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from pistos.customers.models import Consent, Customer
from pistos.customers.models import Purpose as Agreement
from pistos.requests.models import OPEN, Need, NeedKind, UnusualRequest
from pistos.requests.models.needs import WARNING
from pistos.requests.rules.likeness import all_forms, stems_of

MOST = 40


def needs_of(customer: Customer) -> list[Need]:
    """What is known now, special requirements first, then the newest. One query."""
    return in_order(known_needs(customer.pk))


def known_needs(customer_id: int) -> QuerySet[Need]:
    """What is known now, the newest first."""
    return Need.objects.filter(customer_id=customer_id, ended_at=None).order_by("-said_at")[:MOST]


def in_order(needs: Iterable[Need]) -> list[Need]:
    """Special requirements first."""
    return sorted(needs, key=lambda need: not need.warns)


def warnings_for(customer_id: int) -> list[Need]:
    """What a new order of the customer has to heed. One query."""
    rows = Need.objects.filter(customer_id=customer_id, ended_at=None, kind__in=WARNING)
    return list(rows.order_by("-said_at")[:MOST])


def preferences_for(customer_id: int, goods: str) -> list[Need]:
    """What they liked before that speaks of these goods: offered again next time. One query."""
    rows = Need.objects.filter(
        customer_id=customer_id, ended_at=None, kind=NeedKind.PREFERENCE
    ).order_by("-said_at")[:MOST]
    forms = all_forms(goods)
    return [need for need in rows if not forms.isdisjoint(stems_of(need.words))]


def remembers(customer: Customer) -> bool:
    """Whether they agreed to be remembered; what they said last counts."""
    rows = Consent.objects.filter(customer=customer, purpose=Agreement.MEMORY)
    newest = rows.order_by("-said_at", "-pk").first()
    return bool(newest and newest.is_given)


@dataclass(frozen=True, slots=True)
class Wishes:
    """A customer's open requests, and the past ones done for them."""

    open: list[UnusualRequest]
    done: list[UnusualRequest]


def wishes_of(customer: Customer) -> Wishes:
    """One query."""
    return parted(newest_wishes(customer.pk))


def newest_wishes(customer_id: int) -> QuerySet[UnusualRequest]:
    """Open requests and those that were done, the newest first."""
    rows = UnusualRequest.objects.filter(customer_id=customer_id).filter(state__in=[*OPEN, "done"])
    return rows.order_by("-received_at")[:10]


def parted(requests: Iterable[UnusualRequest]) -> Wishes:
    """What is open apart from what was done."""
    found = list(requests)
    return Wishes(
        [row for row in found if row.is_open], [row for row in found if not row.is_open][:3]
    )
