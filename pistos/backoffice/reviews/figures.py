"""A week of reviews as the team hears it, how quickly is answered, and what was hidden."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.backoffice.downloads import csv_file
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


@require_safe
@desk("see_reviews")
def as_csv(request: DeskRequest) -> HttpResponse:
    """How quickly was answered in the last quarter and the one before, all stars, what was hidden and why,
    and who read before buying: each with its denominator."""
    at = clock.now()
    rows: list[tuple[object, ...]] = []
    for name, until in (("last_90_days", at), ("90_days_before", at - QUARTER)):
        found = answering(since=until - QUARTER, until=until)
        hours = found.median.total_seconds() / 3600 if found.median is not None else None
        rows += [
            ("sharp_reviews_answered", name, found.replied, found.sharp, found.replied_share),
            ("hours_to_answer_median", name, found.replied, None, hours),
            ("authors_told_what_was_done", name, found.closed, found.reviews, found.closed_share),
        ]
    whole = shop_figures()
    rows += [
        ("stars", stars, count, whole.count, None) for stars, count in enumerate(whole.stars, 1)
    ]
    rows.append(("hidden", "all", whole.removed_count, whole.count, whole.removed_share))
    rows += [
        ("hidden_by_ground", ground, count, whole.removed_count, None)
        for ground, count in ledger.hidden_by_ground().items()
    ]
    read, effect = (
        readers_among_buyers(since=at - QUARTER, until=at),
        effect_of_reading(since=at - QUARTER, until=at),
    )
    for name, part in (
        ("buyers_who_read_first", read),
        ("readers_who_bought", effect.read),
        ("others_who_bought", effect.unread),
    ):
        rows.append((name, "last_90_days", part.numerator, part.denominator, part.value))
    return csv_file("reviews-in-figures", ("figure", "of_what", "count", "of", "value"), rows)


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
