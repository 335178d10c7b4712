"""Recording the demo's conversations: messages, promises and figures, by the set."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.learning import learn_answers, learn_solutions
from pistos.conversations.actions.promising import answer_words
from pistos.conversations.actions.timing import measure_conversations
from pistos.conversations.models import (
    Conversation,
    ConversationPromise,
    ConversationState,
    Message,
)
from pistos.conversations.queries.house import answers_in_force, house
from pistos.conversations.rules.acknowledging import Greeted
from pistos.conversations.rules.cases import facts_of
from pistos.conversations.rules.greetings import greeting
from pistos.demo import talking
from pistos.demo.cast import BY
from pistos.demo.talking import Asked, Buyer, Chat, Line
from pistos.kit.behind import copying_behind
from pistos.kit.copying import copy_models
from pistos.orders.models import Order
from pistos.promises.actions import record_promises
from pistos.promises.facts import MoveFacts, PromiseFacts

BATCH = 600
PURPOSES = {"machine": "acknowledgement", "interim": "interim", "answer": "answer"}


def record_conversations(*, at: datetime, progress: Callable[[str, int, int], None]) -> None:
    """All conversations before `at`, and what there is to learn from them."""
    place = house(at)
    chats = talking.tell(at, buyers_before(at), place.calendar)
    agents = list(User.objects.order_by("pk"))
    told = 0
    batch = list(islice(chats, BATCH))
    with copying_behind() as behind:
        while batch:
            with transaction.atomic(), behind.settled():
                ids = record_batch(batch, agents, at)
                told += len(batch)
                batch = list(islice(chats, BATCH))
                measure_conversations(ids=ids, at=at)
            progress("conversations", told, talking.CONVERSATIONS)
    learn_answers(by=BY, at=at)
    learn_solutions(by=BY, at=at)


def buyers_before(at: datetime) -> list[Buyer]:
    rows = Order.objects.filter(placed_at__lt=at, customer__erased_at=None).order_by("placed_at")
    columns = rows.values_list("customer_id", "customer__language", "pk", "number", "placed_at")
    return [Buyer(*values) for values in columns]


def record_batch(chats: Sequence[Chat], agents: Sequence[User], at: datetime) -> list[int]:
    """Their keys. They are still to be measured."""
    rows = copy_models(_conversation(chat, agents, at) for chat in chats)
    copy_models(
        _message(chat, line, row, agents)
        for chat, row in zip(chats, rows, strict=True)
        for line in sorted(chat.lines, key=lambda line: line.at)
    )
    asked = [
        (chat, row, wait) for chat, row in zip(chats, rows, strict=True) for wait in chat.asked
    ]
    recorded = record_promises(
        batch=[_promise(chat, row, wait, at) for chat, row, wait in asked], by=BY, at=at
    )
    warn_share = answers_in_force().warn_share
    copy_models(
        ConversationPromise(
            conversation=row,
            promise_id=promise_id,
            kind="answer",
            is_open=_is_open(chat, wait, at),
            warn_at=wait.at + (wait.due_at - wait.at) * warn_share,
            warned_at=None if _is_open(chat, wait, at) else wait.at,
        )
        for (chat, row, wait), promise_id in zip(asked, recorded.ids, strict=True)
    )
    return [row.pk for row in rows]


def _is_open(chat: Chat, wait: Asked, at: datetime) -> bool:
    return wait.answered_at is None and chat.closed_at is None and _due_at(chat, wait) > at


def _due_at(chat: Chat, wait: Asked) -> datetime:
    if wait.moved_at is None:
        return wait.due_at
    local = wait.due_at.astimezone(ZoneInfo("Europe/Athens")) + timedelta(days=1)
    return local.replace(hour=23, minute=59, second=59, microsecond=0)


def _conversation(chat: Chat, agents: Sequence[User], at: datetime) -> Conversation:
    lines = sorted(chat.lines, key=lambda line: line.at)
    came = [line for line in lines if line.kind == "in"]
    answers = [line for line in lines if line.kind == "answer"]
    heard = [line for line in lines if line.kind in PURPOSES]
    waiting = next((wait for wait in chat.asked if wait.answered_at is None), None)
    is_open = waiting is not None and chat.closed_at is None
    return Conversation(
        customer_id=chat.buyer.customer_id,
        channel=chat.channel,
        subject=chat.subject,
        state=_state(chat, is_open=is_open),
        assignee=agents[chat.agent] if answers or chat.agent else None,
        topic=chat.topic,
        language=chat.buyer.language,
        zone="Europe/Athens",
        order_id=chat.buyer.order_id if "{" not in chat.subject else None,
        started_at=chat.started_at,
        waiting_since=waiting.at if waiting and is_open else None,
        due_at=_due_at(chat, waiting) if waiting and is_open else None,
        closed_at=chat.closed_at,
        snippet=next(line.text for line in reversed(lines) if line.text)[:200],
        last_message_at=lines[-1].at,
        last_in_at=came[-1].at,
        last_contact_at=heard[-1].at if heard else None,
        greeted_at=heard[0].at if heard else None,
        first_answer_at=answers[0].at if answers else None,
        in_count=len(came),
        answer_count=len(answers),
    )


def _state(chat: Chat, *, is_open: bool) -> str:
    if chat.closed_at is not None:
        return ConversationState.CLOSED
    return ConversationState.OPEN if is_open else ConversationState.WAITING


def _message(chat: Chat, line: Line, row: Conversation, agents: Sequence[User]) -> Message:
    is_in, is_note, is_machine = line.kind == "in", line.kind == "note", line.kind == "machine"
    agent = agents[line.agent]
    return Message(
        conversation=row,
        direction="in" if is_in else "note" if is_note else "out",
        channel=chat.channel,
        author_kind="customer" if is_in else "machine" if is_machine else "person",
        author_id=chat.buyer.customer_id if is_in else None if is_machine else agent.pk,
        author_name="" if is_in or is_machine else agent.name,
        purpose=PURPOSES.get(line.kind, ""),
        state="received" if is_in else "sent",
        language=chat.buyer.language,
        text=line.text if not is_machine else _greeting(chat, line),
        happened_at=line.at,
        sent_at=None if is_in else line.at,
    )


def _greeting(chat: Chat, line: Line) -> str:
    """What the program said at once, in the words of that time."""
    to = Greeted(chat.buyer.language, "Europe/Athens", "Rodi")
    wait = max((w for w in chat.asked if w.at <= line.at), key=lambda w: w.at)
    words = answer_words(wait.due_at, at=wait.at, zone=to.zone, language=to.language)
    hour = line.at.astimezone(ZoneInfo(to.zone)).hour
    return f"{greeting(to.language, hour)}\n\n{words}"


def _promise(chat: Chat, row: Conversation, wait: Asked, at: datetime) -> PromiseFacts:
    zone = "Europe/Athens"
    moves: tuple[MoveFacts, ...] = ()
    if wait.moved_at is not None:
        moves = (MoveFacts(wait.moved_at, _due_at(chat, wait).date(), reason="queue"),)
    return PromiseFacts(
        kind="answer",
        toward="customer",
        about_kind="conversation",
        about_id=row.pk,
        customer_id=chat.buyer.customer_id,
        made_at=wait.at,
        due_at=wait.due_at,
        due_on=wait.due_at.astimezone(ZoneInfo(zone)).date(),
        zone=zone,
        made_by=BY,
        told_where=chat.channel,
        words=answer_words(wait.due_at, at=wait.at, zone=zone, language=chat.buyer.language),
        language=chat.buyer.language,
        chance=talking.TARGET if wait.sample else None,
        model_version="demo",
        grounds={
            **facts_of(wait.case),
            "sample": wait.sample,
            "is_default": not wait.sample,
            "promised_seconds": round((wait.due_at - wait.at).total_seconds()),
        },
        is_imported=False,
        moves=moves,
        fulfilled_at=wait.answered_at,
        told_first_at=wait.moved_at,
        cause="shop_late",
        evidence="",
    )
