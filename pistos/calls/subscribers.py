"""What follows from calls and promises; and this app's part of a person."""

from datetime import datetime

from pistos.calls.actions.attempts import call_back_after_attempts
from pistos.calls.actions.calling_back import note_promised_call
from pistos.calls.actions.forgetting import erase_calls, move_calls
from pistos.calls.models import Call, CallBack
from pistos.conversations.models import ConversationPromise
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.promises.models import PromiseKind


@on("calls.CallNotAnswered")
def call_back_who_tried_enough(event: Event, at: datetime) -> None:
    call = Call.objects.select_related("line").get(pk=event.data["call_id"])
    call_back_after_attempts(call=call, at=at)


@on("conversations.AnswerSent")
def list_promised_call(event: Event, at: datetime) -> None:
    """A colleague wrote that they will call: their word joins the calls to make."""
    rows = ConversationPromise.objects.select_related("conversation", "promise")
    for link in rows.filter(
        told_message_id=event.data["message_id"], kind=PromiseKind.CALL_BACK, is_open=True
    ):
        note_promised_call(conversation=link.conversation, promise=link.promise, at=at)


@on("customers.CustomersMerged")
def move_calls_of_merged(event: Event, at: datetime) -> None:
    move_calls(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


class Calls:
    """Calls of a person, and the calls they were promised; numbers go, times and outcomes stay."""

    name = "calls"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        family = family_ids(customer)
        calls = Call.objects.filter(customer_id__in=family).order_by("started_at", "pk")
        promised = CallBack.objects.filter(conversation__customer_id__in=family)
        return {
            "calls": list(calls.values("started_at", "ended_at", "direction", "state", "number")),
            "call_backs": list(
                promised.order_by("pk").values("starts_at", "ends_at", "state", "number")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_calls(customer_ids=family_ids(customer))


ports.hold(Calls())
