"""Lists of the desk."""

from django.db.models import QuerySet

from pistos.kit.keyset import Page, Sort, page_of
from pistos.remedies.models import Remedy, RemedyState

VIEWS = ("approve", "due", "disputed", "all")
_SORTS = {
    "approve": Sort("decided_at"),
    "due": Sort("due_on"),
    "disputed": Sort("disputed_at"),
    "all": Sort("decided_at", is_descending=True),
}
_STATES = {
    "approve": RemedyState.ASKED,
    "due": RemedyState.PROMISED,
    "disputed": RemedyState.DISPUTED,
}


def remedies_page(view: str, *, after: str = "", before: str = "", size: int = 50) -> Page[Remedy]:
    """A page of one of the views; an unknown view is all. One query."""
    view = view if view in VIEWS else "all"
    rows: QuerySet[Remedy] = Remedy.objects.select_related(
        "customer", "order", "given_by", "asked_of"
    )
    if view in _STATES:
        rows = rows.filter(state=_STATES[view])
    return page_of(rows, _SORTS[view], after=after, before=before, size=size)


def waiting_count() -> int:
    """How many await approval. One query."""
    return Remedy.objects.filter(state=RemedyState.ASKED).count()
