"""Recording partners by name, as files name them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from pistos.partners.facts import PartnerFacts
from pistos.partners.models import Partner, PartnerState


@transaction.atomic
def record_partners(*, batch: Iterable[PartnerFacts], at: datetime) -> dict[str, int]:
    """Finds or creates each partner by code; returns their ids by code. Known ones stay as they are.

    New ones work for the shop already, but nobody has chosen them yet: they are on trial with no end
    set, measured like all others, and customers are not shown them until a person makes them
    active. Publishes nothing: the caller publishes one event for all.
    """
    facts = {told.code: told for told in batch}
    known = dict(Partner.objects.filter(code__in=facts).values_list("code", "pk"))
    fresh = [told for code, told in facts.items() if code not in known]
    if not fresh:
        return known
    Partner.objects.bulk_create(
        (
            Partner(
                code=told.code,
                name=told.name,
                kind=told.kind,
                country=told.country,
                gives_proof_of_delivery=told.gives_proof,
                state=PartnerState.TRIAL,
                known_since=at,
            )
            for told in fresh
        ),
        ignore_conflicts=True,
    )
    return dict(Partner.objects.filter(code__in=facts).values_list("code", "pk"))
