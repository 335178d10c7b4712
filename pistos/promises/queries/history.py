"""How long the shop's own promises took: what a promise made by hand is measured against."""

from datetime import timedelta

from pistos.promises.models import PromiseKind, Standing, State, Toward

LOOKED_AT = 500


def spans_of(kind: PromiseKind) -> list[timedelta | None]:
    """From making to doing, of the newest settled promises of a kind to customers; None: never done."""
    rows = (
        Standing.objects.filter(
            kind=kind, toward=Toward.CUSTOMER, state__in=[State.KEPT, State.BROKEN]
        )
        .order_by("-due_at", "-promise")
        .values_list("made_at", "fulfilled_at")[:LOOKED_AT]
    )
    return [done - made if done is not None else None for made, done in rows]
