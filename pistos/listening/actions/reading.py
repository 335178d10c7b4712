"""Reading what came in: what it is, whether it was said before, and what it means for the hearing."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from pistos.conversations.actions.assigning import set_tags
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.routing import route_to_team
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    ConversationState,
    Direction,
    Message,
)
from pistos.customers.queries import family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.actions.beginning import begun
from pistos.listening.actions.confirming import confirm_restatement, correct_by_reply
from pistos.listening.actions.holding import settle_restraints
from pistos.listening.actions.suggesting import suggest_findings
from pistos.listening.actions.talking import count_talk
from pistos.listening.models import (
    ConfirmedHow,
    Heard,
    Hearing,
    RestatementState,
    Step,
)
from pistos.listening.queries.learned import learned_of
from pistos.listening.queries.routes import routes
from pistos.listening.rules.confirming import says_yes
from pistos.listening.rules.kinds import classes_of, found_in
from pistos.listening.rules.learning import Learned
from pistos.listening.rules.repeating import repeated_in, says_again
from pistos.listening.rules.splitting import split_questions
from pistos.listening.rules.starting import why_more

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MACHINE = Actor.machine("listening.hear_message")
LOOKED_BACK = timedelta(days=60)
MOST_EARLIER = 20
SPOKEN = (Channel.PHONE, Channel.STORE)


@transaction.atomic
def hear_message(*, message_id: int, at: datetime) -> None:
    """Reads a customer's message once. Publishes `MessageHeard`, and `HearingBegun` where it is more than
    a simple question.

    A reply to a restatement confirms or corrects it. Strangers' words, spam and what was noted of a call
    are not read.
    """
    message = Message.objects.filter(
        pk=message_id, direction=Direction.IN, author_kind=AuthorKind.CUSTOMER
    ).first()
    if message is None or message.channel in SPOKEN:
        return
    conversation = held(Conversation(pk=message.conversation_id))
    if conversation.state == ConversationState.SPAM:
        return
    heard, is_new = _heard(conversation, message)
    if is_new:
        hearing = _settled_reply(conversation, message, at)
        _begin_or_go_on(conversation, message, heard, hearing, at)
        _route(conversation, heard, at)
        happened = events.MessageHeard(
            conversation.pk, message.pk, list(heard.kinds), heard.is_repeat
        )
        publish(happened, about=ref(conversation), by=MACHINE, at=at)
    count_talk(conversation_id=conversation.pk, at=at)
    signal(conversation)


def _heard(conversation: Conversation, message: Message) -> tuple[Heard, bool]:
    known = Heard.objects.filter(message=message).first()
    if known is not None:
        return known, False
    learned = learned_of(message.language or conversation.language, message.text)
    repeats = _repeated(conversation, message)
    heard = heard_in(message, learned, repeats.pk if repeats else None)
    heard.save(force_insert=True)
    return heard, True


def heard_in(message: Message, learned: Learned, repeats_id: int | None) -> Heard:
    """What the message is, not saved yet."""
    return Heard(
        message=message,
        kinds=classes_of(message.text, learned),
        questions=len(split_questions(message.text)),
        is_repeat=repeats_id is not None or says_again(message.text),
        repeats_id=repeats_id,
    )


def because_of(message: Message, heard: Heard) -> str:
    """What shows that it is more than a simple question; empty where it is none."""
    kinds = {kind for kind, _quote in found_in(message.text)} | set(heard.kinds)
    return why_more(kinds, heard.questions, is_repeat=heard.is_repeat)


def _repeated(conversation: Conversation, message: Message) -> Message | None:
    """The earlier message that asks the same. A reply to what we asked or repeated is none."""
    hearing = Hearing.objects.filter(conversation=conversation).first()
    if hearing and (
        hearing.step == Step.CONFIRM or (hearing.asked_at and hearing.replied_at is None)
    ):
        return None
    rows = Message.objects.filter(
        conversation__customer_id__in=family_ids(conversation.customer),
        direction=Direction.IN,
        author_kind=AuthorKind.CUSTOMER,
        happened_at__gte=message.happened_at - LOOKED_BACK,
        pk__lt=message.pk,
    )
    earlier = list(reversed(rows.only("pk", "text").order_by("-pk")[:MOST_EARLIER]))
    place = repeated_in(message.text, [one.text for one in earlier])
    return None if place is None else earlier[place]


def _settled_reply(conversation: Conversation, message: Message, at: datetime) -> Hearing | None:
    """The hearing, after the message was taken as a reply to what we repeated or asked."""
    hearing = Hearing.objects.filter(conversation=conversation).first()
    if hearing is None:
        return None
    sent = hearing.restatements.filter(state=RestatementState.SENT).first()
    if hearing.step == Step.CONFIRM and sent is not None and message.pk > (sent.message_id or 0):
        if says_yes(message.text):
            by = Actor.customer(conversation.customer_id)
            confirm_restatement(restatement=sent, how=ConfirmedHow.MAIL, by=by, at=at)
        else:
            correct_by_reply(restatement=sent, message=message, at=at)
    elif hearing.asked_at is not None and hearing.replied_at is None:
        Hearing.objects.filter(pk=hearing.pk).update(replied_at=message.happened_at)
    return Hearing.objects.get(pk=hearing.pk)


def _begin_or_go_on(
    conversation: Conversation,
    message: Message,
    heard: Heard,
    hearing: Hearing | None,
    at: datetime,
) -> None:
    if hearing is None or hearing.step in (Step.DONE, Step.SHORT):
        because = because_of(message, heard)
        if not because:
            return
        hearing = begun(conversation, because, by=MACHINE, at=at)
    elif hearing.restatement_id and says_yes(message.text):
        return
    hearing.conversation = conversation
    suggest_findings(hearing, message, at=at)
    settle_restraints(hearing, at)


def _route(conversation: Conversation, heard: Heard, at: datetime) -> None:
    """The tag of each kind, so that the inbox can be narrowed by it; and the team where nobody has it."""
    happened: list[DataclassInstance] = []
    for kind in heard.kinds:
        route = routes()[kind]
        if route.tag and route.tag not in conversation.tags:
            try:
                happened.append(
                    set_tags(conversation, [*conversation.tags, route.tag], by=MACHINE, at=at)
                )
            except Refused:
                continue
        if route.team is not None and not conversation.assignee_id and not conversation.team_id:
            happened.append(route_to_team(conversation, route.team, by=MACHINE, at=at))
    for event in happened:
        publish(event, about=ref(conversation), by=MACHINE, at=at)
