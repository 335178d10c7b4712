"""How good answers are: by the rules that they followed, and by what customers said of them.

By name or topic, never by who is best: a report to learn from, no ranking.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.replies.models import AnswerRating, Attitude, Coaching, ReplyCheck, Weighing

MOST = 30


@dataclass(frozen=True, slots=True)
class Quality:
    """Of a person or a topic in a period: answers read, those without a remark; customers' thumbs.

    `told` are the ratings that say how they were spoken to; `well` those warm or correct.
    """

    name: str
    checked: int = 0
    clean: int = 0
    rated: int = 0
    good: int = 0
    said_clear: int = 0
    clear: int = 0
    told: int = 0
    well: int = 0


def quality_by_agent(
    since: datetime, until: datetime, *, only: User | None = None
) -> list[Quality]:
    """One row for each person, by name; `only` one of them. Three queries."""
    checks, ratings = _checks(since, until), _ratings(since, until)
    if only is not None:
        checks, ratings = checks.filter(author=only), ratings.filter(author=only)
    found = _joined(checks, ratings, "author_id")
    names: dict[object, str] = {user.pk: user.name for user in User.objects.filter(pk__in=[*found])}
    return sorted(
        (_named(row, names.get(key, "")) for key, row in found.items()), key=lambda row: row.name
    )


def quality_by_topic(since: datetime, until: datetime) -> list[Quality]:
    """One row for each topic, the most answered first. Two queries."""
    found = _joined(_checks(since, until), _ratings(since, until), "topic")
    rows = [_named(row, str(key)) for key, row in found.items()]
    return sorted(rows, key=lambda row: (-row.checked, row.name))[:MOST]


def ratings_in(conversation: Conversation) -> dict[int, AnswerRating]:
    """By the id of the answer. One query."""
    rows = AnswerRating.objects.filter(message__conversation=conversation)
    return {row.message_id: row for row in rows}


def weighed_and_rated(since: datetime, until: datetime) -> list[Weighing]:
    """Hard messages with their two answers, beside what the customer said; the newest first. One query."""
    rows = Weighing.objects.filter(weighed_at__gte=since, weighed_at__lt=until)
    rows = rows.select_related("message__conversation__customer", "message__rating", "author")
    return list(rows.order_by("-weighed_at", "-pk")[:MOST])


def hurt(since: datetime, until: datetime) -> list[AnswerRating]:
    """Ratings that say somebody was spoken to from above, with what is worked on; two queries."""
    rows = _ratings(since, until).filter(attitude=Attitude.ARROGANT)
    rows = rows.select_related("author", "message__conversation__customer")
    return list(rows.prefetch_related("coachings").order_by("-rated_at", "-pk")[:MOST])


def coachings_of(person: User | None) -> list[Coaching]:
    """What is worked on, of one person or (for managers) of all: the open ones first, by day. One query."""
    rows = Coaching.objects.select_related("person", "given_by")
    if person is not None:
        rows = rows.filter(person=person)
    return list(rows.order_by(F("done_at").desc(nulls_first=True), "due_on", "pk")[:MOST])


def colleagues(but: User) -> list[User]:
    return list(User.objects.filter(is_active=True).exclude(pk=but.pk).order_by("name"))


def _checks(since: datetime, until: datetime) -> QuerySet[ReplyCheck]:
    return ReplyCheck.objects.filter(checked_at__gte=since, checked_at__lt=until)


def _ratings(since: datetime, until: datetime) -> QuerySet[AnswerRating]:
    return AnswerRating.objects.filter(rated_at__gte=since, rated_at__lt=until)


def _joined(
    checks: QuerySet[ReplyCheck], ratings: QuerySet[AnswerRating], by: str
) -> dict[object, dict[str, int]]:
    found: dict[object, dict[str, int]] = {}
    counted = (
        checks.order_by()
        .values(by)
        .annotate(
            checked=Count("pk", distinct=True),
            remarked=Count("pk", filter=Q(remarks__isnull=False), distinct=True),
        )
    )
    for row in counted:
        found[row[by]] = {"checked": row["checked"], "clean": row["checked"] - row["remarked"]}
    for row in ratings.order_by().values(by).annotate(**_SAID):
        key = row.pop(by)
        found.setdefault(key, {}).update(row)
    found.pop(None, None)
    return found


_SAID = {
    "rated": Count("pk"),
    "good": Count("pk", filter=Q(is_good=True)),
    "said_clear": Count("pk", filter=Q(was_clear__isnull=False)),
    "clear": Count("pk", filter=Q(was_clear=True)),
    "told": Count("pk", filter=~Q(attitude="")),
    "well": Count("pk", filter=Q(attitude__in=[Attitude.WARM, Attitude.CORRECT])),
}


def _named(row: dict[str, int], name: str) -> Quality:
    return Quality(name=name, **row)
