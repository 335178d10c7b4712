"""How long the wait is now, on each channel."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from pistos.conversations.facts import Estimate
from pistos.conversations.models import Channel, Conversation, ConversationState
from pistos.conversations.queries.house import House, house
from pistos.conversations.rules.answer_times import answer_by, bucket
from pistos.conversations.rules.cases import facts_of
from pistos.estimates.queries import answer_quote
from pistos.estimates.rules.waits import AnswerCase
from pistos.shop.rules.hours import is_open

CAUTIOUS: Mapping[str, int] = MappingProxyType(
    {"chat": 5, "sms": 60, "phone": 60, "store": 60, "email": 240, "form": 240}
)
"""Working minutes to an answer, until history speaks and where the shop set none of its own."""

COUNTED = 500
"""A longer queue is not counted further."""


def waiting_count(channel: str = "") -> int:
    """How many conversations wait for us, on one channel or on all; counted up to 500."""
    waiting = Conversation.objects.filter(waiting_since__isnull=False, state=ConversationState.OPEN)
    if channel:
        waiting = waiting.filter(channel=channel)
    return waiting.order_by()[:COUNTED].count()


def present_wait(
    channel: str, at: datetime, within: House | None = None, *, topic: str = ""
) -> Estimate:
    """By when a message that comes now is answered, as this shop really answers.

    From history where it says enough, else the shop's cautious default for the channel, marked.
    """
    place = within or house(at)
    case = AnswerCase(
        channel=channel,
        hour=at.astimezone(ZoneInfo(place.calendar.zone)).hour,
        ahead=waiting_count(channel),
        on_duty=place.on_duty(at),
        topic=topic,
    )
    quote = answer_quote(case=case, target=place.rules.kept_rate_target)
    cautious = timedelta(minutes=default_minutes(place, channel))
    working = timedelta(seconds=quote.promised_seconds)
    usual = timedelta(seconds=quote.usual_seconds)
    if quote.is_default:
        working = usual = max(cautious, working)
    return Estimate(
        due_at=answer_by(place.calendar, at, working),
        usual_at=answer_by(place.calendar, at, usual),
        chance=quote.chance,
        is_default=quote.is_default,
        sample=quote.sample,
        grounds={
            **facts_of(case),
            "sample": quote.sample,
            "group": quote.group,
            "usual_seconds": round(usual.total_seconds()),
            "promised_seconds": round(working.total_seconds()),
            "bucket": bucket(working),
            "is_open": is_open(place.calendar, at) or not place.calendar.spans,
            "is_default": quote.is_default,
        },
        ahead=case.ahead,
    )


def default_minutes(place: House, channel: str) -> int:
    """Working minutes promised while history says too little: the shop's own, else cautious ones."""
    return int(place.answers.defaults.get(channel) or CAUTIOUS.get(channel, CAUTIOUS["email"]))


def place_in_queue(conversation: Conversation) -> int:
    """1 for the one that waits longest on its channel; 0 when it does not wait."""
    if conversation.waiting_since is None or conversation.state != ConversationState.OPEN:
        return 0
    before = Conversation.objects.filter(
        channel=Channel(conversation.channel),
        state=ConversationState.OPEN,
        waiting_since__lt=conversation.waiting_since,
    )
    return 1 + before.order_by()[:COUNTED].count()
