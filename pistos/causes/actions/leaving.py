"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.causes.models import Awaited, Coding
from pistos.kit.quoting import without_quotes


def erase_texts(*, customer_ids: Sequence[int], known_as: Sequence[str]) -> None:
    """Part of an erasure: that a cause struck stays, in which words they told it does not."""
    _empty(list(Coding.objects.filter(customer_id__in=customer_ids)), known_as)
    Awaited.objects.filter(customer_id__in=customer_ids).update(text="")


def move_codings(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers reported belongs to the one who was kept."""
    Coding.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Awaited.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)


def _empty(rows: Sequence[Coding], known_as: Sequence[str]) -> None:
    for row in rows:
        row.found, row.text = without_quotes(row.found, [row.text]), ""
        for word in sorted(known_as, key=len, reverse=True):
            row.found = row.found.replace(word, "…")
        row.save(update_fields=["text", "found"])
