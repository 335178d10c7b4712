"""A complaint is heard, by whichever door: one matter is one case."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pistos.causes.actions.awaiting import await_cause
from pistos.complaints.actions.appearing import note_public
from pistos.complaints.actions.closing import facets_of
from pistos.complaints.actions.judging import judge_priority
from pistos.complaints.actions.marking import write_marks
from pistos.complaints.actions.promising import promise_solution
from pistos.complaints.actions.writing import Happened, hold_asks, keep_open, ref, write_entry
from pistos.complaints.events import ComplaintJoined, ComplaintOpened
from pistos.complaints.facts import Complained
from pistos.complaints.models import (
    UNCLOSED,
    UNRESOLVED,
    CaseState,
    Complaint,
    ComplaintEntry,
    EntryKind,
    WishedKind,
)
from pistos.complaints.queries.repeating import earlier_same_fault
from pistos.complaints.rules.joining import Matter, is_same_matter, nearness
from pistos.complaints.rules.reach import reach_of
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.customers.models import Customer
from pistos.customers.queries import canonical, family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES

LONGEST = 20_000
LONGEST_WISH = 1_000
REMEMBERED = timedelta(days=365)
"""So long a case that ended badly is known as the one that appears in public."""


class NobodyThere(Refused):
    """The customer was erased: nothing is written about them any more."""


@transaction.atomic
def open_complaint(*, said: Complained, by: Actor, at: datetime) -> Complaint:
    """Opens a case, or joins the open one of the same person and matter (`rules/joining.py`).

    Once for each source, however often it is heard and by however many at once. A new case gets the
    promise of a solution, told at once where the customer can be told, and holds back what they would be
    asked. What was put right and is complained of again is open again. Publishes ComplaintOpened or
    ComplaintJoined. Refuses with NobodyThere.
    """
    customer = canonical(said.customer.pk)
    lock_until_commit(f"complaints.customer:{customer.pk}")
    before = ComplaintEntry.objects.select_related("complaint__customer").filter(
        kind__in=[EntryKind.OPENED, EntryKind.JOINED],
        source_kind=said.source.kind[:20],
        source_id=said.source.id[:60],
    )
    known = before.first()
    if known is not None:
        return known.complaint
    if customer.is_erased:
        raise NobodyThere(_("This customer was erased."))
    home = _home(customer, said, at)
    return _open(customer, said, by, at) if home is None else _join(home, said, by, at)


def _home(customer: Customer, said: Complained, at: datetime) -> Complaint | None:
    """The open case of the same matter, locked; the nearest where several may be meant.

    What appears in public may also be of a case that we closed and the customer never called well.
    """
    heard = _matter_of(said)
    rows = Complaint.objects.select_for_update(of=("self",)).select_related(
        "customer", "order", "conversation"
    )
    states = Q(state__in=UNCLOSED)
    if said.weight.is_public:
        states |= Q(state=CaseState.CLOSED, confirmed_at=None, closed_at__gt=at - REMEMBERED)
    same = [
        (row.state in UNCLOSED, *nearness(_matter(row), heard, row.last_heard_at), row)
        for row in rows.filter(states, customer__in=family_ids(customer)).order_by("pk")
        if is_same_matter(_matter(row), heard, since=_since(row, said, at))
    ]
    return max(same, key=lambda found: found[:3])[3] if same else None


def _since(row: Complaint, said: Complained, at: datetime) -> timedelta:
    """How long ago it was last heard of. A post names no order: while the case is open, it is meant."""
    is_meant = said.weight.is_public and row.state in UNCLOSED
    return timedelta(0) if is_meant or row.state == CaseState.CLOSED else at - row.last_heard_at


def _open(customer: Customer, said: Complained, by: Actor, at: datetime) -> Complaint:
    about, weight = said.about, said.weight
    line = about.line
    made = Complaint.objects.create(
        customer=customer,
        conversation=said.conversation,
        order=about.order or (line.order if line else None),
        line=line,
        product_id=line.product_id if line else None,
        origin=said.origin,
        origin_kind=said.source.kind[:20],
        origin_id=said.source.id[:60],
        text=_text(said),
        language=said.language if said.language in LANGUAGES else customer.language,
        wished_kind=said.wish.kind,
        wished_words=_wish_words(said),
        category=about.category,
        severity=weight.severity,
        reach=reach_of(said.origin, is_public=weight.is_public, followers=weight.followers),
        heard_at=at,
        last_heard_at=at,
        public_at=at if weight.is_public else None,
        repeat_of=earlier_same_fault(customer, about),
    )
    write_entry(
        made, Happened(EntryKind.OPENED, data=_heard(said), source=said.source), by=by, at=at
    )
    write_marks(made)
    judge_priority(made, at=at)
    hold_asks(made, at=at)
    await_cause(subject=ref(made), facets=facets_of(made), at=at)
    keep_open(made, at=at)
    promise_solution(complaint=made, at=at)
    opened = ComplaintOpened(made.pk, customer.pk, made.order_id, made.origin)
    publish(opened, about=ref(made), by=by, at=at)
    return Complaint.objects.select_related("customer", "order").get(pk=made.pk)


def _join(home: Complaint, said: Complained, by: Actor, at: datetime) -> Complaint:
    """Heard again: what is new of it is added, its words stay beside the first ones."""
    about, weight = said.about, said.weight
    write_entry(
        home,
        Happened(EntryKind.JOINED, data=_heard(said), words=_text(said), source=said.source),
        by=by,
        at=at,
    )
    if said.wish.kind != WishedKind.NOT_ASKED or said.wish.words:
        data = {"wished_kind": str(said.wish.kind)}
        write_entry(
            home, Happened(EntryKind.WISHED, data=data, words=_wish_words(said)), by=by, at=at
        )
    home.order = home.order or about.order or (about.line.order if about.line else None)
    home.line = home.line or about.line
    home.product_id = home.product_id or (about.line.product_id if about.line else None)
    home.conversation = home.conversation or said.conversation
    home.last_heard_at = at
    reach = reach_of(said.origin, is_public=weight.is_public, followers=weight.followers)
    home.reach = max(home.reach, reach)
    if weight.is_public:
        note_public(home, by=by, at=at)
    if home.state not in UNRESOLVED:
        write_entry(home, Happened(EntryKind.REOPENED, data={"was": home.state}), by=by, at=at)
        home.state, home.promise_id, home.due_at = CaseState.OPEN, None, None
        home.closed_at = None
        home.remedied_at = home.confirmed_at = None
    home.save()
    judge_priority(home, at=at)
    hold_asks(home, at=at)
    keep_open(home, at=at)
    promise_solution(complaint=home, at=at)
    joined = ComplaintJoined(home.pk, home.customer_id, str(said.origin))
    publish(joined, about=ref(home), by=by, at=at)
    return Complaint.objects.select_related("customer", "order").get(pk=home.pk)


def _heard(said: Complained) -> dict[str, object]:
    conversation = said.conversation
    number = " ".join(said.about.number.split())[:60]
    return {
        "origin": str(said.origin),
        "conversation_id": conversation.pk if conversation else None,
        "is_public": said.weight.is_public,
        **({"number": without_cards(number)} if number else {}),
    }


def _text(said: Complained) -> str:
    return without_cards(without_tricks(said.text).strip())[:LONGEST]


def _wish_words(said: Complained) -> str:
    return without_cards(" ".join(said.wish.words.split()))[:LONGEST_WISH]


def _matter_of(said: Complained) -> Matter:
    about = said.about
    order_id = about.order.pk if about.order else (about.line.order_id if about.line else None)
    return Matter(
        order_id,
        about.line.pk if about.line else None,
        said.conversation.pk if said.conversation else None,
    )


def _matter(row: Complaint) -> Matter:
    return Matter(row.order_id, row.line_id, row.conversation_id)
