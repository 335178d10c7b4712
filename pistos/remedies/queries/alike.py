"""The last cases alike, shown before deciding."""

from pistos.remedies.facts import Case
from pistos.remedies.models import REAL, Remedy
from pistos.remedies.rules.alike import SHOWN, Given, band


def cases_alike(case: Case) -> list[Remedy]:
    """The last ten remedies for the same cause, severity and about the same value. One query.

    Without a known cause nothing is alike.
    """
    if not case.cause:
        return []
    rows = Remedy.objects.filter(
        cause=case.cause,
        severity=case.severity,
        band=band(case.value),
        state__in=REAL,
        given_at__isnull=False,
    ).exclude(subject_kind=case.subject.kind, subject_id=case.subject.id)
    return list(rows.select_related("given_by", "order").order_by("-given_at")[:SHOWN])


def as_given(rows: list[Remedy]) -> list[Given]:
    return [Given(row.kind, row.amount) for row in rows]
