"""Personal follow-up: planned for a named person, done with what came of it, or dropped with a reason."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.asks import events
from pistos.asks.actions.approaching import note_approach
from pistos.asks.facts import Care, Told
from pistos.asks.models import ApproachKind, FollowUp, FollowUpState, Occasion, Outcome
from pistos.asks.queries.care import caretaker_of
from pistos.asks.queries.rights import silence_of
from pistos.conversations.actions.touching import Touch, log_touch
from pistos.conversations.facts import Sender
from pistos.conversations.models import Channel
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused

PLANNER = Actor.machine("asks.plan_follow_up")


class FollowUpSettled(Refused):
    """It was done or dropped before."""


class ProblemWithoutWords(Refused):
    """A problem that nobody describes cannot be put right."""


@transaction.atomic
def plan_follow_up(*, care: Care, at: datetime) -> FollowUp | None:
    """One task for whoever knows the customer best. Publishes FollowUpPlanned; again it is the first.

    None where nobody works here, for the erased, and for whom the desk leaves in peace.
    """
    known = FollowUp.objects.filter(
        occasion=care.occasion, about_kind=care.about.kind, about_id=care.about.id
    )
    standing = known.first()
    if standing is not None:
        return standing
    person = caretaker_of(care.customer)
    if person is None or care.customer.is_erased or silence_of(care.customer) is not None:
        return None
    task = FollowUp(
        customer_id=care.customer.merged_into_id or care.customer.pk,
        occasion=care.occasion,
        about_kind=care.about.kind,
        about_id=care.about.id,
        order=care.order,
        store=care.store,
        person=person,
        planned_at=at,
        due_on=care.due_on,
    )
    try:
        with transaction.atomic():
            task.save()
    except IntegrityError:
        return known.get()
    told = events.FollowUpPlanned(task.pk, task.customer_id, task.occasion, person.pk)
    publish(told, about=_ref(task), by=PLANNER, at=at)
    return task


@transaction.atomic
def complete_follow_up(*, follow_up: FollowUp, told: Told, by: User, at: datetime) -> FollowUp:
    """What came of it. A problem begins a conversation, which waits for us in the queue; whoever was reached
    was approached, and that counts on the one budget; a word before a contract ends is one with the letter
    that it must precede, which counts. Publishes FollowUpDone. Refuses with FollowUpSettled,
    and ProblemWithoutWords."""
    if told.outcome == Outcome.PROBLEM and not told.words.strip():
        raise ProblemWithoutWords(_("Write in a few words what the problem is."))
    task = _open(follow_up)
    task.state, task.done_at = FollowUpState.DONE, at
    task.outcome, task.words = told.outcome, " ".join(told.words.split())[:1000]
    task.rating, task.store = told.rating, told.store or task.store
    task.save(update_fields=["state", "done_at", "outcome", "words", "rating", "store"])
    if told.outcome != Outcome.NOT_REACHED and task.occasion != Occasion.RENEWAL:
        about = Ref("follow_up", str(task.pk))
        note_approach(customer=task.customer, kind=ApproachKind.OTHER, about=about, at=at)
    if told.outcome == Outcome.PROBLEM:
        _begin_conversation(task, by, at)
    done = events.FollowUpDone(task.pk, task.occasion, task.outcome)
    publish(done, about=_ref(task), by=Actor.person(by.pk), at=at)
    return task


@transaction.atomic
def drop_follow_up(*, follow_up: FollowUp, because: str, by: Actor, at: datetime) -> FollowUp:
    """Nothing is done, and why. Publishes FollowUpDropped. Refuses with FollowUpSettled."""
    task = _open(follow_up)
    task.state = FollowUpState.DROPPED
    task.dropped_because = " ".join(because.split())[:60] or "-"
    task.save(update_fields=["state", "dropped_because"])
    told = events.FollowUpDropped(task.pk, task.occasion)
    publish(told, about=_ref(task), by=by, at=at)
    return task


@transaction.atomic
def give_follow_up(*, follow_up: FollowUp, to: User, by: Actor, at: datetime) -> FollowUp:
    """A colleague takes it over. Publishes FollowUpGiven. Refuses with FollowUpSettled."""
    task = _open(follow_up)
    if task.person_id != to.pk:
        task.person = to
        task.save(update_fields=["person"])
        told = events.FollowUpGiven(task.pk, to.pk)
        publish(told, about=_ref(task), by=by, at=at)
    return task


@transaction.atomic
def drop_follow_up_of_order(*, order_id: int, at: datetime) -> None:
    """A cancelled purchase is no purchase."""
    for task in FollowUp.objects.filter(order_id=order_id, state=FollowUpState.OPEN):
        drop_follow_up(follow_up=task, because="cancelled", by=PLANNER, at=at)


def _open(follow_up: FollowUp) -> FollowUp:
    task = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if task.state != FollowUpState.OPEN:
        raise FollowUpSettled(_("A colleague was quicker: this is settled already."))
    return task


def _begin_conversation(task: FollowUp, by: User, at: datetime) -> None:
    customer: Customer = task.customer
    alias = customer.aliases.order_by("pk").first()
    kind, value = (alias.kind, alias.value) if alias else ("email", customer.email)
    touch = Touch(
        channel=Channel.PHONE,
        sender=Sender(kind, value, customer.name, customer.email, customer.phone),
        said=task.words,
        topic="complaint",
        client_id=f"follow-up-{task.pk}",
    )
    log_touch(touch=touch, by=by, at=at)


def _ref(task: FollowUp) -> Ref:
    return Ref("customer", str(task.customer_id))
