"""What is told on devices when something happens: to customers their answers, to staff who waits."""

from datetime import datetime, timedelta

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
from pistos.orders.models import Order, Scan, ScanCode
from pistos.promises.models import Promise, PromiseKind, Toward
from pistos.shop.queries import the_shop_or_none

WORTH_A_WORD = (
    ScanCode.OUT_FOR_DELIVERY,
    ScanCode.ATTEMPT_FAILED,
    ScanCode.READY_FOR_PICKUP,
    ScanCode.DELIVERED,
)
NEWS = timedelta(days=2)
"""Older reports of a courier that come in late are history."""

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
        _tell(
            devices_of("customer", family, PushKind.ANSWER), PushKind.ANSWER, "/", event.subject_id
        )


@on("orders.OrderPlaced", "orders.OrderCancelled")
def tell_of_an_order(event: Event, at: datetime) -> None:
    _tell_of_order(event.data["order_id"], event)


@on("orders.ParcelScanned")
def tell_of_a_parcel(event: Event, at: datetime) -> None:
    """Only what a customer would get up for, and only while it is news."""
    scans = Scan.objects.filter(pk__in=event.data["scan_ids"], code__in=WORTH_A_WORD)
    newest = scans.select_related("parcel").order_by("-happened_at").first()
    if newest is not None and newest.happened_at > at - NEWS:
        _tell_of_order(newest.parcel.order_id, event)


@on("promises.PromiseMoved")
def tell_that_a_day_moved(event: Event, at: datetime) -> None:
    promise = Promise.objects.filter(
        pk=event.data["promise_id"], kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER
    ).first()
    if promise is not None and promise.order_id is not None:
        _tell_of_order(promise.order_id, event)


@on("conversations.ConversationStarted")
def tell_that_a_visitor_waits(event: Event, at: datetime) -> None:
    if event.data["channel"] == "chat":
        _tell_staff(PushKind.VISITOR_WAITING, event)


@on("conversations.AnswerMaySlip")
def tell_that_an_answer_may_slip(event: Event, at: datetime) -> None:
    _tell_staff(PushKind.PROMISE_SLIPPING, event)


def _tell_of_order(order_id: int, event: Event) -> None:
    order = Order.objects.filter(pk=order_id).first()
    if order is not None:
        family = family_ids(canonical(order.customer_id))
        devices = devices_of("customer", family, PushKind.ORDER)
        _tell(devices, PushKind.ORDER, "/", str(order_id))


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
    _tell(devices, kind, url, event.subject_id)


def _tell(devices: list[PushSubscription], kind: PushKind, url: str, about: str) -> None:
    """One task a device; told again for the same thing, the later note takes the earlier one's place."""
    shop = the_shop_or_none()
    for device in devices:
        with override(device.language):
            note = {
                "title": shop.name if shop else "Pistos",
                "text": WORDS[kind](),
                "url": f"{settings.SITE_URL}{url}",
                "tag": f"{kind}-{about}",
            }
        push_note.defer(subscription_id=device.pk, note=note)
