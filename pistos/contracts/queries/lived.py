"""What a customer lived through with us during a contract: for the rule, and for who speaks with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from zoneinfo import ZoneInfo

from pistos.asks.models import FollowUp, FollowUpState, HoldReason, Outcome
from pistos.asks.queries.holds import open_holds
from pistos.asks.queries.matters import open_matters
from pistos.calls.models import Call, CallState, Direction
from pistos.complaints.models import UNRESOLVED, Category, Complaint, RecoveryAttempt
from pistos.complaints.queries.repeating import FAULTS
from pistos.contracts.facts import CaseLived, Lived
from pistos.contracts.models import Contract
from pistos.contracts.queries.terms import terms_in_force
from pistos.conversations.models import Conversation, ConversationState, QuietTask
from pistos.customers.queries import family_ids
from pistos.promises.models import Standing, State, Toward
from pistos.promises.rules.due import day_of
from pistos.replies.models import AnswerRating, Attitude
from pistos.shop.queries import the_shop

MOST = 200
NOBODY = (CallState.BUSY, CallState.ABANDONED, CallState.MISSED)
SPOKEN = (Outcome.CONTENT, Outcome.QUESTION, Outcome.PROBLEM)
SETTLED = (Outcome.CONTENT, Outcome.QUESTION)
ELSEWHERE = (HoldReason.COMPLAINT, HoldReason.CONVERSATION, HoldReason.PARCEL_OPEN)
"""Counted as complaints and conversations already; a parcel under way is no problem."""


@dataclass(frozen=True, slots=True)
class Story:
    """The rows behind `Lived`, the newest first. `slow_ids` are complaints whose solution came late."""

    cases: list[Complaint]
    slow_ids: frozenset[int]
    broken: list[Standing]
    calls: list[Call]
    above: list[AnswerRating]
    conversations: list[Conversation]
    follow_ups: list[FollowUp]
    attempts: list[RecoveryAttempt]
    quiet: list[QuietTask]
    open_matters: int


def story_of(contract: Contract, at: datetime) -> Story:
    """All since the contract first began; a fixed number of queries."""
    ids = family_ids(contract.customer)
    since = _start(contract.started_on)
    cases = Complaint.objects.filter(customer_id__in=ids, heard_at__gte=since)
    standing = Standing.objects.filter(
        customer_id__in=ids, toward=Toward.CUSTOMER, state=State.BROKEN, due_at__gte=since
    )
    broken = list(standing.select_related("promise").order_by("-due_at")[:MOST])
    calls = Call.objects.filter(customer_id__in=ids, direction=Direction.IN, state__in=NOBODY)
    done = FollowUp.objects.filter(customer_id__in=ids, state=FollowUpState.DONE)
    quiet = QuietTask.objects.filter(customer_id__in=ids, closed_because="done")
    attempts = RecoveryAttempt.objects.filter(complaint__customer_id__in=ids)
    above = AnswerRating.objects.filter(customer_id__in=ids, attitude=Attitude.ARROGANT)
    talks = Conversation.objects.filter(customer_id__in=ids)
    told = talks.filter(last_message_at__gte=since).order_by("-last_message_at")
    return Story(
        list(cases.prefetch_related("apologies").order_by("-heard_at", "-pk")[:MOST]),
        frozenset(row.about_id or 0 for row in broken if row.about_kind == "complaint"),
        [row for row in broken if row.about_kind != "complaint"],
        list(calls.filter(started_at__gte=since).order_by("-started_at")[:MOST]),
        list(above.filter(rated_at__gte=since).order_by("-rated_at")[:MOST]),
        list(told[:MOST]),
        list(done.filter(done_at__gte=since).select_related("person").order_by("-done_at")[:MOST]),
        list(attempts.filter(happened_at__gte=since).select_related("by", "complaint")[:MOST]),
        list(quiet.filter(closed_at__gte=since).select_related("person")[:MOST]),
        _open_matters(contract, at),
    )


def lived_in(contract: Contract, story: Story, at: datetime) -> Lived:
    """The story as the rule reads it. Two queries."""
    term_began = _start(terms_in_force(contract).starts_on)
    settled = [one.done_at for one in story.follow_ups if one.outcome in SETTLED if one.done_at]
    today = day_of(at, the_shop().time_zone)
    return Lived(
        cases=tuple(_case(contract, story, row) for row in story.cases),
        broken=tuple((row.due_at, row.fulfilled_at is not None) for row in story.broken),
        busy=tuple(call.started_at for call in story.calls),
        above=tuple(rating.rated_at for rating in story.above),
        open_conversations=sum(is_open(row) for row in story.conversations),
        open_matters=story.open_matters,
        cared=tuple(when for when in cared_at(story) if term_began <= when <= at),
        settled_at=max(settled, default=None),
        days_left=(contract.ends_on - today).days,
    )


def cared_at(story: Story) -> Iterable[datetime]:
    """When a person of ours cared for them: follow-ups that reached them, personal words, quiet customers
    seen to. What a machine sends (thanks, questions) is no caring contact."""
    times = chain(
        (one.done_at for one in story.follow_ups if one.outcome in SPOKEN),
        (one.happened_at for one in story.attempts if one.kind != RecoveryAttempt.Kind.WIN_BACK),
        (one.closed_at for one in story.quiet),
    )
    return (when for when in times if when is not None)


def is_open(row: Conversation) -> bool:
    """Whether a conversation waits for us."""
    return row.state in (ConversationState.OPEN, ConversationState.SNOOZED)


def is_apology_owed(story: Story, row: Complaint) -> bool:
    """Badly handled, and nobody has apologised yet."""
    is_bad = row.state in UNRESOLVED or row.category == Category.SERVICE
    return (is_bad or row.pk in story.slow_ids) and not row.apologies.all()


def _case(contract: Contract, story: Story, row: Complaint) -> CaseLived:
    is_elsewhere = None not in (row.product_id, contract.product_id) and (
        row.product_id != contract.product_id
    )
    return CaseLived(
        heard_at=row.heard_at,
        is_unresolved=row.state in UNRESOLVED,
        is_slow=row.pk in story.slow_ids,
        is_technical=row.category in FAULTS and not is_elsewhere,
        is_attitude=row.category == Category.SERVICE,
        is_apology_owed=is_apology_owed(story, row),
    )


def _open_matters(contract: Contract, at: datetime) -> int:
    """Returns, refunds, late parcels, reports, recalls: what is open beside complaints and talk."""
    holds = open_holds().filter(customer=contract.customer).exclude(reason__in=ELSEWHERE)
    placed = set(holds.values_list("source_kind", "source_id"))
    read = {
        (matter.source.kind, matter.source.id)
        for matter in open_matters(contract.customer, at)
        if matter.reason not in ELSEWHERE
    }
    return len(placed | read)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(0), ZoneInfo(the_shop().time_zone))
