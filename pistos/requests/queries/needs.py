"""Reads of needs: for whoever replies, on any channel, and for whoever packs."""

from dataclasses import dataclass

from pistos.customers.models import Consent, Customer
from pistos.customers.models import Purpose as Agreement
from pistos.requests.models import OPEN, Need, NeedKind, UnusualRequest
from pistos.requests.models.needs import WARNING
from pistos.requests.rules.likeness import all_forms, stems_of

MOST = 40


def needs_of(customer: Customer) -> list[Need]:
    """What is known now, special requirements first, then the newest. One query."""
    rows = Need.objects.filter(customer=customer, ended_at=None).order_by("-said_at")[:MOST]
    return sorted(rows, key=lambda need: not need.warns)


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
    rows = UnusualRequest.objects.filter(customer=customer).filter(state__in=[*OPEN, "done"])
    found = list(rows.order_by("-received_at")[:10])
    return Wishes(
        [row for row in found if row.is_open], [row for row in found if not row.is_open][:3]
    )
