"""What our word is worth to one customer: the score, and the entry behind each of its points."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.backoffice import measure_words as said
from pistos.backoffice import wording
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.customers.access import customer_for
from pistos.indicators.queries.trust import trust_points
from pistos.indicators.rules.trust import Point, total
from pistos.kit import words
from pistos.promises.models import Promise

MOST_SHOWN = 100


@require_safe
@desk("see_customers")
def trust(request: DeskRequest, token: str) -> HttpResponse:
    found = customer_for(request.agent, token)
    points = trust_points(found.pk)
    worth = total(points)
    shown = points[: -MOST_SHOWN - 1 : -1]
    promises = Promise.objects.in_bulk([point.promise_id for point in shown])
    context = {
        "customer": found,
        "score": said.value_words(worth.score, "points"),
        "has_score": worth.score is not None,
        "sums": [
            (_("Earned"), _points(worth.earned)),
            (_("Lost"), _points(worth.lost)),
            (_("Entries that count"), words.number_words(len(points), language())),
        ],
        "points": [_row(point, promises[point.promise_id]) for point in shown],
    }
    return render(request, "backoffice/customer_trust.html", context)


def _row(point: Point, promise: Promise) -> dict[str, Any]:
    return {
        "what": wording.KINDS[promise.kind],
        "token": promise.token,
        "entry": wording.ENTRIES[point.kind],
        "at": point.happened_at,
        "earned": _points(point.earned),
        "lost": _points(point.lost),
    }


def _points(count: float) -> str:
    return words.number_words(round(count, 1), language())
