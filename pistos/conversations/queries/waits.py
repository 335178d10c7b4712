"""How long the wait is now, on each channel."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.db import connection

from pistos.conversations.facts import Estimate
from pistos.conversations.models import Channel, Conversation, ConversationState
from pistos.conversations.queries.house import House, house
from pistos.conversations.rules.answer_times import answer_by, bucket
from pistos.conversations.rules.cases import facts_of
from pistos.estimates.rules.waits import AnswerCase
from pistos.shop.rules.hours import NeverOpen, is_open, next_opening

CAUTIOUS: Mapping[str, int] = MappingProxyType(
    {"chat": 5, "sms": 60, "phone": 60, "store": 60, "email": 240, "form": 240}
)
"""Working minutes to an answer, until history speaks and where the shop set none of its own."""

COUNTED = 500
"""A longer queue is not counted further."""

_WAITING = """
SELECT count(*) FROM (
    SELECT FROM conversations_conversation
    WHERE waiting_since IS NOT NULL AND state = 'open' AND channel = %s LIMIT %s
) waiting
"""


def waiting_count(channel: str) -> int:
    """How many conversations on a channel wait for us; counted up to 500."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [channel, COUNTED])
        count: int = cursor.fetchone()[0]
    return count


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
    quote = place.quote(case)
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


SHOWN = (Channel.CHAT, Channel.EMAIL, Channel.FORM)


@dataclass(frozen=True, slots=True)
class ChannelWait:
    """A channel as it is told: whether somebody is there, and by when a message sent now is answered.

    `opens_at` is when the shop opens next, None while it is open. Of the channels one is the quickest.
    """

    channel: str
    estimate: Estimate
    is_open: bool
    opens_at: datetime | None
    is_quickest: bool = False


def channels_now(at: datetime) -> list[ChannelWait]:
    """The channels that are answered in writing with their true present wait, the quickest first."""
    place = house(at)
    is_open_now = is_open(place.calendar, at) or not place.calendar.spans
    opens_at = None if is_open_now else _opens(place, at)
    waits = sorted(
        (
            ChannelWait(channel, present_wait(channel, at, place), is_open_now, opens_at)
            for channel in SHOWN
        ),
        key=lambda wait: wait.estimate.due_at,
    )
    return [replace(waits[0], is_quickest=True), *waits[1:]]


def _opens(place: House, at: datetime) -> datetime | None:
    try:
        return next_opening(place.calendar, at)
    except NeverOpen:
        return None
