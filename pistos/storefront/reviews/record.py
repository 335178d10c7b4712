"""How reviews come to stand here, and the public ledger of what was hidden and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.components import lists
from pistos.components.review_words import STATES, reason_words
from pistos.reviews.queries import ledger
from pistos.reviews.queries.public import shop_figures
from pistos.reviews.queries.settings import settings_in_force
from pistos.reviews.rules.words import GROUNDS, ground_words
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.hiding import decision_rows
from pistos.storefront.reviews.rows import glance

MONTHS = 24


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Whether and how buyers are verified, what is shown, what is never done."""
    shop_of_page()
    figures = shop_figures()
    context = frame() | {
        "figures": figures,
        "glance": glance(figures),
        "rules": settings_in_force(),
        "grounds": list(GROUNDS.values()),
    }
    return render(request, "storefront/reviews/how.html", context)


@require_safe
def moderation(request: HttpRequest) -> HttpResponse:
    """Every decision, by ground, by stars, by month and one by one, with the newest seal."""
    shop_of_page()
    place = lists.Place.of(request)
    page = ledger.decisions(after=place.after, before=place.before)
    by_ground = ledger.hidden_by_ground()
    figures = shop_figures()
    context = frame() | {
        "figures": figures,
        "glance": glance(figures),
        "whole": sum(by_ground.values()),
        "by_ground": [
            {"label": ground_words(code), "count": count} for code, count in by_ground.items()
        ],
        "by_stars": sorted(ledger.hidden_by_stars().items(), reverse=True),
        "months": ledger.months()[:MONTHS],
        "rows": decision_rows(
            page.rows,
            what=lambda entry: entry.stars,
            became=lambda entry: STATES.get(entry.to_state, entry.to_state),
            ground=reason_words,
        ),
        "head": ledger.head(),
        "place": lists.links(request, page, ()),
    }
    return render(request, "storefront/reviews/moderation.html", context)
