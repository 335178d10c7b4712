"""Which mistakes a cause belongs to."""

from django.db.models import Q, QuerySet

from pistos.mistakes.facts import Series
from pistos.mistakes.models import Mistake


def open_of_series(series: Series) -> Mistake | None:
    """The open mistake with exactly this cause and facet; the oldest of several."""
    return (
        Mistake.objects.filter(
            cause=series.cause,
            facet_kind=series.facet_kind,
            facet_id=series.facet_id,
            closed_at=None,
        )
        .order_by("pk")
        .first()
    )


def of_cause(code: str, facets: dict[str, str]) -> QuerySet[Mistake]:
    """Mistakes that something coded with `code` and these facets may show: of the cause, or a wider one.

    `facets` is kind to id ("courier": "7"). A mistake narrowed to another courier is none of them. A
    mistake about "carrier" also takes "carrier.late". One query by the index of causes.
    """
    parts = code.split(".")
    codes = [".".join(parts[: end + 1]) for end in range(len(parts))]
    narrowed = Q(facet_kind="")
    for kind, id_ in facets.items():
        narrowed |= Q(facet_kind=kind, facet_id=id_)
    return Mistake.objects.filter(narrowed, cause__in=codes).order_by("pk")
