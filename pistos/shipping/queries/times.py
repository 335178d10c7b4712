"""Which delivery windows are full."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pistos.shipping.models import Method, TakenTime


def full_times(methods: Iterable[Method], since: date) -> frozenset[tuple[int, str]]:
    """Method and time, as `Slot.code` names it, of each window that has no place left from a day on. One
    query where a window has a limit, none else. The methods come with their windows."""
    limits = {
        (method.pk, row.weekday, row.starts): row.capacity
        for method in methods
        for row in method.windows.all()
        if row.capacity is not None
    }
    if not limits:
        return frozenset()
    rows = TakenTime.objects.filter(method_id__in={key[0] for key in limits}, on__gte=since)
    taken = Counter(rows.values_list("method_id", "on", "starts"))
    return frozenset(
        (method_id, f"{on:%Y-%m-%d}T{starts:%H:%M}")
        for (method_id, on, starts), count in taken.items()
        if count >= limits.get((method_id, on.weekday(), starts), count + 1)
    )
