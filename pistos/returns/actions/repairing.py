"""Repairs: each stage with the day of the next as a promise, something lent meanwhile, and what follows."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.models import PromiseKind
from pistos.returns import events
from pistos.returns.actions.closing import close_claim
from pistos.returns.actions.paying import WrongMoment
from pistos.returns.actions.steps import keep_current, locked, note_step, promise_next, ref
from pistos.returns.models import (
    Claim,
    ClaimState,
    Outcome,
    Repair,
    RepairStage,
    SoldItem,
    StepKind,
    Track,
)

ORDER = list(RepairStage.values)


class StageWrong(Refused):
    """A stage that does not follow, or a day that is over."""


class LoanWrong(Refused):
    """Nothing is lent, or it is lent already."""


@transaction.atomic
def begin_repair(*, claim: Claim, promised_on: date, by: Actor, at: datetime) -> Repair:
    """The item is in repair; its end is promised. Publishes RepairMoved. Twice is once.

    Refuses with WrongMoment where no repair was agreed, with StageWrong a day that is over.
    """
    held = locked(claim)
    known = Repair.objects.filter(claim=held, ended_at=None).first()
    if known is not None:
        return known
    if held.outcome != Outcome.REPAIR or not held.is_open:
        raise WrongMoment(_("Agree on a repair first."))
    stage = RepairStage.CHECKED if held.goods_back_at else RepairStage.AWAITED
    made = Repair.objects.create(claim=held, stage=stage, promised_on=promised_on, began_at=at)
    held.state = ClaimState.REPAIRING
    _go_on(held, made, by, at)
    return made


@transaction.atomic
def move_repair(*, repair: Repair, stage: str, promised_on: date, by: Actor, at: datetime) -> None:
    """The next stage, with the day of what follows it; back with the customer it is done.

    A repair under the legal guarantee adds twelve months to it, once for each item. Publishes RepairMoved.
    Refuses with StageWrong.
    """
    held = locked(repair.claim)
    row = Repair.objects.select_for_update().get(pk=repair.pk)
    if row.stage == stage:
        return
    if (
        row.ended_at is not None
        or stage not in ORDER
        or ORDER.index(stage) < ORDER.index(row.stage)
    ):
        raise StageWrong(_("Choose a stage that follows."))
    row.stage, row.promised_on = stage, promised_on
    if stage == RepairStage.BACK:
        _end(held, row, by, at)
    else:
        row.save(update_fields=["stage", "promised_on"])
        _go_on(held, row, by, at)


def _go_on(held: Claim, row: Repair, by: Actor, at: datetime) -> None:
    try:
        keep_current(held, f"repair:{row.pk}:{row.stage}", by, at)
        note_step(held, StepKind.REPAIR, by, at, stage=row.stage)
        words = back_promised if row.stage == RepairStage.SENT_BACK else repair_promised
        promise_next(held, PromiseKind.FIX, row.promised_on, words, by, at)
    except Refused:
        raise StageWrong(_("Choose a day that is still to come.")) from None
    held.save()
    told = events.RepairMoved(held.pk, row.stage, row.promised_on.isoformat())
    publish(told, about=ref(held), by=by, at=at)


def _end(held: Claim, row: Repair, by: Actor, at: datetime) -> None:
    if row.loan_given_at is not None and row.loan_back_at is None:
        raise StageWrong(_("What was lent is not back yet: note its return first."))
    row.ended_at = at
    row.save()
    keep_current(held, f"repair:{row.pk}:{row.stage}", by, at)
    held.attempts += 1
    note_step(held, StepKind.REPAIR, by, at, stage=row.stage)
    if held.track == Track.LEGAL:
        extend_guarantee(held, by, at)
    close_claim(held, ClaimState.DONE, by, at)


def extend_guarantee(held: Claim, by: Actor, at: datetime) -> int:
    """Twelve months more on each repaired item that a repair did not lengthen before. How many."""
    extended = 0
    for row in held.lines.select_related("line"):
        numbers = row.pieces or list(range(1, row.quantity + 1))
        for number in numbers:
            item, _made = SoldItem.objects.select_for_update().get_or_create(
                line=row.line, number=number
            )
            if item.extended_at is not None:
                continue
            item.extended_at, item.extended_by = at, held
            item.save(update_fields=["extended_at", "extended_by"])
            told = events.GuaranteeExtended(held.pk, row.line_id, number)
            publish(told, about=ref(held), by=by, at=at)
            extended += 1
    return extended


@transaction.atomic
def note_loan(*, repair: Repair, what: str, by: Actor, at: datetime) -> None:
    """Something is lent for the time of the repair. Publishes LoanNoted. Refuses with LoanWrong."""
    held = locked(repair.claim)
    row = Repair.objects.select_for_update().get(pk=repair.pk)
    if row.loan_given_at is not None or row.ended_at is not None:
        raise LoanWrong(_("Something is lent for this repair already."))
    if not what.strip():
        raise LoanWrong(_("Write what is lent."))
    row.loan, row.loan_given_at = what.strip()[:200], at
    row.save(update_fields=["loan", "loan_given_at"])
    note_step(held, StepKind.REPAIR, by, at, loan=row.loan)
    publish(events.LoanNoted(held.pk, is_back=False), about=ref(held), by=by, at=at)


@transaction.atomic
def note_loan_back(*, repair: Repair, by: Actor, at: datetime) -> None:
    """What was lent is back. Publishes LoanNoted; twice is once. Refuses with LoanWrong."""
    held = locked(repair.claim)
    row = Repair.objects.select_for_update().get(pk=repair.pk)
    if row.loan_given_at is None:
        raise LoanWrong(_("Nothing is lent for this repair."))
    if row.loan_back_at is not None:
        return
    row.loan_back_at = at
    row.save(update_fields=["loan_back_at"])
    publish(events.LoanNoted(held.pk, is_back=True), about=ref(held), by=by, at=at)


def repair_promised(by_day: str) -> str:
    # Translators: by_day is a phrase such as "by Friday 27 November"
    return _("The next step of the repair is done %(by_day)s.") % {"by_day": by_day}


def back_promised(by_day: str) -> str:
    # Translators: by_day is a phrase such as "by Friday 27 November"
    return _("Your item is back with you %(by_day)s.") % {"by_day": by_day}
