"""What was coded with the cause before anybody opened a mistake shows it too."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from pistos.causes.queries.coded import standing
from pistos.kit.actors import Actor
from pistos.mistakes.actions.writing import locked, note_facts
from pistos.mistakes.models import Deed, Evidence, Mistake
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

GATHERER = Actor.machine("mistakes.gather")
LOOKED_BACK = timedelta(days=90)
MOST = 2_000


@transaction.atomic
def gather_evidence(*, mistake: Mistake, at: datetime) -> int:
    """Links what its cause, or one below it, struck in the last 90 days, the newest 2,000 at most.

    Returns how many were new. Part of opening it: no event of its own, one row of history.
    """
    made = locked(mistake)
    if not made.cause or not made.is_open:
        return 0
    since = day_of(at - LOOKED_BACK, the_shop().time_zone)
    rows = standing(made.cause).filter(day__gte=since).select_related("coding")
    if made.facet_kind == "page":
        rows = rows.filter(page=made.facet_id)
    elif made.facet_kind:
        rows = rows.filter(**{f"{made.facet_kind}_id": int(made.facet_id)})
    last = made.corrections.aggregate(at=Max("corrected_at"))["at"]
    if last is not None:
        # What came after a correction is a repeated mistake, and is written as one by who hears of it.
        rows = rows.filter(coding__happened_at__lte=last)
    known = set(made.evidence.values_list("ref_kind", "ref_id"))
    new = [
        Evidence(
            mistake=made,
            ref_kind=row.subject_kind[:30],
            ref_id=row.subject_id,
            customer_id=row.coding.customer_id,
            round=made.round,
            happened_at=row.coding.happened_at,
            added_at=at,
        )
        for row in rows.order_by("-day", "-pk")[:MOST]
        if (row.subject_kind[:30], row.subject_id) not in known
    ]
    Evidence.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        note_facts(made, Deed.SHOWN, {"count": len(new)}, GATHERER, at)
    return len(new)
