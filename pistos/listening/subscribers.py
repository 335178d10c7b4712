"""What follows from messages, merges and splits; and a person's part here."""

from collections.abc import Sequence
from datetime import datetime

from pistos.conversations.models import Message
from pistos.conversations.ports import keeps_words
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.listening.actions.acting import forget_unsent, note_sent
from pistos.listening.actions.coming_back import overturn_answer
from pistos.listening.actions.forgetting import erase_hearings, forget_hearings
from pistos.listening.actions.moving import follow_merged, follow_split
from pistos.listening.actions.reading import hear_message
from pistos.listening.actions.restating import take_back_restatement
from pistos.listening.actions.skimming import skim_messages
from pistos.listening.actions.talking import count_talk
from pistos.listening.models import Finding, Restatement


class Hearings:
    """What was marked in a person's words, and what we told them we had understood."""

    name = "listening"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        found = Finding.objects.filter(hearing__conversation__customer_id__in=ids).order_by("pk")
        said = Restatement.objects.filter(hearing__conversation__customer_id__in=ids)
        return {
            "findings": list(found.values("kind", "quote", "meaning", "state", "found_at")),
            "restatements": list(
                said.order_by("pk").values("text", "state", "correction", "sent_at", "settled_at")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_hearings(customer_ids=family_ids(customer))


ports.hold(Hearings())
keeps_words("listening", lambda ids: forget_hearings(conversation_ids=ids))


def skim(events: Sequence[Event], at: datetime) -> list[Event]:
    """What comes in is read once a second, all of it at once; a hearing is begun or goes on one by one."""
    left = skim_messages(message_ids=[event.data["message_id"] for event in events], at=at)
    return [event for event in events if event.data["message_id"] in left]


@on("conversations.MessageReceived", sieve=skim)
def hear(event: Event, at: datetime) -> None:
    hear_message(message_id=event.data["message_id"], at=at)


def asks_again(events: Sequence[Event], at: datetime) -> list[Event]:
    return [event for event in events if event.data["is_repeat"]]


@on("listening.MessageHeard", sieve=asks_again)
def overturn_what_was_no_answer(event: Event, at: datetime) -> None:
    overturn_answer(message_id=event.data["message_id"], at=at)


@on("conversations.AnswerSent")
def note_what_went_out(event: Event, at: datetime) -> None:
    message = Message.objects.filter(pk=event.data["message_id"]).first()
    if message is not None:
        note_sent(message=message, at=at)
    count_talk(conversation_id=event.data["conversation_id"], at=at)


@on("conversations.AnswerUndone")
def note_what_was_taken_back(event: Event, at: datetime) -> None:
    take_back_restatement(message_id=event.data["message_id"], at=at)
    message = Message.objects.filter(pk=event.data["message_id"]).first()
    if message is not None:
        forget_unsent(message=message, at=at)


@on("listening.RestatementConfirmed", "listening.ShortPathTaken")
def count_anew(event: Event, at: datetime) -> None:
    """From here on it is acting: the phases of the words follow."""
    count_talk(conversation_id=event.data["conversation_id"], at=at)


@on("conversations.ConversationsMerged")
def join_hearings(event: Event, at: datetime) -> None:
    follow_merged(kept_id=event.data["conversation_id"], merged_ids=event.data["merged_ids"], at=at)


@on("conversations.ConversationSplit")
def split_hearings(event: Event, at: datetime) -> None:
    follow_split(
        conversation_id=event.data["conversation_id"],
        new_id=event.data["new_conversation_id"],
        at=at,
    )
