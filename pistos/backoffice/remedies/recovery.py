"""Recovery as a whole: who is satisfied again, what it costs, what corrections spare, whom to write to."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pistos.causes.queries.tree import cause_names, path_of
from pistos.complaints.queries import recovered
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock, words
from pistos.mistakes.queries.prevention import corrections, prevention_cost
from pistos.remedies.models import RemedyKind
from pistos.remedies.queries.costs import RecoveryCost, costs_by_cause, costs_by_month
from pistos.shop.queries import the_shop

YEAR = timedelta(days=365)
FATES = {
    "recovered": _("disappointed, and won again"),
    "never": _("never disappointed"),
    "lost": _("disappointed, and not won"),
}


@require_safe
@desk("see_complaints")
def recovery(request: DeskRequest) -> HttpResponse:
    """The last twelve months. Some twenty queries, whatever their number of rows."""
    until = clock.now()
    since = until - YEAR
    costs = costs_by_cause(since, until)
    names = cause_names(language())
    spent = sum((cost.whole for cost in costs.values()), 0)
    context = {
        "conversion": recovered.conversion(since, until),
        "trend": _trend(since, until),
        "by_remedy": [
            (RemedyKind(kind).label if kind else _("without a remedy"), share)
            for kind, share in recovered.conversion_by_remedy(since, until)
        ],
        "forgiven": recovered.forgiveness(since, until),
        "opinion": recovered.good_opinion(since, until),
        "again": [
            (FATES[fate], share)
            for fate, share in recovered.bought_again(since - YEAR / 2, until - YEAR / 2).items()
        ],
        "costs": [
            (path_of(cause, names) if cause else _("no cause yet"), cost)
            for cause, cost in list(costs.items())[:12]
        ],
        "cost_plot": _costs(since, until),
        "spent": spent,
        "prevented": prevention_cost(since, until),
        "corrections": corrections(since, until),
        "win_back": list(recovered.win_back_list()),
        "panel": list(recovered.panel()),
        "currency": the_shop().currency,
    }
    return render(request, "backoffice/remedies/recovery.html", context)


def _trend(since: datetime, until: datetime) -> dict[str, Any]:
    rows = recovered.conversion_by_month(since, until)
    return {
        "labels": [words.month_words(month.date(), language()) for month, _share in rows],
        "series": [
            {"label": str(_("Satisfied again")), "values": [share.share for _month, share in rows]}
        ],
    }


def _costs(since: datetime, until: datetime) -> dict[str, Any]:
    rows: list[tuple[datetime, RecoveryCost]] = costs_by_month(since, until)
    return {
        "labels": [words.month_words(month.date(), language()) for month, _cost in rows],
        "series": [
            {"label": str(_("Putting right")), "values": [float(cost.whole) for _m, cost in rows]}
        ],
    }
