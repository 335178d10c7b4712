"""What is told on devices when something happens: to customers their answers, to staff who waits."""

from datetime import datetime

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Purpose
from pistos.customers.queries import canonical, family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.notifications.actions.pushing import devices_of
from pistos.notifications.models import PushKind, PushSubscription
from pistos.notifications.tasks import push_note
from pistos.orders.models import Order
from pistos.shop.queries import the_shop_or_none

WORDS = {
    PushKind.ANSWER: lambda: _("You have an answer."),
    PushKind.ORDER: lambda: _("There is news of your order."),
    PushKind.VISITOR_WAITING: lambda: _("A visitor waits in the chat."),
    PushKind.PROMISE_SLIPPING: lambda: _("An answer is about to be late."),
}


@on("conversations.AnswerSent")
def tell_of_an_answer(event: Event, at: datetime) -> None:
    if event.data["purpose"] in (Purpose.ANSWER, Purpose.INTERIM):
        conversation = Conversation.objects.get(pk=event.data["conversation_id"])
        family = family_ids(canonical(conversation.customer_id))
        _tell(devices_of("customer", family, PushKind.ANSWER), PushKind.ANSWER, "/", event)


@on("orders.OrderPlaced", "orders.OrderCancelled")
def tell_of_an_order(event: Event, at: datetime) -> None:
    order = Order.objects.filter(pk=event.data["order_id"]).first()
    if order is not None:
        family = family_ids(canonical(order.customer_id))
        _tell(devices_of("customer", family, PushKind.ORDER), PushKind.ORDER, "/", event)


@on("conversations.ConversationStarted")
def tell_that_a_visitor_waits(event: Event, at: datetime) -> None:
    if event.data["channel"] == "chat":
        _tell_staff(PushKind.VISITOR_WAITING, event)


@on("conversations.AnswerMaySlip")
def tell_that_an_answer_may_slip(event: Event, at: datetime) -> None:
    _tell_staff(PushKind.PROMISE_SLIPPING, event)


def _tell_staff(kind: PushKind, event: Event) -> None:
    """Whoever has the conversation, else everybody who agreed."""
    conversation = Conversation.objects.get(pk=event.data["conversation_id"])
    staff = User.objects.filter(is_active=True)
    if conversation.assignee_id:
        staff = staff.filter(pk=conversation.assignee_id)
    devices = devices_of("person", staff.values_list("pk", flat=True), kind)
    try:
        url = reverse("inbox:conversation", args=[conversation.token])
    except NoReverseMatch:
        url = "/desk/"
    _tell(devices, kind, url, event)


def _tell(devices: list[PushSubscription], kind: PushKind, url: str, event: Event) -> None:
    """One task a device; told again for the same thing, the later note takes the earlier one's place."""
    shop = the_shop_or_none()
    for device in devices:
        with override(device.language):
            note = {
                "title": shop.name if shop else "Pistos",
                "text": WORDS[kind](),
                "url": f"{settings.SITE_URL}{url}",
                "tag": f"{kind}-{event.subject_id}",
            }
        push_note.defer(subscription_id=device.pk, note=note)
