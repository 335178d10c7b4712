"""What is decided on a claim by a person of the shop, or taken back by its customer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.models import PromiseKind
from pistos.returns import events
from pistos.returns.actions.choosing import give_money, send_new_one
from pistos.returns.actions.closing import close_claim
from pistos.returns.actions.couriers import prepare_courier_claim
from pistos.returns.actions.declaring import declare_withdrawal
from pistos.returns.actions.paying import WrongMoment
from pistos.returns.actions.reports import close_report, overturn_for
from pistos.returns.actions.steps import (
    SEND_DAYS,
    answer_promised,
    day_after,
    drop_current,
    keep_current,
    locked,
    note_step,
    promise_next,
    ref,
)
from pistos.returns.facts import Declaration
from pistos.returns.models import Claim, ClaimState, Outcome, StepKind, Track, Wish
from pistos.returns.queries.items import ladder_of
from pistos.returns.rules.tracks import wishes_of


class ReasonMissing(Refused):
    """What is decided against a customer stays on record with its reason."""


class NotThisStep(Refused):
    """The law's order of remedies, or the state of the claim, does not allow it yet."""


@transaction.atomic
def agree_remedy(*, claim: Claim, wish: str, by: Actor, at: datetime) -> None:
    """It is so, and is put right in this way: money and new pieces at once, a repair begins with the goods.

    Confirms the fault: the delivery promise is overturned. Publishes ClaimConfirmed and ClaimChosen.
    Refuses with NotThisStep what the law's order does not open yet, with WrongMoment what is decided.
    """
    held = locked(claim)
    if not held.is_open or held.outcome or held.track == Track.WITHDRAWAL:
        raise WrongMoment(_("This claim is decided already."))
    opens = ladder_of(held, at)
    if wish not in wishes_of(held.track, opens_all=opens) or wish == Wish.REDUCTION:
        raise NotThisStep(
            _("By law repair or replacement come first; money follows where neither helped.")
        )
    confirm(held, by, at)
    publish(events.ClaimChosen(held.pk, held.order_id, wish), about=ref(held), by=by, at=at)
    note_step(held, StepKind.AGREED, by, at, wish=wish)
    if wish == Wish.REFUND:
        give_money(held, by, at)
    elif wish == Wish.REPLACEMENT:
        send_new_one(held, by, at)
    else:
        held.outcome, held.state = Outcome.REPAIR, ClaimState.GOODS_AWAITED
        held.needs_goods = True
        keep_current(held, f"claim:{held.pk}", by, at)
        promise_next(held, PromiseKind.FIX, day_after(at, SEND_DAYS), answer_promised, by, at)
        held.save()


@transaction.atomic
def ask_for_goods(*, claim: Claim, by: Actor, at: datetime) -> None:
    """The goods have to be seen: the customer gets a label, free of charge, and the next day.

    Publishes GoodsAsked; twice is once. Refuses with WrongMoment what is decided.
    """
    held = locked(claim)
    if held.state == ClaimState.GOODS_AWAITED:
        return
    if held.state != ClaimState.OPEN or held.outcome:
        raise WrongMoment(_("This claim is decided already."))
    keep_current(held, f"claim:{held.pk}", by, at)
    held.state, held.needs_goods = ClaimState.GOODS_AWAITED, True
    promise_next(held, PromiseKind.FIX, day_after(at, SEND_DAYS), answer_promised, by, at)
    held.save()
    publish(events.GoodsAsked(held.pk, held.order_id), about=ref(held), by=by, at=at)


def confirm(held: Claim, by: Actor, at: datetime) -> None:
    """Part of a deed that holds the claim: what was told is so. Once."""
    if held.confirmed_at is not None:
        return
    held.confirmed_at = at
    held.save(update_fields=["confirmed_at"])
    overturn_for(held, by, at)
    told = events.ClaimConfirmed(held.pk, held.order_id, held.happened)
    publish(told, about=ref(held), by=by, at=at)


@transaction.atomic
def refuse_claim(*, claim: Claim, because: str, by: Actor, at: datetime) -> None:
    """Declined, with the reason that its customer reads. Publishes ClaimClosed.

    Refuses with ReasonMissing, and with WrongMoment what is settled or belongs to a withdrawal.
    """
    held = locked(claim)
    if not held.is_open or held.outcome or held.withdrawal_id is not None:
        raise WrongMoment(_("This claim is decided already."))
    if len(because.split()) < 2:
        raise ReasonMissing(_("Write why, in a sentence; the customer reads it."))
    keep_current(held, f"claim:{held.pk}", by, at)
    close_report(held, by, at)
    close_claim(held, ClaimState.REFUSED, by, at, because)


@transaction.atomic
def drop_claim(*, claim: Claim, by: Actor, at: datetime) -> None:
    """Its customer takes it back. Publishes ClaimClosed; twice is once. Refuses once it is being settled."""
    held = locked(claim)
    if held.state == ClaimState.DROPPED:
        return
    if held.outcome or not held.is_open or held.withdrawal_id is not None:
        raise WrongMoment(_("This is being put right already."))
    drop_current(held, by, at)
    close_report(held, by, at)
    close_claim(held, ClaimState.DROPPED, by, at)


@transaction.atomic
def move_track(*, claim: Claim, track: str, because: str, by: Actor, at: datetime) -> None:
    """Put right by another right from now on; the reason is kept. Publishes ClaimMoved.

    To withdrawal it is declared in the same moment, as of when the customer told us. Refuses with
    ReasonMissing, and with WrongMoment what is decided, is there already, or was declared as withdrawal.
    """
    held = locked(claim)
    was = held.track
    if track not in Track.values or track == was:
        raise WrongMoment(_("Choose another right than the one it stands by."))
    if not held.is_open or held.outcome or held.withdrawal_id is not None:
        raise WrongMoment(_("This claim is decided already."))
    if len(because.split()) < 2:
        raise ReasonMissing(_("Write why it moves, in a sentence; the customer can read it."))
    held.track = track
    held.save(update_fields=["track"])
    note_step(held, StepKind.MOVED, by, at, words=because, was=was, track=track)
    if track == Track.TRANSPORT and not hasattr(held, "courier_claim"):
        prepare_courier_claim(held, by, at)
    told = events.ClaimMoved(held.pk, held.order_id, was, track)
    publish(told, about=ref(held), by=by, at=at)
    if track == Track.WITHDRAWAL:
        _declare(held, by, at)


def _declare(held: Claim, by: Actor, at: datetime) -> None:
    """The claim ends where the withdrawal of the same pieces begins."""
    pieces = dict(held.lines.values_list("line_id", "quantity"))
    drop_current(held, by, at)
    close_report(held, by, at)
    close_claim(held, ClaimState.DROPPED, by, at)
    customer = held.customer
    declare_withdrawal(
        declaration=Declaration(
            name=customer.name,
            contact=held.order.contact_email or customer.email,
            number=held.order.number,
            language=held.language,
            attempt=held.token,
            quantities=pieces,
            happened=dict.fromkeys(pieces, held.happened),
        ),
        order=held.order,
        at=at,
    )
