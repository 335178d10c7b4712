"""Fourteen months of conversations, told from a seed: who asked what, what was promised, who answered."""

import random
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pistos.conversations.rules.answer_times import answer_by
from pistos.demo.talk import ABOUT_ORDER, AGAIN, INTERIM, NOTES, TALKS, THANKS, TOPICS
from pistos.estimates.rules.waits import AnswerCase
from pistos.shop.rules.hours import WorkingCalendar, add_working_time, is_open

CONVERSATIONS = 3600
NEW_HANDS = 150
"""Days ago since when a third person answers, and everything goes quicker."""
CHANNELS = ("email", "chat", "form", "phone", "store")
CHANNEL_WEIGHTS = (52, 27, 13, 6, 2)
MINUTES = {"email": 100.0, "form": 85.0, "chat": 2.2, "phone": 0.05, "store": 0.05}
CAUTIOUS = {"email": 240, "form": 240, "chat": 5, "phone": 60, "store": 60}
GIVEN_UP = timedelta(days=20)
"""What was forgotten is found and closed, unanswered, when somebody tidies up."""
MEMORY = 300
FEWEST = 60
TARGET = 0.95
TOPIC_WEIGHTS = (34, 9, 14, 8, 18, 7, 6, 4)


@dataclass(frozen=True, slots=True)
class Buyer:
    """An order and who placed it, as far as a conversation mentions it."""

    customer_id: int
    language: str
    order_id: int
    number: str
    placed_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said: `kind` is in, machine, interim, answer or note; `agent` the place of who wrote."""

    kind: str
    text: str
    at: datetime
    agent: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """One wait: promised by `due_at`, moved once to the end of a day, answered or not."""

    at: datetime
    due_at: datetime
    answered_at: datetime | None
    case: AnswerCase
    sample: int
    moved_at: datetime | None = None


@dataclass(slots=True)
class Chat:
    """A conversation as it was; what lies after "now" is left out."""

    buyer: Buyer
    channel: str
    topic: str
    subject: str
    started_at: datetime
    lines: list[Line] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    agent: int = 0
    closed_at: datetime | None = None


class History:
    """Working minutes to the answers of late, by channel: what the shop could promise then."""

    def __init__(self) -> None:
        self.known: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MEMORY))

    def promised(self, channel: str) -> tuple[float, int]:
        """Minutes that 19 of 20 did not exceed, and of how many; the cautious default before."""
        known = self.known[channel]
        if len(known) < FEWEST:
            return CAUTIOUS[channel], 0
        ordered: list[float] = []
        for minutes in known:
            insort(ordered, minutes)
        place = min(len(ordered) - 1, int(TARGET * (len(ordered) + 1)))
        return ordered[place], len(ordered)


def tell(
    now: datetime,
    buyers: Sequence[Buyer],
    calendar: WorkingCalendar,
    *,
    seed: int = 11,
    count: int | None = None,
) -> Iterator[Chat]:
    """Conversations in the order of their beginning, each as known at `now`."""
    dice = random.Random(seed)
    zone = ZoneInfo(calendar.zone)
    begun = sorted(
        (_begins(dice, buyer, zone), place, buyer)
        for place, buyer in enumerate(dice.sample(buyers, min(count or CONVERSATIONS, len(buyers))))
    )
    begun += _of_today(dice, now, buyers)
    history = History()
    for started_at, _place, buyer in begun:
        if started_at < now:
            yield _one(dice, history, calendar, buyer, started_at, now)


def _begins(dice: random.Random, buyer: Buyer, zone: ZoneInfo) -> datetime:
    day = buyer.placed_at.astimezone(zone) + timedelta(days=dice.randint(1, 12))
    hour = min(23.9, max(0.0, dice.gauss(14.5, 4.5)))
    return day.replace(hour=int(hour), minute=int(hour % 1 * 60), second=dice.randrange(60))


def _of_today(
    dice: random.Random, now: datetime, buyers: Sequence[Buyer]
) -> list[tuple[datetime, int, Buyer]]:
    """Some who wrote in the last hours, so that a newcomer finds a queue at any time of day."""
    lately = buyers[-400:]
    return [
        (now - timedelta(minutes=7 + 23 * place), place, dice.choice(lately))
        for place in range(11, -1, -1)
        if lately
    ]


def _one(
    dice: random.Random,
    history: History,
    calendar: WorkingCalendar,
    buyer: Buyer,
    started_at: datetime,
    now: datetime,
) -> Chat:
    channel = dice.choices(CHANNELS, CHANNEL_WEIGHTS)[0]
    if channel in ("phone", "store") and not is_open(calendar, started_at):
        channel = "email"
    topic = dice.choices(TOPICS, TOPIC_WEIGHTS)[0]
    talk = TALKS[topic][buyer.language]
    told = {"order": buyer.number if topic in ABOUT_ORDER else ""}
    chat = Chat(buyer, channel, topic, talk.subject.format(**told), started_at)
    chat.agent = dice.randrange(3 if now - started_at < timedelta(days=NEW_HANDS) else 2)
    chat.lines.append(Line("in", dice.choice(talk.questions).format(**told), started_at))
    answered_at = _wait(dice, history, calendar, chat, started_at, now)
    if answered_at is None:
        if now - started_at > GIVEN_UP:
            chat.closed_at = started_at + GIVEN_UP
        return chat
    chat.lines.append(Line("answer", dice.choice(talk.answers), answered_at, chat.agent))
    _afterwards(dice, history, calendar, chat, answered_at, now)
    return chat


def _wait(
    dice: random.Random,
    history: History,
    calendar: WorkingCalendar,
    chat: Chat,
    at: datetime,
    now: datetime,
) -> datetime | None:
    """Adds a wait with what is said during it; when it was answered, None if not by `now`."""
    minutes = _minutes(dice, chat.channel, at, now)
    promised, sample = history.promised(chat.channel)
    due_at = answer_by(calendar, at, timedelta(minutes=promised))
    history.known[chat.channel].append(minutes)
    is_forgotten = dice.random() < 0.012 and chat.channel in ("email", "form")
    answer_at = None if is_forgotten else add_working_time(calendar, at, timedelta(minutes=minutes))
    moved_at = None
    if (answer_at is None or answer_at > due_at) and dice.random() < 0.6:
        moved_at = due_at - (due_at - at) * 0.2
    ahead = min(9, int(dice.expovariate(0.7)))
    hour = at.astimezone(ZoneInfo(calendar.zone)).hour
    case = AnswerCase(chat.channel, hour, ahead, 2, chat.topic)
    known = answer_at if answer_at is not None and answer_at <= now else None
    moved = moved_at if moved_at is not None and moved_at <= now else None
    chat.asked.append(Asked(at, due_at, known, case, sample, moved))
    if chat.channel in ("email", "chat", "form"):
        chat.lines.append(Line("machine", "", at + timedelta(seconds=1)))
    if minutes > 150 and dice.random() < 0.5:
        said_at = add_working_time(calendar, at, timedelta(minutes=minutes / 3))
        if said_at <= now:
            chat.lines.append(Line("interim", INTERIM[chat.buyer.language], said_at, chat.agent))
    if dice.random() < 0.06:
        said_at = at + timedelta(minutes=4)
        chat.lines.append(Line("note", dice.choice(NOTES), min(said_at, now), chat.agent))
    return known


def _minutes(dice: random.Random, channel: str, at: datetime, now: datetime) -> float:
    """Slower in summer and before gifts, quicker since a third person answers."""
    pace = 1.0 if now - at > timedelta(days=NEW_HANDS) else 0.62
    season = {7: 1.3, 8: 1.7, 12: 1.5}.get(at.month, 1.0)
    spread = 0.6 if channel == "chat" else 0.75
    return max(0.05, MINUTES[channel] * pace * season * dice.lognormvariate(0.0, spread))


def _afterwards(
    dice: random.Random,
    history: History,
    calendar: WorkingCalendar,
    chat: Chat,
    answered_at: datetime,
    now: datetime,
) -> None:
    """Some thank, a few ask again; after some quiet days an agent closes it."""
    said_at = answered_at + timedelta(minutes=dice.randint(6, 400))
    fate = dice.random()
    if fate < 0.3 and said_at <= now:
        chat.lines.append(Line("in", THANKS[chat.buyer.language], said_at))
    elif fate < 0.42 and said_at <= now:
        chat.lines.append(Line("in", AGAIN[chat.buyer.language], said_at))
        again_at = _wait(dice, history, calendar, chat, said_at, now)
        if again_at is None:
            if now - said_at > GIVEN_UP:
                chat.closed_at = said_at + GIVEN_UP
            return
        answer = dice.choice(TALKS["address"][chat.buyer.language].answers)
        chat.lines.append(Line("answer", answer, again_at, chat.agent))
        answered_at = again_at
    closing_at = answered_at + timedelta(days=dice.randint(1, 4), minutes=dice.randrange(600))
    if closing_at <= now:
        chat.closed_at = closing_at
