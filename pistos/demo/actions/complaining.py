"""Some of the demo's buyers complained: most of it was put right and closed with its cause, some is open."""

from datetime import datetime, timedelta

from django.db import transaction

from pistos.accounts.models import User
from pistos.complaints.actions.closing import Finding, close_with_cause
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.actions.posting import Known, Posted, enter_post
from pistos.complaints.actions.standing import confirm_solved, note_remedied
from pistos.complaints.facts import About, Complained, Wish
from pistos.complaints.models import Category, Complaint, Origin, WishedKind
from pistos.demo import cast
from pistos.demo.complaints import POST, TOLD, Told
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Line

BUYER = Actor.machine("demo.complain")
SOLVED_IN = timedelta(days=3)


@transaction.atomic
def complain(*, at: datetime) -> int:
    """Ten complaints of the last two months and a post; returns how many. Deterministic; once."""
    agent = User.objects.get(email=cast.AGENT[0])
    taken: set[int] = set()
    for number, told in enumerate(TOLD):
        line = _line(told, taken, at)
        if line is not None:
            taken.add(line.order.customer_id)
            _one(number, told, line, agent, at)
    newest = Complaint.objects.filter(language="el", closed_at=None).order_by("-heard_at").first()
    if newest is not None:
        seen = Posted("facebook", POST, "bad", at - timedelta(hours=5), "@eleni.k", "", 420)
        enter_post(post=seen, known=Known(customer=newest.customer), by=agent, at=at)
    return len(taken)


def _line(told: Told, taken: set[int], at: datetime) -> Line | None:
    """A purchase in their language that had arrived by then, of somebody who has not complained."""
    when = at - timedelta(days=told.days_ago)
    rows = Line.objects.select_related("order__customer", "product").filter(
        order__source="demo",
        order__language=told.language,
        order__customer__erased_at=None,
        order__customer__merged_into=None,
        order__parcels__delivered_at__range=(when - timedelta(days=25), when),
    )
    return rows.exclude(order__customer__in=taken).order_by("pk").first()


def _one(number: int, told: Told, line: Line, agent: User, at: datetime) -> None:
    heard_at = at - timedelta(days=told.days_ago)
    said = Complained(
        customer=line.order.customer,
        text=told.text,
        language=told.language,
        origin=Origin.DOOR,
        source=Ref("demo", f"complaint-{number}"),
        about=About(line.order, line, Category(told.category)),
        wish=Wish(WishedKind(told.wish), told.wish_words),
    )
    made = open_complaint(said=said, by=BUYER, at=heard_at)
    if not told.cause:
        return
    done_at = heard_at + SOLVED_IN
    note_remedied(
        complaint=made, happened_at=done_at, evidence="demo", by=Actor.person(agent.pk), at=done_at
    )
    if number % 3:
        by = Actor.customer(made.customer_id)
        confirm_solved(complaint=made, by=by, at=done_at + timedelta(days=1))
    finding = Finding([told.cause], told.found)
    close_with_cause(complaint=made, finding=finding, by=agent, at=done_at + timedelta(days=2))
