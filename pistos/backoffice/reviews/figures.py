"""A week of reviews as the team hears it, how quickly is answered, and what was hidden."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.times import number, percent, span
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.reviews.models import Review
from pistos.reviews.queries import ledger
from pistos.reviews.queries.desk import Answering, answering, unanswered_sharp, workload
from pistos.reviews.queries.digest import digest
from pistos.reviews.queries.outcomes import PRODUCT, outcomes
from pistos.reviews.queries.public import shop_figures
from pistos.reviews.queries.readers import CLAIMED, effect_of_reading, readers_among_buyers
from pistos.reviews.rules.words import deed_words, ground_words

WEEK, QUARTER = timedelta(days=7), timedelta(days=90)


@require_safe
@desk("see_reviews")
def figures(request: DeskRequest) -> HttpResponse:
    at, language = clock.now(), request.LANGUAGE_CODE
    week = digest(since=at - WEEK, until=at)
    oldest = unanswered_sharp().order_by("written_at", "pk").first()
    whole = shop_figures()
    quarter = answering(since=at - QUARTER, until=at)
    context = {
        "week": week,
        "tiles": _tiles(quarter),
        "week_count": sum(week.stars),
        "thanks": [_named(row, language) for row in week.thanks],
        "criticism": [
            _named(row.review, language) | {"facts": row.facts} for row in week.criticism
        ],
        "mended": [
            _named(loop.review, language) | {"deed": deed_words(loop.deed), "words": loop.words}
            for loop in week.mended
        ],
        "settled": [_named(row, language) for row in week.settled],
        "quarter": quarter,
        "before": answering(since=at - 2 * QUARTER, until=at - QUARTER),
        "oldest": oldest,
        "figures": whole,
        "by_ground": [
            {"label": ground_words(code), "count": count}
            for code, count in ledger.hidden_by_ground().items()
            if count
        ],
        "by_stars": sorted(ledger.hidden_by_stars().items(), reverse=True),
        "outcomes": outcomes(PRODUCT),
        "readers": readers_among_buyers(since=at - QUARTER, until=at),
        "claimed": CLAIMED,
        "effect": effect_of_reading(since=at - QUARTER, until=at),
    }
    return render(request, "backoffice/reviews/figures.html", context)


def _tiles(quarter: Answering) -> list[dict[str, str]]:
    """How many wait, what share was answered and how quickly, how many loops were closed."""
    return [
        {"label": _("Without an answer now"), "value": number(workload().unanswered)},
        {"label": _("Answered, of 90 days"), "value": percent(quarter.replied_share, 0)},
        {
            "label": _("Median time to the answer"),
            "value": span(quarter.median) if quarter.median is not None else "–",
        },
        {"label": _("Authors told what was done"), "value": percent(quarter.closed_share, 0)},
    ]


def _named(review: Review, language: str) -> dict[str, Any]:
    return {
        "review": review,
        "product": text_in(review.product.name, language) or review.product.sku,
    }
