"""Follow-ups: who sees to whom, and how many were seen to."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from pistos.accounts.models import Role, User
from pistos.asks.models import FollowUp, FollowUpState
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.keyset import NoSuchPlace, Page, page_of, sort_named
from pistos.promises.models import PromiseKind, Standing, Toward

SORTS = {"due": "due_on"}
OVER = ("cancelled", "erased")
VIEWS = {"open": FollowUpState.OPEN, "done": FollowUpState.DONE, "dropped": FollowUpState.DROPPED}


def caretaker_of(customer: Customer) -> User | None:
    """Who spoke with the customer last; else whoever of the team has the least to follow up, agents first.

    None where nobody works here.
    """
    spoke = Conversation.objects.filter(customer=customer, assignee__is_active=True)
    last = spoke.order_by("-last_message_at").select_related("assignee").first()
    if last is not None and last.assignee is not None:
        return last.assignee
    load = Count("follow_ups", filter=Q(follow_ups__state=FollowUpState.OPEN))
    people = User.objects.filter(is_active=True).annotate(load=load)
    return min(people, key=lambda user: (user.role != Role.AGENT, user.load, user.pk), default=None)


def promised_day_of(order_id: int) -> date | None:
    """The last day by which the order was promised to be there."""
    rows = Standing.objects.filter(
        order_id=order_id, kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER
    )
    return rows.order_by("-due_on").values_list("due_on", flat=True).first()


def follow_ups_page(
    view: str, *, person: User | None = None, sort: str = "", after: str = "", before: str = ""
) -> Page[FollowUp]:
    """Follow-ups of a state ("open", "done", "dropped"), of one person or of all; one query."""
    if view not in VIEWS:
        raise NoSuchPlace(_("There is no such list."))
    rows = FollowUp.objects.filter(state=VIEWS[view])
    if person is not None:
        rows = rows.filter(person=person)
    place = sort_named(SORTS, sort, "due" if view == "open" else "-due")
    joined = rows.select_related("customer", "person", "order", "store")
    return page_of(joined, place, after=after, before=before)


def due_follow_ups(on: date, person: User | None = None) -> QuerySet[FollowUp]:
    """What is to be done by this day."""
    rows = FollowUp.objects.filter(state=FollowUpState.OPEN, due_on__lte=on)
    return rows.filter(person=person) if person is not None else rows


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of follow-ups that fell due in a span: how many were done, and of how many. What was dropped because
    nothing was left to follow up counts in neither."""

    done: int
    due: int


def coverage(first_on: date, last_on: date) -> Coverage:
    """One query."""
    rows = FollowUp.objects.filter(due_on__range=(first_on, last_on))
    rows = rows.exclude(state=FollowUpState.DROPPED, dropped_because__in=OVER)
    done = Count("id", filter=Q(state=FollowUpState.DONE))
    return Coverage(**rows.aggregate(done=done, due=Count("id")))


@dataclass
class Contact:
    """How customers found the personal contact in one store: how many gave each of 1 to 5."""

    store: str
    ratings: Counter[int] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return self.ratings.total()

    @property
    def mean(self) -> float:
        return sum(stars * n for stars, n in self.ratings.items()) / self.count


def contact_by_store(since: datetime) -> list[Contact]:
    """Ratings of personal contact by store; "" is none in particular. One query."""
    rows = FollowUp.objects.filter(rating__isnull=False, done_at__gte=since)
    counts = rows.values_list("store__name", "rating").annotate(n=Count("id"))
    found: dict[str, Contact] = {}
    for store, rating, count in counts:
        contact = found.setdefault(store or "", Contact(store or ""))
        contact.ratings[rating] += count
    return sorted(found.values(), key=lambda contact: contact.store)
