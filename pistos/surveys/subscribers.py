"""After what happened, whoever lived it is asked; and this app's part of a person."""

from datetime import datetime

from pistos.asks.models import AskKind
from pistos.conversations.models import Conversation
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.promises.models import Cause, Promise
from pistos.surveys.actions.asking import (
    ask_after_conversation,
    ask_after_damage,
    ask_after_delivery,
)
from pistos.surveys.actions.delivering import note_came_back, note_delivered
from pistos.surveys.actions.forgetting import erase_from_surveys, move_surveys
from pistos.surveys.models import Answer, Invitation


@on("promises.PromiseKept", "promises.PromiseFulfilledLate")
def ask_about_arrival(event: Event, at: datetime) -> None:
    promise = Promise.objects.select_related("standing").get(pk=event.data["promise_id"])
    ask_after_delivery(promise=promise, at=at)


@on("promises.PromiseOverturned")
def ask_about_damage(event: Event, at: datetime) -> None:
    if event.data["cause"] == Cause.DAMAGED:
        promise = Promise.objects.select_related("standing").get(pk=event.data["promise_id"])
        ask_after_damage(promise=promise, at=at)


@on("conversations.ConversationClosed")
def ask_about_conversation(event: Event, at: datetime) -> None:
    if event.data["was_answered"]:
        rows = Conversation.objects.select_related("customer", "order")
        ask_after_conversation(conversation=rows.get(pk=event.data["conversation_id"]), at=at)


@on("asks.AsksSent")
def note_what_went_out(event: Event, at: datetime) -> None:
    note_delivered(ask_ids=event.data["ask_ids"], at=event.happened_at)


@on("asks.AskNotSent")
def note_what_came_back(event: Event, at: datetime) -> None:
    if event.data["kind"] == AskKind.SURVEY:
        note_came_back(ask_id=event.data["ask_id"])


@on("customers.CustomersMerged")
def move_surveys_of_merged(event: Event, at: datetime) -> None:
    move_surveys(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


class Surveys:
    """What a person was asked and said: words go with them, values stay without them."""

    name = "surveys"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        family = family_ids(customer)
        invited = Invitation.objects.filter(customer_id__in=family).order_by("pk")
        answers = Answer.objects.filter(response__invitation__customer_id__in=family)
        return {
            "survey_invitations": list(
                invited.values("survey__key", "channel", "made_at", "delivered_on", "answered_on")
            ),
            "survey_answers": list(
                answers.order_by("pk").values(
                    "response__survey__key", "response__answered_at", "code", "value", "text"
                )
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_from_surveys(customer_ids=family_ids(customer))


ports.hold(Surveys())
