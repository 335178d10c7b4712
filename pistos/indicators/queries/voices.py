"""Measures of what customers say in reviews, and of what is done with it: one read each."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.db.models import Count, F, Q

from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure
from pistos.questions.models import Question, Shown, Suggestion, SuggestionState
from pistos.reputation.queries.standing import advocates
from pistos.reviews.models import ModerationEntry, Review, State
from pistos.reviews.queries.desk import answering
from pistos.reviews.queries.readers import readers_among_buyers
from pistos.surveys.models import Response


def sharp_answered(period: Period, given: Parameters) -> Figure:
    found = answering(since=period.starts_at, until=period.ends_at)
    return share_figure(found.replied, found.sharp)


def sharp_answer_hours(period: Period, given: Parameters) -> Figure:
    found = answering(since=period.starts_at, until=period.ends_at)
    hours = found.median.total_seconds() / 3600 if found.median is not None else None
    return Figure(hours, None, found.replied)


_DECIDED = (SuggestionState.DONE, SuggestionState.DECLINED)


def loops_closed(period: Period, given: Parameters) -> Figure:
    """Of all that is said of us and wants an answer: reviews, questions, suggestions, sharp survey answers.

    A hidden question or suggestion is told its ground, which is no answer to it: it does not count.
    """
    span = {"gte": period.starts_at, "lt": period.ends_at}
    reviews = answering(since=period.starts_at, until=period.ends_at)
    questions = Question.objects.filter(state=Shown.PUBLISHED, **_within("asked_at", span))
    suggestions = Suggestion.objects.filter(shown=Shown.PUBLISHED, **_within("made_at", span))
    sharp = Response.objects.filter(is_sharp=True, **_within("answered_at", span))
    heard = [
        questions.aggregate(all=Count("pk"), closed=Count("shop_answered_at")),
        suggestions.aggregate(all=Count("pk"), closed=Count("pk", filter=Q(state__in=_DECIDED))),
        sharp.aggregate(all=Count("pk"), closed=Count("answered_in__first_answer_at")),
    ]
    return share_figure(
        reviews.closed + sum(each["closed"] for each in heard),
        reviews.reviews + sum(each["all"] for each in heard),
    )


def _within(field: str, span: Mapping[str, datetime]) -> dict[str, datetime]:
    return {f"{field}__{end}": instant for end, instant in span.items()}


def reviews_hidden(period: Period, given: Parameters) -> Figure:
    """Hidden by a decision of the period, of those and of what was published in it."""
    hidden = (
        ModerationEntry.objects.filter(
            to_state__in=[State.REFUSED, State.REMOVED],
            happened_at__gte=period.starts_at,
            happened_at__lt=period.ends_at,
        )
        .exclude(from_state=F("to_state"))
        .values("review_id")
        .distinct()
        .count()
    )
    shown = Review.objects.filter(
        state=State.PUBLISHED, written_at__gte=period.starts_at, written_at__lt=period.ends_at
    ).count()
    return share_figure(hidden, hidden + shown)


def read_before_buying(period: Period, given: Parameters) -> Figure:
    found = readers_among_buyers(since=period.starts_at, until=period.ends_at)
    return share_figure(found.numerator, found.denominator)


_FRESH = """
SELECT count(*), count(*) FILTER (WHERE EXISTS (
    SELECT FROM reviews_review r WHERE r.product_id = sold.product_id AND r.state = 'published'
      AND r.written_at >= %s AND r.written_at < %s))
FROM (SELECT DISTINCT l.product_id FROM orders_line l JOIN orders_order o ON o.id = l.order_id
    WHERE o.placed_at >= %s AND o.placed_at < %s AND l.product_id IS NOT NULL) sold
"""


def products_with_fresh_reviews(period: Period, given: Parameters) -> Figure:
    span = [period.starts_at, period.ends_at]
    with connection.cursor() as cursor:
        cursor.execute(_FRESH, [*span, *span])
        sold, fresh = cursor.fetchone()
    return share_figure(fresh, sold)


def advocates_of(period: Period, given: Parameters) -> Figure:
    found = advocates(period.first_on, period.last_on, most=0)
    return Figure(found.count, found.count)


def questions_unanswered(period: Period, given: Parameters) -> Figure:
    """As it stood at the period's end: what was answered later counts as unanswered then."""
    rows = Question.objects.filter(state=Shown.PUBLISHED, asked_at__lt=period.ends_at)
    waiting = rows.filter(Q(shop_answered_at=None) | Q(shop_answered_at__gte=period.ends_at))
    count = waiting.count()
    return Figure(count, count)
