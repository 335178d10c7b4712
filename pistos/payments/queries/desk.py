"""Reads for the desk: lists, what waits for a person, whether the journal adds up."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.payments.models import (
    BankCredit,
    EventState,
    Incident,
    Payment,
    PaymentState,
    ProviderEvent,
    Refund,
    RefundState,
)

SORTS = {"started": "started_at"}
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class PaymentFilter:
    """`words` is an order's number or a payment's reference, whole."""

    state: str = ""
    words: str = ""


def payments_page(
    wanted: PaymentFilter, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Payment]:
    """A page of the list with orders; one query."""
    rows = Payment.objects.select_related("order")
    if wanted.state in PaymentState.values:
        rows = rows.filter(state=wanted.state)
    if wanted.words:
        tidy = wanted.words.replace(" ", "").upper()
        rows = rows.filter(order__number=wanted.words) | rows.filter(reference=tidy)
    return page_of(rows, sort_named(SORTS, sort, "-started"), after=after, before=before, size=size)


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for a person."""

    questioned: int
    refunds: int
    credits: int
    reports: int
    incidents: list[Incident]

    @property
    def is_any(self) -> bool:
        return bool(
            self.questioned or self.refunds or self.credits or self.reports or self.incidents
        )


def work() -> Work:
    """Five queries over partial indexes."""
    return Work(
        questioned=Payment.objects.filter(state=PaymentState.QUESTIONED).count(),
        refunds=refunds_to_do().count(),
        credits=BankCredit.objects.filter(settled_at=None).count(),
        reports=ProviderEvent.objects.filter(
            state__in=[EventState.EARLY, EventState.QUARANTINED]
        ).count(),
        incidents=list(Incident.objects.filter(closed_at=None).order_by("opened_at")),
    )


def refunds_to_do() -> QuerySet[Refund]:
    """Refunds that a person sends, or that failed; oldest first."""
    rows = Refund.objects.filter(state__in=[RefundState.BY_HAND, RefundState.FAILED])
    return rows.select_related("payment__order").order_by("asked_at")


def credits_waiting() -> list[BankCredit]:
    return list(BankCredit.objects.filter(settled_at=None).order_by("booked_on", "pk")[:100])


def reports_aside() -> list[ProviderEvent]:
    rows = ProviderEvent.objects.filter(state__in=[EventState.EARLY, EventState.QUARANTINED])
    return list(rows.order_by("-received_at", "-pk")[:100])


def incidents(*, most: int = 50) -> list[Incident]:
    """The newest with whom each met; two queries."""
    rows = Incident.objects.select_related("partner").prefetch_related("affected")
    return list(rows.order_by("-opened_at", "-pk")[:most])


def payments_named(words: str) -> list[Payment]:
    """Payments of an order number or with a reference, for a person who matches money by hand."""
    tidy = words.replace(" ", "").upper()
    rows = Payment.objects.filter(Q(order__number=words.strip()) | Q(reference=tidy))
    return list(rows.exclude(reference="").order_by("-pk")[:2])


def unreconciled() -> list[Payment]:
    """Payments whose sums are not what their entries add up to; none is the only right answer. One query."""
    paid = Q(entries__kind="paid")
    back = Q(entries__kind__in=["refunded", "refund_returned"])
    taken = Q(entries__kind__in=["disputed", "dispute_won"])

    def total(of: Q) -> Coalesce:
        return Coalesce(Sum(Case(When(of, then=F("entries__amount")))), ZERO)

    rows = Payment.objects.select_related("order").annotate(
        came=total(paid), went=total(back), lost=total(taken)
    )
    wrong = rows.exclude(
        came=F("paid_amount"), went=-F("refunded_amount"), lost=-F("disputed_amount")
    )
    return list(wrong.order_by("pk")[:100])
