"""What happened is followed by the surveys that ask about it."""

from datetime import datetime

from pistos.conversations.models import Conversation
from pistos.promises.models import Promise, PromiseKind
from pistos.surveys.actions.chatting import ask_in_chat
from pistos.surveys.actions.inviting import invite
from pistos.surveys.models import SurveyCall, Trigger
from pistos.surveys.queries.defined import active_on
from pistos.surveys.queries.occasions import BROKEN, of_conversation, of_delivery


def ask_after_delivery(*, promise: Promise, at: datetime) -> int:
    """Invites the buyer of what has arrived, kept or late; never of imported history. Returns how often."""
    if promise.kind != PromiseKind.DELIVERY or promise.is_imported:
        return 0
    occasion = of_delivery(promise)
    if occasion is None:
        return 0
    return sum(
        invite(survey=survey, occasion=occasion, at=at) is not None
        for survey in active_on(Trigger.DELIVERY)
    )


def ask_after_damage(*, promise: Promise, at: datetime) -> int:
    """How the damage of a parcel was put right; what is still open holds the question back."""
    occasion = None if promise.is_imported else of_delivery(promise)
    if occasion is None:
        return 0
    return sum(
        invite(survey=survey, occasion=occasion, at=at) is not None
        for survey in active_on(Trigger.DAMAGE)
    )


def ask_after_conversation(*, conversation: Conversation, at: datetime) -> int:
    """Of a case (about an order, or a promise broke in it) the effort, of any other the satisfaction.

    A talk on the telephone that was itself a survey is not asked about.
    """
    if SurveyCall.objects.filter(said_in=conversation).exists():
        return 0
    occasion = of_conversation(conversation)
    is_case = occasion.order is not None or occasion.promise == BROKEN
    trigger = Trigger.CASE if is_case else Trigger.CONVERSATION
    return sum(
        ask_in_chat(survey=survey, occasion=occasion, conversation=conversation, at=at)
        or invite(survey=survey, occasion=occasion, at=at) is not None
        for survey in active_on(trigger)
    )
