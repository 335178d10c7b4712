"""What the shop does about a withdrawal: finds its order, notes the goods, gives the money back."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.asks.actions.holding import lift_hold
from pistos.checkout.actions.lowering import settle_less
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Order
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise
from pistos.returns import events
from pistos.returns.actions.closing import mark_returned
from pistos.returns.actions.companions import follow
from pistos.returns.actions.declaring import bind, ref, write_lines
from pistos.returns.actions.failing import alive_amount, is_all_there, is_on_its_way, next_key
from pistos.returns.actions.paying import write_owed
from pistos.returns.facts import Declaration
from pistos.returns.models import Claim, StepKind, Withdrawal, WithdrawalState
from pistos.returns.queries.money import amount_of, owed_on

PAYER = Actor.machine("returns.refund")


class WrongMoment(Refused):
    """The withdrawal is not where this deed begins."""


class MoneyElsewhere(Refused):
    """Our journal does not hold what would go back."""


class ReasonMissing(Refused):
    """What ends a declaration stays on record with its reason."""


@transaction.atomic
def match_withdrawal(
    *,
    withdrawal: Withdrawal,
    order: Order,
    quantities: Mapping[int, int],
    by: Actor,
    at: datetime,
) -> None:
    """A person found the order that is meant, and which lines; in effect from when it was declared.

    Publishes WithdrawalMatched. Refuses with WrongMoment what has an order, and as `bind`.
    """
    made = _locked(withdrawal)
    if made.order_id is not None or made.state == WithdrawalState.CLOSED:
        raise WrongMoment(_("The order of this withdrawal is known already."))
    locked = Order.objects.select_for_update().select_related("customer").get(pk=order.pk)
    bind(
        made,
        locked,
        Declaration("", "", "", "", "", quantities=quantities),
        names_lines=True,
        at=at,
    )
    publish(events.WithdrawalMatched(made.pk, locked.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def name_lines(
    *, withdrawal: Withdrawal, quantities: Mapping[int, int], by: Actor, at: datetime
) -> None:
    """Which lines the words of the declaration mean. Publishes WithdrawalMatched."""
    made = _locked_with_order(withdrawal)
    order = _order(made)
    if made.lines.exists():
        raise WrongMoment(_("The goods of this withdrawal are named already."))
    write_lines(made, order, quantities)
    publish(events.WithdrawalMatched(made.pk, order.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def note_goods_back(*, withdrawal: Withdrawal, by: Actor, at: datetime) -> None:
    """The goods are here, or the proof that they were sent. Publishes GoodsBack, once."""
    made = _locked(withdrawal)
    order = _order(made)
    if made.goods_back_at is not None:
        return
    made.goods_back_at = at
    if made.state == WithdrawalState.DECLARED:
        made.state = WithdrawalState.GOODS_BACK
    made.save(update_fields=["goods_back_at", "state"])
    follow(made, StepKind.RECEIVED, by, at)
    publish(events.GoodsBack(made.pk, order.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def refund_withdrawal(*, withdrawal: Withdrawal, by: Actor, at: datetime) -> Decimal:
    """All that was paid for the goods named goes back the way it came; returns how much.

    Twice at once is one refund. Publishes WithdrawalRefunding. Refuses with WrongMoment before the goods
    are named and when it was done, with MoneyElsewhere where our journal does not hold the money.
    """
    made, order, amount = _due(withdrawal)
    key = f"withdrawal:{made.pk}"
    due = amount - alive_amount(key)
    with transaction.atomic():
        sent = settle_less(order=order, amount=due, key=next_key(key), by=by, at=at)
        if sent < due:
            raise MoneyElsewhere(
                _("Only %(sent)s of %(amount)s %(currency)s came in through this shop's payments.")
                % {"sent": sent, "amount": due, "currency": order.currency}
            )
    _write_down(made)
    made.state, made.refund_amount = WithdrawalState.REFUNDING, amount
    made.save(update_fields=["state", "refund_amount"])
    follow(made, StepKind.REFUNDING, by, at)
    told = events.WithdrawalRefunding(made.pk, order.pk, str(amount), order.currency)
    publish(told, about=ref(made), by=by, at=at)
    return amount


@transaction.atomic
def note_refunded_elsewhere(*, withdrawal: Withdrawal, proof: str, by: Actor, at: datetime) -> None:
    """What did not go back by this shop's payments went outside of them; `proof` finds it (a bank's
    reference). Refuses with ReasonMissing, and with WrongMoment while a part is on its way."""
    made, order, amount = _due(withdrawal)
    if is_on_its_way(f"withdrawal:{made.pk}"):
        raise WrongMoment(_("A part of the money is still on its way. Wait until it has gone."))
    if not proof.strip():
        raise ReasonMissing(_("Write where the payment can be found, for example its reference."))
    _write_down(made)
    made.refund_amount = amount
    _refunded(made, order, f"elsewhere:{' '.join(proof.split())}"[:120], by, at)


@transaction.atomic
def settle_refunded(*, order_id: int, at: datetime) -> int:
    """Of an order, the withdrawals whose money is all there: the promise is kept. Told twice, done once."""
    rows = Withdrawal.objects.select_for_update().filter(
        order_id=order_id, state=WithdrawalState.REFUNDING
    )
    settled = 0
    for made in rows.order_by("pk"):
        if is_all_there(f"withdrawal:{made.pk}", made.refund_amount or Decimal(0)):
            _refunded(made, _order(made), f"withdrawal:{made.pk}", PAYER, at)
            settled += 1
    return settled


@transaction.atomic
def close_withdrawal(*, withdrawal: Withdrawal, because: str, by: Actor, at: datetime) -> None:
    """No contract is meant by it, or it repeats another one: closed with the reason, and kept.

    Publishes WithdrawalClosed. Refuses with WrongMoment what belongs to an order.
    """
    made = _locked(withdrawal)
    if made.order_id is not None or made.state == WithdrawalState.CLOSED:
        raise WrongMoment(_("A withdrawal from a known order is not closed, it is refunded."))
    if not because.strip():
        raise ReasonMissing(_("Write why; the sender can read it."))
    made.state, made.closed_because = WithdrawalState.CLOSED, because.strip()[:300]
    made.save(update_fields=["state", "closed_because"])
    publish(events.WithdrawalClosed(made.pk, None), about=ref(made), by=by, at=at)


def _due(withdrawal: Withdrawal) -> tuple[Withdrawal, Order, Decimal]:
    """The withdrawal, locked after its order, and what is to go back."""
    made = _locked_with_order(withdrawal)
    order = _order(made)
    if made.state not in (WithdrawalState.DECLARED, WithdrawalState.GOODS_BACK):
        raise WrongMoment(_("The money of this withdrawal is on its way back already."))
    if not made.lines.exists():
        raise WrongMoment(_("Please name first which goods are meant."))
    return made, order, amount_of(made)


def _refunded(made: Withdrawal, order: Order, evidence: str, by: Actor, at: datetime) -> None:
    made.state, made.refunded_at = WithdrawalState.REFUNDED, at
    made.save(update_fields=["state", "refunded_at", "refund_amount"])
    follow(made, StepKind.REFUNDED, by, at)
    if made.promise_id is not None:
        promise = Promise.objects.get(pk=made.promise_id)
        note_happened(promise=promise, happened_at=at, evidence=evidence, by=by, at=at)
    lift_hold(source=ref(made), at=at)
    mark_returned(order.pk)
    told = events.WithdrawalRefunded(made.pk, order.pk, str(made.refund_amount), order.currency)
    publish(told, about=ref(made), by=by, at=at)


def _write_down(made: Withdrawal) -> None:
    """What goes back, by line, on the claim that stands for it."""
    claim = Claim.objects.select_related("order").get(withdrawal=made)
    write_owed(claim, owed_on(claim))


def _locked_with_order(withdrawal: Withdrawal) -> Withdrawal:
    if withdrawal.order is not None:
        Order.objects.select_for_update().get(pk=withdrawal.order.pk)
    return _locked(withdrawal)


def _locked(withdrawal: Withdrawal) -> Withdrawal:
    return Withdrawal.objects.select_for_update(of=("self",)).get(pk=withdrawal.pk)


def _order(made: Withdrawal) -> Order:
    if made.order is None:
        raise WrongMoment(_("Please find the order of this withdrawal first."))
    return made.order
