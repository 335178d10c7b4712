"""Recording partners by name, as files name them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from pistos.kit.actors import Actor
from pistos.partners.facts import PartnerFacts
from pistos.partners.models import Partner, PartnerState, PartnerStep, Step

ALREADY_WORKED = "Already carried out work for the shop when its records were taken over."
BY = Actor.machine("records")


@transaction.atomic
def record_partners(*, batch: Iterable[PartnerFacts], at: datetime) -> dict[str, int]:
    """Finds or creates each partner by code; returns their ids by code. Known ones stay as they are.

    New ones already work for the shop: they are active at once, and the steps of a choice are on
    record as skipped, with that reason. Publishes nothing: the caller publishes one event for all.
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
                state=PartnerState.ACTIVE,
                known_since=at,
            )
            for told in fresh
        ),
        ignore_conflicts=True,
    )
    ids = dict(Partner.objects.filter(code__in=facts).values_list("code", "pk"))
    PartnerStep.objects.bulk_create(
        (
            PartnerStep(
                partner_id=ids[told.code],
                step=step,
                is_skipped=True,
                words=ALREADY_WORKED,
                by_kind=BY.kind,
                by_id=BY.id,
                happened_at=at,
            )
            for told in fresh
            for step in Step
        ),
        ignore_conflicts=True,
    )
    return ids
