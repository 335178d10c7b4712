"""An apology with a plan: what was our mistake, what happens by when, and who answers for it.

Without a plan it cannot be sent; without an admission it is no apology; and nobody is sorry "if". What is
said passes the checks of a reply, and is weighed in the customer's place before it goes.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.complaints.actions.standing import note_planned
from pistos.complaints.actions.telling import TELLER, case_link
from pistos.complaints.actions.writing import Happened, locked, ref, write_entry
from pistos.complaints.events import ApologySent, PlanStepAdded, PlanStepDone, PlanStepMoved
from pistos.complaints.models import Apology, CaseState, Complaint, EntryKind, PlanStep
from pistos.complaints.queries.saying import context_of_apology
from pistos.conversations.queries.cardless import without_cards
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.detecting import language_of
from pistos.kit.errors import Refused
from pistos.kit.words import by_day_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft
from pistos.promises.actions import Telling, move_promise
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise, PromiseKind
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.replies.actions.personal import keep_heeded, refuse_unheeded, refuse_unread
from pistos.replies.facts import Heeded, Remark, ReplyContext
from pistos.replies.rules.checks import check_public
from pistos.shop.queries import the_shop

MOST_STEPS = 8


class PlanMissing(Refused):
    """An apology without a plan is only words."""


class MistakeMissing(Refused):
    """An apology that admits nothing is none."""


class ConditionalApology(Refused):
    """ "We are sorry if you felt…" doubts the person and admits nothing."""


class NobodyToTell(Refused):
    """The customer was erased, or the complaint is closed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing, the day by which it is done, and who does it."""

    what: str
    due_on: date
    owner: User


@dataclass(frozen=True, slots=True)
class ApologyFacts:
    """What was our mistake, the words to the customer in their language, the steps, who answers for all;
    and what the writer answers to the checks."""

    mistake: str
    text: str
    steps: Sequence[Step]
    owner: User
    attempt: str
    heeded: Heeded = field(default_factory=Heeded)


@transaction.atomic
def send_apology(*, complaint: Complaint, apology: ApologyFacts, by: User, at: datetime) -> Apology:
    """Tells the customer the mistake, the apology and the plan; each step is promised by its day.

    Again with the same `attempt` it is the same apology. Publishes ApologySent, and ComplaintPlanned where
    the case was open. Refuses with PlanMissing, MistakeMissing, ConditionalApology, NobodyToTell,
    PublicHeldBack (a remark without its reason), NotWeighed, and a step whose day is over (DueInThePast):
    then nothing was sent or promised.
    """
    made = locked(complaint)
    known = Apology.objects.filter(attempt=apology.attempt).first()
    if known is not None:
        return known
    steps = [step for step in apology.steps if step.what.strip()]
    _refuse(made, apology, steps)
    remarks = _refuse_unheeded(made, apology, steps)
    row = Apology.objects.create(
        complaint=made,
        attempt=apology.attempt,
        mistake=without_cards(" ".join(apology.mistake.split()))[:1000],
        text=without_cards(apology.text.strip())[:5000],
        language=made.language,
        owner=apology.owner,
        sent_by=by,
        sent_at=at,
    )
    keep_heeded(remarks=remarks, heeded=apology.heeded, about=_said(row), by=by, at=at)
    who = Actor.person(by.pk)
    for position, step in enumerate(steps, 1):
        _promise_step(row, step, position, who, at)
    message = _tell(row, "apology", f"apology:{row.pk}", at)
    row.message_id = message.pk if message else None
    row.save(update_fields=["message_id"])
    if made.state == CaseState.OPEN:
        note_planned(complaint=made, by=who, at=at)
    publish(ApologySent(made.pk, row.pk, len(steps)), about=ref(made), by=who, at=at)
    return row


@transaction.atomic
def add_step(*, apology: Apology, step: Step, heeded: Heeded, by: User, at: datetime) -> PlanStep:
    """One more step, promised and told. Publishes PlanStepAdded. Refuses with PlanMissing an empty one, and
    with PublicHeldBack a remark without its reason."""
    made = locked(apology.complaint)
    if not step.what.strip():
        raise PlanMissing(_("Write what will be done."))
    if made.customer.is_erased or made.state == CaseState.CLOSED:
        raise NobodyToTell(_("This complaint is closed. Open it again first."))
    count = apology.steps.count()
    if count >= MOST_STEPS:
        raise PlanMissing(_("A plan of so many steps is none. Finish some first."))
    remarks = refuse_unread(texts=[step.what], context=_of_a_step(made), heeded=heeded)
    who = Actor.person(by.pk)
    row = _promise_step(apology, step, count + 1, who, at)
    keep_heeded(remarks=remarks, heeded=heeded, about=_said(apology), by=by, at=at)
    _tell(apology, "plan_changed", f"plan_step:{row.pk}", at)
    publish(PlanStepAdded(made.pk, row.pk), about=ref(made), by=who, at=at)
    return row


@transaction.atomic
def finish_step(*, step: PlanStep, note: str, by: Actor, at: datetime) -> None:
    """It was done: its promise is kept, or stands as broken and done late. Publishes PlanStepDone, once."""
    made = locked(step.apology.complaint)
    row = PlanStep.objects.select_for_update().get(pk=step.pk)
    if row.done_at is not None:
        return
    row.done_at, row.note = at, without_cards(" ".join(note.split()))[:300]
    row.save(update_fields=["done_at", "note"])
    promise = Promise.objects.get(pk=row.promise_id)
    note_happened(promise=promise, happened_at=at, evidence=f"step:{row.pk}", by=by, at=at)
    write_entry(made, Happened(EntryKind.NOTED, data={"step_id": row.pk}), by=by, at=at)
    publish(PlanStepDone(made.pk, row.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def move_step(*, step: PlanStep, due_on: date, by: Actor, at: datetime) -> None:
    """A later day, the customer told before the first is over; both stay on record. Publishes PlanStepMoved.

    Refuses as `move_promise` does.
    """
    made = locked(step.apology.complaint)
    row = PlanStep.objects.select_for_update().get(pk=step.pk)
    zone = the_shop().time_zone
    promise = Promise.objects.get(pk=row.promise_id)
    row.due_on = due_on
    told = Told(_words(row, zone, at), made.language, "complaint_page", made.token)
    due = Due.end_of(due_on, zone)
    move_promise(promise=promise, due=due, reason="plan", telling=Telling(told), by=by, at=at)
    row.save(update_fields=["due_on"])
    key = f"plan_moved:{row.pk}:{due_on.isoformat()}"
    _tell(step.apology, "plan_changed", key, at)
    publish(PlanStepMoved(made.pk, row.pk), about=ref(made), by=by, at=at)


def _refuse(made: Complaint, apology: ApologyFacts, steps: Sequence[Step]) -> None:
    if made.customer.is_erased or made.state == CaseState.CLOSED:
        raise NobodyToTell(_("This complaint is closed. Open it again first."))
    if not apology.mistake.strip():
        raise MistakeMissing(_("Write what our mistake was: “We made a mistake: …”"))
    if not apology.text.strip():
        raise MistakeMissing(_("Write the apology in your own words."))
    if not steps or len(steps) > MOST_STEPS:
        raise PlanMissing(
            _("An apology needs a plan: at least one step, with its day and who does it.")
        )
    for text in (apology.mistake, apology.text):
        if any(_is_conditional(text, language) for language in {made.language, language_of(text)}):
            raise ConditionalApology(
                _("“Sorry if…” doubts the customer. Say what we did wrong, without an if.")
            )


def _said(apology: Apology) -> Ref:
    return Ref("apology", str(apology.pk))


def _refuse_unheeded(
    made: Complaint, apology: ApologyFacts, steps: Sequence[Step]
) -> tuple[Remark, ...]:
    """All that the customer reads is one letter."""
    texts = (apology.mistake, apology.text, *(step.what for step in steps))
    return refuse_unheeded(texts=texts, context=context_of_apology(made), heeded=apology.heeded)


def _of_a_step(made: Complaint) -> ReplyContext:
    """A step answers no feeling: the apology did."""
    return replace(context_of_apology(made), has_feeling=False)


def _is_conditional(text: str, language: str) -> bool:
    """Read in the customer's language, and in the one in which it was really written."""
    remarks = check_public(text, ReplyContext(language=language))
    return any(remark.code == "conditional_apology" for remark in remarks)


