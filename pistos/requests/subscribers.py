"""What follows from wishes on orders and from requests; and a person's part here."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from pistos.conversations.models import Conversation, ConversationPromise
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.requests.actions import (
    cards,
    falling,
    finishing,
    leaving,
    needing,
    receiving,
    resting,
    routing,
    telling,
)
from pistos.requests.models import AbuseCase, AbuseQuote, Need, UnusualRequest, UnusualState
from pistos.requests.queries.abuse import pause_of, paused_among
from pistos.requests.queries.knowing import routable

FOLLOWER = Actor.machine("requests.follow")


class Requests:
    """What a person asked for and needs, and what was noted of abuse."""

    name = "requests"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        return {
            "unusual_requests": list(
                UnusualRequest.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values(
                    *("order__number", "words", "state", "received_at", "price_amount", "currency"),
                    *("due_on", "answer", "touch", "reason", "alternative", "ended_at"),
                )
            ),
            "needs": list(
                Need.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("kind", "words", "channel", "said_where", "said_at", "ended_at")
            ),
            "abuse_cases": list(
                AbuseCase.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("channel", "state", "warned_at", "paused_at", "ends_at", "ended_at")
            ),
            "abuse_quotes": list(
                AbuseQuote.objects.filter(entry__case__customer_id__in=ids)
                .order_by("pk")
                .values("entry__step", "entry__ground", "entry__happened_at", "words")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_requests(customer_ids=family_ids(customer), at=at)


ports.hold(Requests())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_requests(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"], at=at)


@on("customers.ConsentWithdrawn")
def forget_what_was_kept_by_consent(event: Event, at: datetime) -> None:
    if event.data["purpose"] == "memory":
        needing.forget_remembered(customer_id=event.data["customer_id"], at=at)


@on("orders.OrderPlaced", "orders.OrderChanged", "orders.OrderCancelled")
def follow_wishes_of_order(event: Event, at: datetime) -> None:
    falling.let_go_of_line(order_id=event.data["order_id"], at=at)
    if event.name != "orders.OrderCancelled":
        receiving.receive_of_order(order_id=event.data["order_id"], at=at)


@on("orders.RequestAnswered")
def follow_answer_on_order(event: Event, at: datetime) -> None:
    finishing.follow_line(line_id=event.data["line_id"], by=FOLLOWER, at=at)


@on("requests.RequestOffered")
def tell_offer(event: Event, at: datetime) -> None:
    telling.tell_offer(request=_request(event), at=at)


@on("requests.RequestAgreed")
def tell_agreed(event: Event, at: datetime) -> None:
    if event.data["promise_id"] is not None:
        telling.tell_agreed(request=_request(event), at=at)


@on("requests.RequestDone")
def tell_done(event: Event, at: datetime) -> None:
    telling.tell_done(request=_request(event), at=at)


@on("requests.RequestDeclined")
def tell_declined(event: Event, at: datetime) -> None:
    telling.tell_declined(request=_request(event), at=at)


@on("requests.RequestMoved")
def tell_whose_it_is(event: Event, at: datetime) -> None:
    """Whose request it is now hears how it stands, where something is promised or asked of them."""
    found = _request(event)
    if found.state == UnusualState.OFFERED:
        telling.tell_offer(request=found, at=at)
    elif found.state == UnusualState.AGREED and found.promise_id is not None:
        telling.tell_agreed(request=found, at=at)


def _request(event: Event) -> UnusualRequest:
    return UnusualRequest.objects.select_related("customer").get(pk=event.data["request_id"])


def shows_a_topic(events: Sequence[Event], at: datetime) -> list[Event]:
    return _of_conversations(events, routable)


@on("conversations.MessageReceived", sieve=shows_a_topic)
def lead_to_who_knows(event: Event, at: datetime) -> None:
    found = Conversation.objects.filter(pk=event.data["conversation_id"], assignee=None).first()
    if found is not None:
        routing.route_conversation(conversation=found, at=at)


def comes_in_a_pause(events: Sequence[Event], at: datetime) -> list[Event]:
    return _of_conversations(events, lambda ids: paused_among(ids, at))


def _of_conversations(
    events: Sequence[Event], found: Callable[[Collection[int]], Collection[int]]
) -> list[Event]:
    """The newest event of each conversation that is found: the deed looks at all of it."""
    newest = {event.data["conversation_id"]: event for event in events}
    return [newest[pk] for pk in sorted(found(newest.keys()))]


@on("conversations.MessageReceived", sieve=comes_in_a_pause)
def rest_while_paused(event: Event, at: datetime) -> None:
    case = pause_of(event.data["conversation_id"], at)
    if case is not None:
        resting.let_answers_rest(case=case, at=at)


@on("promises.PromiseOverturned")
def trace_wrong_answer(event: Event, at: datetime) -> None:
    """An answer that proved wrong points to what was not known."""
    rows = ConversationPromise.objects.filter(promise_id=event.data["promise_id"], kind="answer")
    link = rows.select_related("conversation").first()
    if link is not None:
        cards.raise_card_work(conversation=link.conversation, because="overturned", at=at)


@on("conversations.ConversationReopened")
def trace_question_that_came_back(event: Event, at: datetime) -> None:
    found = Conversation.objects.filter(
        pk=event.data["conversation_id"], answer_count__gt=0, merged_into=None
    ).first()
    if found is not None and event.actor_kind != "person":
        cards.raise_card_work(conversation=found, because="came_back", at=at)
