"""People who leave or turn out to be one."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from pistos.causes.models import Awaited, Coding
from pistos.kit.actors import Ref
from pistos.kit.quoting import without_quotes


def erase_texts(*, customer_ids: Sequence[int], known_as: Sequence[str]) -> None:
    """Part of an erasure: that a cause struck stays, in which words they told it does not."""
    _forget(Q(customer_id__in=customer_ids), known_as)


def forget_texts(*, kind: str, ids: Iterable[int]) -> None:
    """Where these matters were told nothing is kept any more, so it goes here too."""
    _forget(Q(subject_kind=kind, subject_id__in=[str(each) for each in ids]), ())


def move_matter(*, subject: Ref, to_id: int) -> None:
    """Another customer told it than was thought."""
    for model in (Coding, Awaited):
        theirs = model.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
        theirs.update(customer_id=to_id)


def move_codings(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers reported belongs to the one who was kept."""
    Coding.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Awaited.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)


def _forget(which: Q, known_as: Sequence[str]) -> None:
    for row in Coding.objects.filter(which):
        row.found, row.text = without_quotes(row.found, [row.text]), ""
        for word in sorted(known_as, key=len, reverse=True):
            row.found = row.found.replace(word, "…")
        row.save(update_fields=["text", "found"])
    Awaited.objects.filter(which).update(text="")
