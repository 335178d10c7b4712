"""Asking by telephone: who is to be called, and what came of it, in the customer's own history."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.asks.actions.approaching import note_approach
from pistos.asks.models import ApproachKind
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.noting import write_note
from pistos.conversations.actions.touching import Touch, log_touch, sender_of_customer
from pistos.conversations.models import Channel, Conversation, ConversationState
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import text_in
from pistos.surveys.actions.answering import answer, given_of
from pistos.surveys.actions.defining import ref
from pistos.surveys.actions.inviting import INVITATION, built
from pistos.surveys.events import CallsListed, SurveyCalled
from pistos.surveys.facts import CallNote, Occasion
from pistos.surveys.models import CallState, Invitation, InvitedBy, Survey, SurveyCall
from pistos.surveys.queries.audience import buyers_to_call, number_of
from pistos.surveys.queries.defined import day_of_shop, questions_in_force
from pistos.surveys.rules.wording import answer_lines

MOST_TRIES = 3
AGAIN_IN = timedelta(hours=20)
MOST_LISTED = 200


class CallOver(Refused):
    """What came of it was noted before."""


class NobodyToCall(Refused):
    """Everybody rests, said no, has an open matter or gave no number."""


class OutcomeUnknown(Refused):
    """No such outcome."""


@transaction.atomic
def list_calls(*, survey: Survey, most: int, by: Actor, at: datetime) -> list[SurveyCall]:
    """Puts so many customers on the list of calls. Publishes CallsListed. Refuses with NobodyToCall."""
    asked = questions_in_force(survey)
    orders = buyers_to_call(survey, at, most=min(most, MOST_LISTED)) if asked else []
    if asked is None or not survey.is_active or not orders:
        raise NobodyToCall(
            _("There is nobody to call now: all rest, said no, have an open matter or no number.")
        )
    day = day_of_shop(at)
    made = Invitation.objects.bulk_create(
        built(
            survey,
            asked,
            Occasion(
                customer=order.customer,
                about=Ref(f"call-{day:%Y%m%d}", str(order.customer_id)),
                order=order,
                country=order.country,
                came_by=Channel.PHONE,
            ),
            InvitedBy.PHONE,
            at=at,
        )
        for order in orders
    )
    calls = SurveyCall.objects.bulk_create(
        SurveyCall(invitation=row, number=number_of(order.customer), next_at=at)
        for row, order in zip(made, orders, strict=True)
    )
    publish(CallsListed(survey.pk, survey.key, len(calls)), about=ref(survey), by=by, at=at)
    return calls


@transaction.atomic
def note_call(*, call: SurveyCall, note: CallNote, by: User, at: datetime) -> SurveyCall:
    """What came of a call, in seconds; it stands in the customer's history. Publishes SurveyCalled.

    `done`: they agreed to be asked, and answered. `refused`: they did not, and no survey calls them
    again. `later`: at a time they named. `not_reached`: tried again the next day, three times in all.
    Refuses with CallOver, OutcomeUnknown, and as `answer` does.
    """
    rows = SurveyCall.objects.select_for_update(of=("self",))
    fresh = rows.select_related("invitation__survey", "invitation__customer", "said_in").get(
        pk=call.pk
    )
    customer = fresh.invitation.customer
    if fresh.state != CallState.WAITING or customer is None:
        raise CallOver(_("What came of this call was noted already."))
    deed = _OUTCOMES.get(note.outcome)
    if deed is None:
        raise OutcomeUnknown(_("Say what came of the call."))
    fresh.called_at, fresh.called_by = at, by
    fresh.tries_count += 1
    fresh.result = note.words.strip()[:500]
    outcome = deed(fresh, customer, note, by, at)
    fresh.save()
    event = SurveyCalled(fresh.invitation.survey_id, fresh.pk, outcome)
    about = Ref("customer", str(customer.pk))
    publish(event, about=about, by=Actor.person(by.pk), at=at)
    return fresh


def _done(call: SurveyCall, customer: Customer, note: CallNote, by: User, at: datetime) -> str:
    invitation = call.invitation
    given = given_of(invitation, note.answers)
    call.state, call.has_consented = CallState.DONE, True
    said = "\n".join(
        filter(None, [_agreed(), answer_lines(given, invitation.language), note.words.strip()])
    )
    call.said_in = _in_history(call, customer, said, by, at)
    _reached(call, customer, at)
    invitation.conversation = call.said_in
    invitation.save(update_fields=["conversation", "delivered_on"])
    answer(invitation=invitation, sent=note.answers, by=Actor.person(by.pk), at=at)
    return "done"


def _refused(call: SurveyCall, customer: Customer, note: CallNote, by: User, at: datetime) -> str:
    call.state, call.has_consented = CallState.REFUSED, False
    said = _("Did not want to be asked by telephone.")
    call.said_in = _in_history(call, customer, f"{said}\n{note.words}".strip(), by, at)
    _reached(call, customer, at)
    call.invitation.save(update_fields=["delivered_on"])
    return "refused"


def _later(call: SurveyCall, customer: Customer, note: CallNote, by: User, at: datetime) -> str:
    call.next_at = at + timedelta(minutes=max(5, min(note.minutes, 14 * 24 * 60)))
    said = _("Asked to be called about our survey at another time.")
    call.said_in = _in_history(call, customer, f"{said}\n{note.words}".strip(), by, at)
    return "later"


def _not_reached(
    call: SurveyCall, customer: Customer, note: CallNote, by: User, at: datetime
) -> str:
    """Nobody spoke: a private note where a conversation of this call stands, else the list alone."""
    if call.said_in is not None:
        text = _("Called about our survey; nobody answered.")
        write_note(conversation=call.said_in, text=text, by=by, at=at)
    if call.tries_count >= MOST_TRIES:
        call.state = CallState.MISSED
        return "missed"
    call.next_at = at + AGAIN_IN
    return "not_reached"


_OUTCOMES = {"done": _done, "refused": _refused, "later": _later, "not_reached": _not_reached}


def _agreed() -> str:
    return _("Agreed to be asked by telephone.")


def _reached(call: SurveyCall, customer: Customer, at: datetime) -> None:
    """Who was reached was asked: it counts for the rate, and on the one budget of all asking."""
    call.invitation.delivered_on = day_of_shop(at)
    about = Ref(INVITATION, str(call.invitation_id))
    note_approach(customer=customer, kind=ApproachKind.OTHER, about=about, at=at)


def _in_history(
    call: SurveyCall, customer: Customer, said: str, by: User, at: datetime
) -> Conversation:
    """The talk as a conversation of theirs, answered there and closed."""
    survey = call.invitation.survey
    touch = Touch(
        channel=Channel.PHONE,
        sender=sender_of_customer(customer, Actor.person(by.pk), at),
        said=said,
        answered=_("Survey by telephone: %(name)s")
        % {"name": text_in(survey.name, call.invitation.language)},
        conversation=call.said_in,
        topic="survey",
        client_id=f"survey-call:{call.pk}:{call.tries_count}",
    )
    conversation = log_touch(touch=touch, by=by, at=at)
    conversation.refresh_from_db()
    if conversation.state != ConversationState.CLOSED:
        close_conversation(conversation=conversation, by=Actor.person(by.pk), at=at)
    return conversation
