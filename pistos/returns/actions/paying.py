"""Money back on claims: by line, never more than came, told from the payment journal when it is there."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.checkout.actions.lowering import settle_less
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.models import PromiseKind
from pistos.returns import events
from pistos.returns.actions.closing import close_claim
from pistos.returns.actions.failing import alive_amount, is_all_there, is_on_its_way, next_key
from pistos.returns.actions.steps import (
    day_after,
    drop_current,
    keep_current,
    locked,
    money_promised,
    note_step,
    promise_next,
    ref,
)
from pistos.returns.models import Claim, ClaimState, Outcome, StepKind, Track
from pistos.returns.queries.money import left_on, owed_on
from pistos.returns.rules.money import NOTHING, Owed, spread
from pistos.shop.queries import settings_in_force

PAYER = Actor.machine("returns.paying")


class WrongMoment(Refused):
    """The claim is not where this deed begins."""


class MoneyElsewhere(Refused):
    """Our journal does not hold what would go back."""


class ProofMissing(Refused):
    """What was done elsewhere needs to be found again."""


class AmountWrong(Refused):
    """Not a sum that can go back on this claim."""


@transaction.atomic
def refund_claim(*, claim: Claim, by: Actor, at: datetime) -> Decimal:
    """All that was paid for its goods goes back the way it came, and is promised by the shop's own term.

    Twice at once is one refund. Publishes ClaimRefunding. Refuses with WrongMoment what is decided
    otherwise, with MoneyElsewhere where our journal does not hold the money (then nothing is written).
    """
    held = refundable_claim(claim)
    return send_back(held, owed_on(held), Outcome.REFUND, by, at)


@transaction.atomic
def reduce_price(*, claim: Claim, amount: Decimal, by: Actor, at: datetime) -> Decimal:
    """Part of the price goes back and the goods stay. Publishes ClaimRefunding.

    Refuses with AmountWrong what is not above nothing or is more than the goods have left to give.
    """
    held = refundable_claim(claim)
    most = left_on(held)
    if amount <= 0 or amount > sum(most.values()):
        raise AmountWrong(
            _("Enter an amount above nothing and up to %(most)s %(currency)s.")
            % {"most": sum(most.values()), "currency": held.order.currency}
        )
    each = {row.pk: most[row.line_id] for row in held.lines.order_by("pk")}
    owed = Owed(spread(amount, each), NOTHING)
    return send_back(held, owed, Outcome.REDUCTION, by, at)


@transaction.atomic
def note_refunded_elsewhere(*, claim: Claim, proof: str, by: Actor, at: datetime) -> None:
    """What did not go back by this shop's payments went outside of them; `proof` finds it.

    Publishes ClaimRefunded. Refuses with ProofMissing, and with WrongMoment while a part is on its way.
    """
    held = refundable_claim(claim)
    if is_on_its_way(f"claim:{held.pk}"):
        raise WrongMoment(_("A part of the money is still on its way. Wait until it has gone."))
    if not proof.strip():
        raise ProofMissing(_("Write where the payment can be found, for example its reference."))
    write_owed(held, owed_on(held))
    held.outcome = Outcome.REFUND
    finish(held, f"elsewhere:{' '.join(proof.split())}"[:120], by, at)


@transaction.atomic
def settle_claims(*, order_id: int, at: datetime) -> int:
    """Of an order, the claims whose money is all there: the promise is kept. Told twice, done once."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("order", "customer")
    settled = 0
    waiting = rows.filter(order_id=order_id, state=ClaimState.REFUNDING, withdrawal=None)
    for claim in waiting.order_by("pk"):
        given = list(claim.lines.values_list("refund_amount", flat=True))
        promised = refunded_amount(given, claim.delivery_amount)
        if is_all_there(f"claim:{claim.pk}", promised):
            finish(claim, f"claim:{claim.pk}", PAYER, at)
            settled += 1
    return settled


def refundable_claim(claim: Claim) -> Claim:
    """The claim, locked, of which nothing went back yet. Refuses with WrongMoment."""
    held = locked(claim)
    if not held.is_open or held.state in (ClaimState.REFUNDING, ClaimState.SENDING):
        raise WrongMoment(_("This claim is settled, or its settling is under way already."))
    if held.track == Track.WITHDRAWAL:
        raise WrongMoment(_("The money of a withdrawal goes back on its own page."))
    return held


def send_back(held: Claim, owed: Owed, outcome: Outcome, by: Actor, at: datetime) -> Decimal:
    """Part of a deed that holds the claim. Again after a failure it asks for what is missing, and what was
    promised before stands."""
    amount, asked = owed.amount, f"claim:{held.pk}"
    key, due = next_key(asked), amount - alive_amount(asked)
    with transaction.atomic():
        sent = settle_less(order=held.order, amount=due, key=key, by=by, at=at)
        if sent < due or not amount:
            raise MoneyElsewhere(
                _("Only %(sent)s of %(amount)s %(currency)s came in through this shop's payments.")
                % {"sent": sent, "amount": due, "currency": held.order.currency}
            )
    write_owed(held, owed)
    held.state, held.outcome = ClaimState.REFUNDING, outcome
    note_step(held, StepKind.REFUNDING, by, at, amount=str(amount), currency=held.order.currency)
    if key == asked:
        keep_current(held, asked, by, at)
        on = day_after(at, settings_in_force().refund_within_days)
        promise_next(held, PromiseKind.REFUND, on, money_promised, by, at)
    held.save()
    told = events.ClaimRefunding(held.pk, held.order_id, str(amount), held.order.currency)
    publish(told, about=ref(held), by=by, at=at)
    return amount


def write_owed(claim: Claim, owed: Owed) -> None:
    """By line what goes back; the sum of it is what the payment journal shows, to the cent."""
    for row in claim.lines.all():
        row.refund_amount = owed.lines.get(row.pk, Decimal("0.00"))
        row.save(update_fields=["refund_amount"])
    claim.delivery_amount = owed.delivery
    claim.save(update_fields=["delivery_amount"])


def refunded_amount(rows: Sequence[Decimal | None], delivery: Decimal) -> Decimal:
    return sum((amount for amount in rows if amount), start=delivery)


def finish(held: Claim, evidence: str, by: Actor, at: datetime) -> None:
    """The money is there. Part of a deed that holds the claim."""
    given = refunded_amount(
        list(held.lines.values_list("refund_amount", flat=True)), held.delivery_amount
    )
    held.refunded_at = at
    if held.outcome == Outcome.NONE:
        drop_current(held, by, at)
    keep_current(held, evidence, by, at)
    facts = {"amount": str(given), "currency": held.order.currency}
    rest = given - alive_amount(f"claim:{held.pk}")
    if rest > 0:
        facts["elsewhere"] = str(rest)
    note_step(held, StepKind.REFUNDED, by, at, **facts)
    told = events.ClaimRefunded(held.pk, held.order_id, str(given), held.order.currency)
    publish(told, about=ref(held), by=by, at=at)
    close_claim(held, ClaimState.DONE, by, at)
