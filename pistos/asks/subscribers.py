"""What happens elsewhere and holds asking back, lets it go, or counts on the budget; a person's part here."""

from datetime import datetime, timedelta

from pistos.asks import tasks
from pistos.asks.actions import leaving
from pistos.asks.actions.approaching import note_approach
from pistos.asks.actions.caring import drop_follow_up_of_order
from pistos.asks.actions.minding import mind_matters
from pistos.asks.actions.noticing import follow_up_purchase, follow_up_store_visit
from pistos.asks.actions.sending import note_undelivered
from pistos.asks.actions.thanking import AFTER_A_PURCHASE, Thanks, thank
from pistos.asks.actions.unsubscribing import subscribe_again, unsubscribe
from pistos.asks.facts import Said
from pistos.asks.models import Approach, ApproachKind, Ask, FollowUp, Hold, Unsubscription
from pistos.asks.queries.due import may_be_approached
from pistos.asks.queries.matters import is_complaint
from pistos.checkout.models import Cart
from pistos.checkout.ports import set_patience
from pistos.conversations.models import Conversation
from pistos.customers import ports
from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import by_alias, canonical, family_ids, said_last
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.promises.models import Promise
from pistos.visits.models import Visitor

RECENT = timedelta(days=30)


class Asks:
    """What a person was asked, what stood before it, and what they do not want to be asked."""

    name = "asks"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        return {
            "asks": list(
                Ask.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values(
                    "kind", "about_kind", "about_id", "state", "reason", "basis", "country",
                    "requested_at", "sent_at", "reminded_at", "answered_at",
                )
            ),
            "approaches": list(
                Approach.objects.filter(customer_id__in=ids).order_by("pk").values("kind", "made_at")
            ),
            "ask_holds": list(
                Hold.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("reason", "placed_at", "lifted_at")
            ),
            "unsubscriptions": list(
                Unsubscription.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("kind", "said_where", "shown", "said_at", "lifted_at")
            ),
            "follow_ups": list(
                FollowUp.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values(
                    "occasion", "due_on", "state", "outcome", "words", "rating", "planned_at", "done_at"
                )
            ),
        }  # fmt: skip

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_asks(customer_ids=family_ids(customer))


def _has_patience(customer_id: int | None, email: str, at: datetime) -> bool:
    """Of a mail about a cart; who is not known has no budget yet."""
    known = Customer.objects.filter(pk=customer_id or 0).first() or by_alias("email", email)
    return known is None or may_be_approached(canonical(known.pk), at)


