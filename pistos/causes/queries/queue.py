"""What waits for its cause, in groups that one finding may answer."""

from dataclasses import dataclass, field
from typing import Final

from pistos.causes.facts import Facets, Suggestion
from pistos.causes.models import Awaited
from pistos.causes.queries.suggesting import suggested_each

AT_ONCE: Final = 20


@dataclass(slots=True)
class Waiting:
    """The longest waiting of those that seem to have the same cause, with what is suggested for it."""

    suggestions: list[Suggestion]
    rows: list[Awaited] = field(default_factory=list)


def waiting_groups() -> list[Waiting]:
    """Of the twenty that wait longest, those that seem alike together; the rest each alone. Few queries,
    however many: one of the queue, one of the tree, one or two a language."""
    rows = list(Awaited.objects.filter(settled_at=None).order_by("since", "id")[:AT_ONCE])
    found: dict[str, Waiting] = {}
    for row, guesses in zip(
        rows, suggested_each([(row.text, row.language) for row in rows]), strict=True
    ):
        key = guesses[0].code if guesses else f"row {row.pk}"
        found.setdefault(key, Waiting(guesses)).rows.append(row)
    return list(found.values())


def waiting_count() -> int:
    return Awaited.objects.filter(settled_at=None).count()


def facets_of(row: Awaited) -> Facets:
    """What was known of it when it came into the queue."""
    return Facets(
        text=row.text,
        language=row.language,
        happened_at=row.happened_at,
        customer_id=row.customer_id,
        **row.facets,
    )
