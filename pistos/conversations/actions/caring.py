"""Quiet orders and customers without a caring word rise to a named person, as conversations do."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.slipping import person_in_charge, works_at
from pistos.conversations.models import Conversation, QuietTask
from pistos.conversations.queries.house import House, house
from pistos.conversations.queries.silence import (
    ORDER_FACTOR,
    UNDER_WAY,
    silent_orders,
    uncared_customers,
)
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions.writing import write_message
from pistos.notifications.models import Message as OutboxMessage
from pistos.notifications.rules.drafts import Draft, Recipient

CLOCK = Actor.machine("conversations.clock")
STILL_FRESH = timedelta(days=14)
"""An order that fell silent earlier than this ago stands in the list alone: an archive calls nobody up."""
MOST = 50
MOST_CARED_A_DAY = 5
"""So many caring words can be written beside the day's work; the rest rise on the days to come."""


def raise_quiet(*, at: datetime) -> int:
    """Raises what is silent to a named person, who gets one mail for all of it; returns how many. In
    working time only. A customer rises once within the shop's `care_days`, and never unless they agreed
    to hear from us. Publishes `SilenceRose` for each."""
    within = house(at)
    person = person_in_charge(within, at)
    if person is None or not works_at(within, at):
        return 0
    with transaction.atomic():
        raised = [*_quiet_orders(within, person, at), *_uncared(within, person, at)]
        for task in raised:
            publish(
                events.SilenceRose(task.pk, task.customer_id, task.order_id, task.person_id),
                about=Ref("customer", str(task.customer_id)),
                by=CLOCK,
                at=at,
            )
        _tell(raised, at)
    return len(raised)


@transaction.atomic
def close_heard(*, at: datetime) -> int:
    """Closes the tasks whose customer heard from us since, or whose order is not under way any more;
    returns how many. Publishes `SilenceEnded` for each."""
    mailed = OutboxMessage.objects.filter(
        recipient_kind="customer",
        recipient_id=OuterRef("customer_id"),
        written_at__gte=OuterRef("raised_at"),
    )
    spoken = Conversation.objects.filter(
        customer_id=OuterRef("customer_id"), last_contact_at__gte=OuterRef("raised_at")
    )
    rows = _open()
    closed = [*rows.filter(Exists(mailed) | Exists(spoken))]
    for task in closed:
        _close(task, "heard", CLOCK, at)
    over = rows.filter(Q(order__isnull=False) & ~Q(order__state__in=UNDER_WAY))
    for task in over:
        _close(task, "over", CLOCK, at)
        closed.append(task)
    return len(closed)


@transaction.atomic
def finish_quiet_task(*, task: QuietTask, by: Actor, at: datetime) -> QuietTask:
    """Somebody saw to it: a call, a word in the store. Twice does no harm. Publishes `SilenceEnded`."""
    row = QuietTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.closed_at is None:
        _close(row, "done", by, at)
    return row


def _quiet_orders(within: House, person: User, at: datetime) -> list[QuietTask]:
    """Orders silent since not long ago, that did not rise within the same span before."""
    span = timedelta(hours=within.answers.silence_hours * ORDER_FACTOR)
    before = QuietTask.objects.filter(order_id=OuterRef("pk")).filter(
        Q(closed_at=None) | Q(raised_at__gte=at - span)
    )
    rows = silent_orders(at).filter(~Exists(before), placed_at__gte=at - span - STILL_FRESH)
    return QuietTask.objects.bulk_create(
        QuietTask(customer=order.customer, order=order, person=person, raised_at=at)
        for order in rows[:MOST]
    )


def _uncared(within: House, person: User, at: datetime) -> list[QuietTask]:
    """Each goes to whom the customer knows, where they are still here."""
    since = at - timedelta(days=within.answers.care_days)
    recent = QuietTask.objects.filter(order=None, raised_at__gte=min(since, at - timedelta(days=1)))
    raised_at = dict(recent.order_by("raised_at").values_list("customer_id", "raised_at"))
    today = sum(raised > at - timedelta(days=1) for raised in raised_at.values())
    free = MOST_CARED_A_DAY - today
    found = uncared_customers(at, most=MOST + len(raised_at)) if free > 0 else []
    customers = [one.customer for one in found if one.customer.pk not in raised_at][:free]
    known = _last_with([customer.pk for customer in customers])
    return QuietTask.objects.bulk_create(
        QuietTask(customer=customer, person=known.get(customer.pk, person), raised_at=at)
        for customer in customers
    )


def _last_with(customer_ids: Sequence[int]) -> dict[int, User]:
    rows = Conversation.objects.filter(
        customer_id__in=customer_ids, assignee__is_active=True
    ).select_related("assignee")
    newest = rows.order_by("customer_id", "-last_message_at").distinct("customer_id")
    return {row.customer_id: row.assignee for row in newest if row.assignee}


def _open() -> QuerySet[QuietTask]:
    return QuietTask.objects.select_for_update(of=("self",)).filter(closed_at=None).order_by("pk")


def _close(task: QuietTask, because: str, by: Actor, at: datetime) -> None:
    task.closed_at, task.closed_because = at, because
    task.save(update_fields=["closed_at", "closed_because"])
    publish(
        events.SilenceEnded(task.pk, task.customer_id, because),
        about=Ref("customer", str(task.customer_id)),
        by=by,
        at=at,
    )


def _tell(raised: Sequence[QuietTask], at: datetime) -> None:
    orders = Counter(task.person for task in raised if task.order_id)
    customers = Counter(task.person for task in raised if not task.order_id)
    for person in sorted({task.person for task in raised}, key=lambda user: user.pk):
        draft = Draft(
            "silence_raised",
            {
                "order_count": orders[person],
                "customer_count": customers[person],
                "link": f"{settings.SITE_URL}/desk/inbox/silence/",
            },
            about=Ref("person", str(person.pk)),
        )
        write_message(
            key=f"silence:{person.pk}:{at:%Y%m%d%H%M%S}",
            draft=draft,
            to=Recipient("person", person.pk, person.email, person.language, person.name),
            by=CLOCK,
            at=at,
        )