ports.hold(Asks())
set_patience(_has_patience)
ports.keep_for_a_time("asks", lambda before, at: leaving.forget_old_asks(before=before))


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_asks(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"], at=at)


@on(
    "conversations.ConversationStarted", "conversations.ConversationClosed",
    "conversations.ConversationReopened", "conversations.TopicSet", "conversations.ConversationTagged",
    "conversations.MarkedSpam", "conversations.SpamTakenBack", "conversations.ConversationsMerged",
    "conversations.ConversationMoved",
)  # fmt: skip
def mind_conversation(event: Event, at: datetime) -> None:
    rows = Conversation.objects.filter(pk=event.data["conversation_id"])
    ids = set(rows.values_list("customer_id", flat=True)) | {event.data.get("old_customer_id")}
    _mind(ids, at)


@on(
    "promises.PromiseKept", "promises.PromiseBroken", "promises.PromiseFulfilledLate",
    "promises.PromiseUnproven", "promises.PromiseWithdrawn", "promises.PromiseOverturned",
    "promises.NotRightReported", "promises.ReportAnswered",
)  # fmt: skip
def mind_promise(event: Event, at: datetime) -> None:
    rows = Promise.objects.filter(pk=event.data["promise_id"])
    _mind(set(rows.values_list("customer_id", flat=True)), at)


@on("orders.OrderPlaced")
def care_for_purchase(event: Event, at: datetime) -> None:
    """Somebody will see to it, and a word of thanks goes a day later. An archive read in whole is told by
    another event: nobody is called about years ago."""
    order = Order.objects.select_related("customer").get(pk=event.data["order_id"])
    if order.cancelled_at is None and at - order.placed_at < RECENT:
        follow_up_purchase(order=order, at=at)
        tasks.thank_buyer.defer_once(
            key=f"thank:{order.pk}", run_at=at + AFTER_A_PURCHASE, order_id=order.pk
        )


@on("orders.OrderCancelled")
def drop_care_for_purchase(event: Event, at: datetime) -> None:
    drop_follow_up_of_order(order_id=event.data["order_id"], at=at)


@on("conversations.TouchLogged")
def care_for_store_visit(event: Event, at: datetime) -> None:
    rows = Conversation.objects.select_related("customer")
    follow_up_store_visit(conversation=rows.get(pk=event.data["conversation_id"]), at=at)


@on("conversations.ConversationClosed")
def thank_for_complaint(event: Event, at: datetime) -> None:
    rows = Conversation.objects.select_related("customer__merged_into")
    conversation = rows.get(pk=event.data["conversation_id"])
    if event.data["was_answered"] and is_complaint(conversation):
        about = Ref("conversation", str(conversation.pk))
        thank(customer=conversation.customer, occasion=Thanks.COMPLAINT, about=about, at=at)


@on("reputation.MentionNoted")
def thank_for_referral(event: Event, at: datetime) -> None:
    """Events of before a mention had a deed have none."""
    if event.data.get("deed") == "referred":
        about = Ref("mention", str(event.data["mention_id"]))
        customer = canonical(event.data["customer_id"])
        thank(customer=customer, occasion=Thanks.REFERRAL, about=about, at=at)


@on("payments.RefundAsked", "payments.RefundDone", "orders.OrderCancelled")
def mind_order(event: Event, at: datetime) -> None:
    rows = Order.objects.filter(pk=event.data["order_id"])
    _mind(set(rows.values_list("customer_id", flat=True)), at)


def _mind(customer_ids: set[int | None], at: datetime) -> None:
    for customer_id in customer_ids:
        if customer_id is not None:
            mind_matters(customer=canonical(customer_id), at=at)


@on("checkout.CartReminded")
def count_mail_about_cart(event: Event, at: datetime) -> None:
    cart = Cart.objects.select_related("customer__merged_into").get(pk=event.data["cart_id"])
    customer = cart.customer or by_alias("email", cart.email)
    if customer is not None:
        about = Ref("cart", str(cart.pk))
        note_approach(customer=customer, kind=ApproachKind.CART, about=about, at=event.happened_at)


@on("visits.VisitorInvited")
def count_invitation(event: Event, at: datetime) -> None:
    visitor = Visitor.objects.filter(pk=event.data["visitor_id"]).select_related("customer").first()
    if visitor is not None and visitor.customer is not None:
        about = Ref("visit_invitation", str(event.data["invitation_id"]))
        note_approach(
            customer=visitor.customer, kind=ApproachKind.INVITATION, about=about,
            at=event.happened_at,
        )  # fmt: skip


@on("notifications.MessageBounced", "notifications.MessageFailed")
def note_mail_came_back(event: Event, at: datetime) -> None:
    if event.data["template"] == "ask":
        note_undelivered(message_id=event.data["message_id"], at=at)


@on("customers.ConsentGiven", "customers.ConsentWithdrawn")
def follow_consent(event: Event, at: datetime) -> None:
    """What was said last elsewhere, yes or no, is what counts here."""
    if event.data["purpose"] != Purpose.REVIEWS:
        return
    customer = canonical(event.data["customer_id"])
    follow = subscribe_again if said_last(customer, Purpose.REVIEWS) else unsubscribe
    follow(customer=customer, kind="", said=Said(event.data["said_where"]), at=at)
