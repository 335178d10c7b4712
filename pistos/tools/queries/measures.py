"""What each tool is worth, from what was counted."""

from datetime import date

from django.db.models import Count, Q

from pistos.kit.statistics import Share, share
from pistos.tools.models import ToolVisit
from pistos.tools.rules.measuring import Group, Measured


def measured(*, since: date, until: date) -> list[Measured]:
    """Each kind that was offered in a span of days, both ends in it: those who used it, and those who
    were offered it and did not. One query, which reads every look of the span."""
    rows = (
        ToolVisit.objects.filter(day__range=(since, until))
        .values("offered", "used")
        .annotate(
            looked=Count("pk"),
            bought=Count("pk", filter=Q(order_id__isnull=False)),
            returned=Count("pk", filter=Q(is_returned=True)),
        )
    )
    sums: dict[tuple[str, bool], list[int]] = {}
    for row in rows:
        for kind in row["offered"]:
            found = sums.setdefault((kind, kind in row["used"]), [0, 0, 0])
            for place, count in enumerate((row["looked"], row["bought"], row["returned"])):
                found[place] += count
    return [
        Measured(kind, *(Group(*sums.get((kind, used), (0, 0, 0))) for used in (True, False)))
        for kind in sorted({kind for kind, _used in sums})
    ]


def readers(kind: str, *, since: date, until: date) -> Share:
    """Of the orders in which a product with this kind was bought, those whose buyer had used it that day.
    One query."""
    bought = ToolVisit.objects.filter(
        day__range=(since, until), order_id__isnull=False, offered__contains=[kind]
    )
    counts = bought.aggregate(
        read=Count("order_id", filter=Q(used__contains=[kind]), distinct=True),
        all=Count("order_id", distinct=True),
    )
    return share(counts["read"], counts["all"])
