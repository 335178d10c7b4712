"""Reads of the policy on abuse: who is paused now, the log, and the report of its uses."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from pistos.conversations.models import Conversation, Direction, Message
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.requests.models import AbuseCase, AbuseEntry, AbuseState, AbuseStep


def cases_page(*, after: str = "", before: str = "", size: int = 50) -> Page[AbuseCase]:
    rows = AbuseCase.objects.select_related("customer", "proposed_by", "witness")
    wanted = sort_named({"opened": "opened_at"}, "", "-opened")
    return page_of(rows, wanted, after=after, before=before, size=size)


def cases_standing(customer_id: int) -> QuerySet[AbuseCase]:
    """Warnings and pauses of a customer that stand now, the newest first."""
    rows = AbuseCase.objects.filter(customer_id=customer_id).exclude(state=AbuseState.ENDED)
    return rows.order_by("-opened_at")


def pause_of(conversation_id: int, at: datetime) -> AbuseCase | None:
    """The pause that holds for a conversation: of its customer, on its channel. One query."""
    theirs = Conversation.objects.filter(pk=conversation_id)
    rows = AbuseCase.objects.filter(
        state=AbuseState.PAUSED,
        ends_at__gt=at,
        customer__in=theirs.values("customer"),
        channel__in=theirs.values("channel"),
    )
    return rows.first()


def paused_among(conversation_ids: Collection[int], at: datetime) -> list[int]:
    """Which of these conversations a pause holds for; see `pause_of`. One query."""
    pauses = AbuseCase.objects.filter(
        state=AbuseState.PAUSED,
        ends_at__gt=at,
        customer=OuterRef("customer"),
        channel=OuterRef("channel"),
    )
    rows = Conversation.objects.filter(Exists(pauses), pk__in=conversation_ids)
    return list(rows.values_list("pk", flat=True))


def log_of(case: AbuseCase) -> list[AbuseEntry]:
    return list(case.entries.select_related("actor", "quote").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Uses:
    """How often the policy was used in a time: warnings, proposals, pauses, and refusals by a witness."""

    warned: int
    proposed: int
    witnessed: int
    not_witnessed: int


def uses_between(since: datetime, until: datetime) -> Uses:
    rows = AbuseEntry.objects.filter(happened_at__gte=since, happened_at__lt=until)
    counts = dict(rows.order_by().values_list("step").annotate(count=Count("pk")))
    return Uses(
        counts.get(AbuseStep.WARNED, 0),
        counts.get(AbuseStep.PROPOSED, 0),
        counts.get(AbuseStep.WITNESSED, 0),
        counts.get(AbuseStep.NOT_WITNESSED, 0),
    )


def said_since(case: AbuseCase) -> list[Message]:
    """What the customer wrote on the channel after the warning, the newest first."""
    rows = Message.objects.filter(
        conversation__customer_id=case.customer_id,
        channel=case.channel,
        direction=Direction.IN,
        happened_at__gt=case.warned_at,
    )
    return list(rows.order_by("-pk")[:10])
