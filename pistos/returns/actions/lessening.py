"""What goods lost in value by handling: only with evidence, only where the buyer was informed, and open to
objection (directive 2011/83, article 14)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.checkout.actions.lowering import settle_less
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.words import by_day_words
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise, PromiseKind
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.returns import events
from pistos.returns.actions.steps import day_after, locked, note_step, ref
from pistos.returns.models import ClaimLine, Outcome, Side, StepKind, Track
from pistos.returns.queries.money import owed_on
from pistos.returns.queries.windows import was_informed
from pistos.shop.queries import the_shop

APPEAL_DAYS = 5


class EvidenceMissing(Refused):
    """Without pictures and a reason nobody owes for handling."""


class NotInformed(Refused):
    """Whoever was not told of their right owes nothing for having handled the goods."""


class LessWrong(Refused):
    """Not a sum, or not the moment for it."""


class NothingToObject(Refused):
    """There is no lower value here to object to, or it was objected to already."""


@transaction.atomic
def lessen_value(
    *, line: ClaimLine, amount: Decimal, because: str, by: Actor, at: datetime
) -> None:
    """The goods of a withdrawal came back worth so much less. Publishes ValueLessened.

    Refuses with EvidenceMissing without inspection, its pictures and a sentence; with NotInformed; with
    LessWrong after the money went, or more than the goods cost.
    """
    held = locked(line.claim)
    row = held.lines.select_for_update(of=("self",)).get(pk=line.pk)
    if held.track != Track.WITHDRAWAL or held.outcome:
        raise LessWrong(
            _("Only the goods of a withdrawal can be worth less, before the money goes.")
        )
    if not was_informed(held.order):
        raise NotInformed(
            _("The buyer was not informed of the right, so nothing may be kept back.")
        )
    has_photos = held.photos.filter(side=Side.INSPECTION).exists()
    if row.inspected_at is None or not has_photos or len(because.split()) < 3:
        raise EvidenceMissing(
            _("Add photos of the inspection and a sentence on what was done with the goods.")
        )
    most = owed_on(held).lines[row.pk] + row.less_amount
    if amount < 0 or amount > most:
        raise LessWrong(_("Enter an amount up to %(most)s.") % {"most": most})
    row.less_amount, row.less_because = amount, without_cards(because.strip())[:500]
    row.save(update_fields=["less_amount", "less_because"])
    note_step(held, StepKind.LESSENED, by, at, words=because, amount=str(amount), line=row.pk)
    publish(events.ValueLessened(held.pk, row.pk, str(amount)), about=ref(held), by=by, at=at)


@transaction.atomic
def object_to_less(*, line: ClaimLine, words: str, by: Actor, at: datetime) -> None:
    """The customer objects; an answer is promised. Once. Publishes LessAppealed.

    Refuses with NothingToObject.
    """
    held = locked(line.claim)
    row = held.lines.select_for_update(of=("self",)).get(pk=line.pk)
    if not row.less_amount or row.appealed_at is not None:
        raise NothingToObject(_("There is nothing here to object to, or you did so already."))
    if not words.strip():
        raise NothingToObject(_("Please write in a sentence why you see it otherwise."))
    row.appeal, row.appealed_at = without_cards(words.strip())[:1000], at
    row.save(update_fields=["appeal", "appealed_at"])
    zone, on = the_shop().time_zone, day_after(at, APPEAL_DAYS)
    with translation.override(held.language):
        day = by_day_words(on, day_of(at, zone), held.language)
        # Translators: by_day is a phrase such as "by Friday 27 November"
        said = _("We answer your objection %(by_day)s.") % {"by_day": day}
    about = About("claim_line", row.pk, order_id=held.order_id)
    made = promise_by_estimate(
        to=held.customer,
        terms=Terms(kind=PromiseKind.FIX, due=Due.end_of(on, zone), about=about),
        told=Told(said, held.language, "claim", held.token),
        by=by,
        at=at,
    )
    note_step(held, StepKind.APPEALED, by, at, words=words, line=row.pk)
    note_step(held, StepKind.PROMISED, by, at, promise=made.pk, on=on.isoformat(), said=said)
    publish(events.LessAppealed(held.pk, row.pk), about=ref(held), by=by, at=at)


@transaction.atomic
def decide_objection(
    *, line: ClaimLine, amount: Decimal, answer: str, by: Actor, at: datetime
) -> None:
    """What stays of the lower value after the objection; where money went already, the rest follows now.

    Publishes AppealDecided. Refuses with LessWrong more than before, no answer, or no objection.
    """
    held = locked(line.claim)
    row = held.lines.select_for_update(of=("self",)).get(pk=line.pk)
    if row.appealed_at is None or row.appeal_decided_at is not None:
        raise LessWrong(_("No objection is open here."))
    if amount < 0 or amount > row.less_amount or not answer.strip():
        raise LessWrong(_("Write an answer, and an amount no higher than before."))
    back = row.less_amount - amount
    if back and held.outcome == Outcome.REFUND and row.refund_amount is not None:
        sent = settle_less(order=held.order, amount=back, key=f"objection:{row.pk}", by=by, at=at)
        if sent < back:
            raise LessWrong(
                _("This shop's payments do not hold the money; send it elsewhere first.")
            )
        row.refund_amount += back
    row.less_amount, row.appeal_answer = amount, without_cards(answer.strip())[:1000]
    row.appeal_decided_at = at
    row.save()
    promise = Promise.objects.filter(about_kind="claim_line", about_id=row.pk).first()
    if promise is not None:
        note_happened(promise=promise, happened_at=at, evidence=f"claim:{held.pk}", by=by, at=at)
    note_step(held, StepKind.DECIDED, by, at, words=answer, amount=str(amount), line=row.pk)
    told = events.AppealDecided(held.pk, row.pk, str(amount))
    publish(told, about=ref(held), by=by, at=at)
