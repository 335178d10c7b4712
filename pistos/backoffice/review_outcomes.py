"""What a broken promise costs in stars, which couriers it is with, and which products stand lowest."""

import csv
import io
from collections.abc import Iterable
from typing import Any, TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.kit.csvs import safe_cell
from pistos.kit.languages import text_in
from pistos.kit.statistics import FEW
from pistos.partners.models import Partner
from pistos.reviews.models import Outcome, OutcomeFigures
from pistos.reviews.queries.exporting import own_csv, own_json
from pistos.reviews.queries.outcomes import PRODUCT, PURCHASE, Outcomes, outcomes
from pistos.reviews.queries.standings import weakest_products
from pistos.reviews.rules.outcomes import Cost, Marks, cost_of

OUTCOMES = {
    Outcome.KEPT: gettext_lazy("Arrived by the promised day"),
    Outcome.LATE: gettext_lazy("Arrived after the promised day"),
    Outcome.MISSING: gettext_lazy("Has not arrived, the day is over"),
    Outcome.UNPROVEN: gettext_lazy("Nobody can prove it"),
    Outcome.WITHDRAWN: gettext_lazy("Called off by the customer"),
    Outcome.OPEN: gettext_lazy("The day is still to come"),
    Outcome.NONE: gettext_lazy("No day was promised"),
}
ABOUT = {
    PRODUCT: gettext_lazy("Reviews of products"),
    PURCHASE: gettext_lazy("Reviews of whole purchases, from imports"),
}
COURIERS = 20
Response = TypeVar("Response", HttpResponse, StreamingHttpResponse)


@require_safe
@desk("see_indicators")
def review_outcomes(request: DeskRequest) -> HttpResponse:
    told = [(about, outcomes(about)) for about in ABOUT]
    context = {
        "parts": [_part(about, found) for about, found in told if found.by_outcome],
        "weakest": [
            {
                "name": text_in(row.name, language()) or row.code,
                "value": _stars(row.value),
                **_row(row.marks),
            }
            for row in weakest_products()
        ],
        "may_export": may(request.agent.role, "export_reviews"),
    }
    return render(request, "backoffice/indicators/review_outcomes.html", context)


@require_safe
@desk("see_indicators")
def figures_csv(request: DeskRequest) -> HttpResponse:
    """The roll-up as it stands: about, outcome, courier and counts from one to five stars."""
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(["about", "outcome", "courier", "1", "2", "3", "4", "5", "made_at"])
    names = _couriers(OutcomeFigures.objects.values_list("courier_id", flat=True))
    for row in OutcomeFigures.objects.order_by("about", "outcome", "courier_id"):
        stars = (row.stars_1, row.stars_2, row.stars_3, row.stars_4, row.stars_5)
        courier = safe_cell(names.get(row.courier_id, ""))
        out.writerow([row.about, row.outcome, courier, *stars, row.made_at.isoformat()])
    return _file(HttpResponse(text.getvalue(), content_type=_CSV), "stars-by-promise.csv")


@require_safe
@desk("export_reviews")
def export_csv(request: DeskRequest) -> StreamingHttpResponse:
    return _file(StreamingHttpResponse(own_csv(), content_type=_CSV), "reviews.csv")


@require_safe
@desk("export_reviews")
def export_json(request: DeskRequest) -> StreamingHttpResponse:
    return _file(StreamingHttpResponse(own_json(), content_type="application/json"), "reviews.json")


_CSV = "text/csv; charset=utf-8"


def _file(response: Response, name: str) -> Response:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _part(about: str, found: Outcomes) -> dict[str, Any]:
    names = _couriers(row.courier_id for row in found.couriers)
    return {
        "id": about,
        "title": ABOUT[about],
        "made_at": found.made_at,
        "kept": _stars(found.kept.mean),
        "kept_note": _of(found.kept),
        "broken": _stars(found.broken.mean),
        "broken_note": _of(found.broken),
        "cost": _stars(found.cost.value) if found.cost else "–",
        "cost_note": _interval(found.cost),
        "is_few": min(found.kept.count, found.broken.count) < FEW,
        "rows": [
            {"label": OUTCOMES[Outcome(name)], **_row(marks)}
            for name, marks in found.by_outcome.items()
        ],
        "bars": [
            (str(OUTCOMES[Outcome(name)]), marks.stars) for name, marks in found.by_outcome.items()
        ],
        "legend": [
            ngettext("%(count)s star", "%(count)s stars", stars) % {"count": stars}
            for stars in range(1, 6)
        ],
        "couriers": [
            {
                "name": names.get(row.courier_id, "–"),
                "kept": _stars(row.kept.mean),
                "kept_note": _of(row.kept),
                "broken": _stars(row.broken.mean),
                "broken_note": _of(row.broken),
                "cost_note": _interval(cost_of(row.kept, row.broken)),
            }
            for row in found.couriers[:COURIERS]
        ],
    }


def _row(marks: Marks) -> dict[str, Any]:
    said = language()
    return {
        "count": words.number_words(marks.count, said),
        "mean": _stars(marks.mean),
        "shares": [
            words.percent_words(n / marks.count, said, 0) if marks.count else "–"
            for n in marks.stars
        ],
        "is_few": marks.count < FEW,
    }


def _of(marks: Marks) -> str:
    told = ngettext("%(count)s review", "%(count)s reviews", marks.count)
    return told % {"count": words.number_words(marks.count, language())}


def _stars(value: float | None) -> str:
    return "–" if value is None else words.number_words(round(value, 2), language())


def _interval(cost: Cost | None) -> str:
    if cost is None:
        return _("Too few reviews to compare.")
    told = {"low": _stars(cost.low), "high": _stars(cost.high)}
    if not cost.is_proven:
        return _("Between %(low)s and %(high)s: no proven difference.") % told
    return _("Between %(low)s and %(high)s, with a chance of 95 of 100.") % told


def _couriers(ids: Iterable[int]) -> dict[int, str]:
    return dict(Partner.objects.filter(pk__in=set(ids)).values_list("pk", "name"))
