"""How often a cause struck, from the roll-up."""

from datetime import date

from django.db.models import Sum

from pistos.causes.models import CauseCount, Slice


def count_of(code: str, *, since: date, until: date, by: Slice = Slice.ALL, key: str = "") -> int:
    """Subjects that a cause, or one below it, struck from `since` to `until`, both counted."""
    rows = CauseCount.objects.filter(
        cause__code=code, slice=by, slice_key=key, day__gte=since, day__lte=until
    )
    return rows.aggregate(total=Sum("count"))["total"] or 0
