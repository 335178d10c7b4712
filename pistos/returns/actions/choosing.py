"""Damaged or lost on the way: the customer chooses, and it is done at once. The courier is our affair."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.models import Promise, PromiseKind
from pistos.returns import events
from pistos.returns.actions.closing import close_claim
from pistos.returns.actions.paying import MoneyElsewhere, WrongMoment, refund_claim
from pistos.returns.actions.reports import overturn_for
from pistos.returns.actions.resending import resend
from pistos.returns.actions.steps import (
    day_after,
    keep_current,
    locked,
    money_promised,
    note_step,
    promise_next,
    ref,
)
from pistos.returns.models import Claim, ClaimState, Happened, Outcome, StepKind, Track, Wish
from pistos.returns.queries.money import money_left
from pistos.shop.queries import settings_in_force

ARRIVED = Actor.machine("returns.arrived")


class NotAtOnce(Refused):
    """This is not settled by the customer's choice alone."""


@transaction.atomic
def choose_at_once(*, claim: Claim, wish: str, by: Actor, at: datetime) -> Claim:
    """A new one goes out, or the money goes back, in the moment of the choice. Publishes ClaimChosen and
    what the deed itself publishes; the same choice twice is one.

    Where the money came in elsewhere, the refund is promised all the same and a person sends it. Refuses
    with NotAtOnce another track or wish, with WrongMoment what was chosen otherwise, with NoneLeft where
    there is no other piece.
    """
    held = locked(claim)
    if held.track != Track.TRANSPORT or wish not in (Wish.REPLACEMENT, Wish.REFUND):
        raise NotAtOnce(_("Please choose a new one, or your money back."))
    if held.outcome == wish:
        return held
    if held.outcome or held.state != ClaimState.OPEN:
        raise WrongMoment(_("This was chosen already, and is being done."))
    if not can_choose(held):
        raise NotAtOnce(
            _("The courier says it was handed over. A person of ours looks at it and answers you.")
        )
    if wish == Wish.REFUND and money_left(held) == 0:
        raise NotAtOnce(_("All of the money for this order went back to you already."))
    held.wished, held.confirmed_at = wish, at
    held.save(update_fields=["wished", "confirmed_at"])
    note_step(held, StepKind.CHOSEN, by, at, wished=wish)
    publish(events.ClaimChosen(held.pk, held.order_id, wish), about=ref(held), by=by, at=at)
    if wish == Wish.REPLACEMENT:
        send_new_one(held, by, at)
    else:
        give_money(held, by, at)
    overturn_for(held, by, at)
    told = events.ClaimConfirmed(held.pk, held.order_id, held.happened)
    publish(told, about=ref(held), by=by, at=at)
    held.refresh_from_db()
    return held


def can_choose(claim: Claim) -> bool:
    """At once, but for what a courier says was handed over: there a person looks first."""
    is_doubted = (
        claim.happened == Happened.LOST
        and claim.parcel is not None
        and claim.parcel.delivered_at is not None
    )
    return claim.state == ClaimState.OPEN and not is_doubted


def give_money(held: Claim, by: Actor, at: datetime) -> None:
    """Part of a deed that holds the claim: back the way it came, or promised where it came in elsewhere."""
    try:
        refund_claim(claim=held, by=by, at=at)
        held.refresh_from_db()
    except MoneyElsewhere:
        keep_current(held, f"claim:{held.pk}", by, at)
        on = day_after(at, settings_in_force().refund_within_days)
        promise_next(held, PromiseKind.REFUND, on, money_promised, by, at)
        held.outcome = Outcome.REFUND
        held.save()


def send_new_one(held: Claim, by: Actor, at: datetime) -> None:
    """Part of a deed that holds the claim: its promise is that of the new parcel."""
    pieces = dict(held.lines.values_list("line_id", "quantity"))
    parcel = resend(held.order, pieces, key=f"claim:{held.pk}", by=by, at=at)
    keep_current(held, f"parcel:{parcel.pk}", by, at)
    held.new_parcel, held.outcome = parcel, Outcome.REPLACEMENT
    held.state, held.attempts = ClaimState.SENDING, held.attempts + 1
    held.next_on = Promise.objects.get(about_kind="parcel", about_id=parcel.pk).due_on
    held.save()
    note_step(held, StepKind.RESENT, by, at, parcel=parcel.pk)


@transaction.atomic
def settle_arrived(*, parcel_id: int, at: datetime) -> int:
    """What was sent in place of something wrong has come: its claim is put right. Done once."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("order", "customer")
    closed = 0
    for claim in rows.filter(
        new_parcel_id=parcel_id, new_parcel__delivered_at__isnull=False, state=ClaimState.SENDING
    ).order_by("pk"):
        close_claim(claim, ClaimState.DONE, ARRIVED, at)
        closed += 1
    return closed
