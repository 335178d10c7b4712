"""Reads of claims: as their customer sees them, and as the desk queues them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.orders.models import Order
from pistos.promises.models import Standing, State
from pistos.returns.models import (
    OPEN_CLAIMS,
    Claim,
    ClaimLine,
    ClaimStep,
    StepKind,
    Track,
)

SORTS = {"next": "next_on", "told": "told_at"}


@dataclass(frozen=True, slots=True)
class Walked:
    """A step of a claim; of a promised one also the day, and how the promise stands."""

    step: ClaimStep
    said: str = ""
    state: str = "kept"
    promised_on: date | None = None
    actual_at: datetime | None = None


def steps_of(claim: Claim) -> list[Walked]:
    """The history with every day promised on it, in order. Two queries."""
    steps = list(ClaimStep.objects.filter(claim=claim).order_by("pk"))
    ids = [step.facts["promise"] for step in steps if step.kind == StepKind.PROMISED]
    standings = {row.pk: row for row in Standing.objects.filter(pk__in=ids)}
    return [_walked(step, standings) for step in steps]


def _walked(step: ClaimStep, standings: dict[int, Standing]) -> Walked:
    if step.kind != StepKind.PROMISED:
        return Walked(step, actual_at=step.happened_at)
    standing = standings.get(step.facts["promise"])
    if standing is None:
        return Walked(step, said=str(step.facts["said"]), actual_at=step.happened_at)
    is_late = standing.state == State.BROKEN and standing.fulfilled_at is not None
    return Walked(
        step,
        said=str(step.facts["said"]),
        state="fulfilled_late" if is_late else standing.state,
        promised_on=standing.due_on,
        actual_at=standing.fulfilled_at,
    )


def claims_of_order(order: Order) -> list[Claim]:
    """Every claim of an order but withdrawals, the newest first; those have a page of their own."""
    rows = Claim.objects.filter(order=order).exclude(track=Track.WITHDRAWAL)
    return list(rows.order_by("-pk"))


def lines_of_claim(claim: Claim) -> list[ClaimLine]:
    rows = claim.lines.select_related("line__product", "line__variant")
    return list(rows.order_by("line__position"))


def claims_page(
    track: str, state: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Claim]:
    """A page of the queue, what is due first of all first; `track` is one of them or empty for all, `state`
    "open" or "all". One query."""
    rows = Claim.objects.select_related("order", "customer", "withdrawal")
    if track in Track.values:
        rows = rows.filter(track=track)
    if state == "all":
        wanted = sort_named({"told": "told_at"}, sort, "-told")
    else:
        rows = rows.filter(state__in=OPEN_CLAIMS)
        wanted = sort_named(SORTS, sort, "next")
    return page_of(rows, wanted, after=after, before=before, size=size)


def open_counts() -> dict[str, int]:
    """How many wait, by right. One query."""
    rows = Claim.objects.filter(state__in=OPEN_CLAIMS).values_list("track")
    return dict(rows.annotate(count=Count("pk")))
