"""The queue of what still needs its cause."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from pistos.causes.facts import Facets
from pistos.causes.models import Awaited, CodedCause
from pistos.causes.queries.facets import completed
from pistos.kit.actors import Ref


@transaction.atomic
def await_cause(*, subject: Ref, facets: Facets, at: datetime) -> None:
    """The subject stands in the queue until it is coded; what was coded already does not. Twice is once.

    Part of the deed of whoever knows the subject, so it publishes nothing of its own.
    """
    known = CodedCause.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    if known.exists():
        return
    facets = completed(facets)
    values = asdict(facets)
    kept = {
        name: values[name]
        for name in ("order_id", "product_id", "courier_id", "supplier_id", "page")
    }
    Awaited.objects.update_or_create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        defaults={
            "facets": kept,
            "text": facets.text[:4000],
            "language": facets.language,
            "customer_id": facets.customer_id,
            "happened_at": facets.happened_at,
        },
        create_defaults={
            "facets": kept,
            "text": facets.text[:4000],
            "language": facets.language,
            "customer_id": facets.customer_id,
            "happened_at": facets.happened_at,
            "since": at,
        },
    )
