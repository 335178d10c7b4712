"""The shop's own claim against a courier: prepared at once, before its deadline, and never the customer's."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.partners.rules import terms_of
from pistos.promises.rules.due import day_of
from pistos.returns import events
from pistos.returns.models import Claim, CourierClaim, CourierClaimState, Happened
from pistos.returns.queries.money import owed_on
from pistos.returns.rules.couriers import claim_deadline
from pistos.shop.queries import the_shop

FOLLOWS = {
    CourierClaimState.PREPARED: (CourierClaimState.SENT,),
    CourierClaimState.SENT: (CourierClaimState.ACCEPTED, CourierClaimState.REFUSED),
    CourierClaimState.ACCEPTED: (CourierClaimState.PAID, CourierClaimState.REFUSED),
    CourierClaimState.REFUSED: (CourierClaimState.SENT,),
    CourierClaimState.PAID: (),
}


class StepWrong(Refused):
    """Not the next step of a claim against a courier, or something is missing for it."""


def prepare_courier_claim(claim: Claim, by: Actor, at: datetime) -> CourierClaim | None:
    """Part of the deed that opens the claim; None where no courier carried it. Publishes
    CourierClaimPrepared."""
    parcel = claim.parcel
    if parcel is None or parcel.courier is None:
        return None
    told_on = day_of(at, the_shop().time_zone)
    arrived_on = day_of(parcel.delivered_at, parcel.zone) if parcel.delivered_at else None
    made = CourierClaim.objects.create(
        claim=claim,
        parcel=parcel,
        courier=parcel.courier,
        kind=CourierClaim.Kind.LOSS
        if claim.happened == Happened.LOST
        else CourierClaim.Kind.DAMAGE,
        deadline_on=claim_deadline(told_on, arrived_on, terms_of(parcel.courier.terms).claim_days),
        amount=owed_on(claim).amount,
        currency=claim.order.currency,
        prepared_at=at,
    )
    told = events.CourierClaimPrepared(
        made.pk, made.courier_id, made.parcel_id, made.deadline_on.isoformat()
    )
    publish(told, about=ref(made), by=by, at=at)
    return made


@transaction.atomic
def move_courier_claim(
    *, courier_claim: CourierClaim, state: str, because: str, by: Actor, at: datetime
) -> None:
    """Sent, accepted, or refused with the courier's reason. Publishes CourierClaimMoved; twice is once.

    Refuses with StepWrong what does not follow, and a refusal without its reason.
    """
    held = _held(courier_claim, state)
    if held is None:
        return
    if state == CourierClaimState.PAID:
        raise StepWrong(_("Enter how much the courier paid."))
    if state == CourierClaimState.REFUSED and not because.strip():
        raise StepWrong(_("Write the reason that the courier gave."))
    held.state, held.because = state, because.strip()[:500]
    if state == CourierClaimState.SENT:
        held.sent_at = at
    else:
        held.answered_at = at
    held.save()
    _publish(held, by, at)


@transaction.atomic
def note_courier_paid(
    *, courier_claim: CourierClaim, amount: Decimal, by: Actor, at: datetime
) -> None:
    """The courier's money is here. Publishes CourierClaimMoved; twice is once. Refuses with StepWrong."""
    held = _held(courier_claim, CourierClaimState.PAID)
    if held is None:
        return
    if amount <= 0:
        raise StepWrong(_("Enter how much the courier paid."))
    held.state, held.paid_amount, held.paid_at = CourierClaimState.PAID, amount, at
    held.save()
    _publish(held, by, at)


def _held(courier_claim: CourierClaim, state: str) -> CourierClaim | None:
    """The claim, locked, which may take this step; None where it took it before."""
    held = CourierClaim.objects.select_for_update().get(pk=courier_claim.pk)
    if held.state == state:
        return None
    if state not in FOLLOWS[CourierClaimState(held.state)]:
        raise StepWrong(_("This is not the next step of this claim."))
    return held


def _publish(held: CourierClaim, by: Actor, at: datetime) -> None:
    told = events.CourierClaimMoved(held.pk, held.courier_id, held.state)
    publish(told, about=ref(held), by=by, at=at)


def ref(courier_claim: CourierClaim) -> Ref:
    return Ref("courier_claim", str(courier_claim.pk))