def _promise_step(apology: Apology, step: Step, position: int, by: Actor, at: datetime) -> PlanStep:
    made, zone = apology.complaint, the_shop().time_zone
    row = PlanStep(
        apology=apology,
        position=position,
        what=without_cards(" ".join(step.what.split()))[:300],
        owner=step.owner,
        due_on=step.due_on,
    )
    terms = Terms(
        kind=PromiseKind.FIX,
        due=Due.end_of(step.due_on, zone),
        about=About("apology", apology.pk, order_id=made.order_id),
    )
    told = Told(_words(row, zone, at), made.language, "apology", f"apology:{apology.pk}")
    promise = promise_by_estimate(to=made.customer, terms=terms, told=told, by=by, at=at)
    row.promise_id = promise.pk
    row.save(force_insert=True)
    return row


def _words(row: PlanStep, zone: str, at: datetime) -> str:
    language = row.apology.language
    with override(language):
        day = by_day_words(row.due_on, day_of(at, zone), language)
        # Translators: a step of a plan and its day, "New box ordered, by Friday 27 November"
        return _("%(what)s, %(by_day)s") % {"what": row.what, "by_day": day}


def _tell(apology: Apology, template: str, key: str, at: datetime) -> Message | None:
    made, zone = apology.complaint, the_shop().time_zone
    context = {
        "order_number": made.order.number if made.order else "",
        "mistake": apology.mistake,
        "text": apology.text,
        "steps": [_words(step, zone, at) for step in apology.steps.order_by("position")],
        "owner": apology.owner.name,
        "link": case_link(made),
    }
    to = replace(as_recipient(made.customer), language=made.language)
    with suppress(NoAddress):
        draft = Draft(template, context, ref(made))
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None
