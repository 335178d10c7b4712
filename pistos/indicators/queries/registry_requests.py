"""The measures of unusual requests and of the policy on abuse; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.rules.measures import (
    Figure,
    Measure,
    Parameters,
    Period,
    Unit,
    share_figure,
)
from pistos.requests.queries.abuse import uses_between
from pistos.requests.queries.wishes import fulfilled_between


def fulfilled(period: Period, given: Parameters) -> Figure:
    found = fulfilled_between(period.starts_at, period.ends_at)
    return share_figure(found.done, found.decided)


def pauses(period: Period, given: Parameters) -> Figure:
    found = uses_between(period.starts_at, period.ends_at)
    return Figure(float(found.witnessed), None, found.warned)


REQUESTS = (
    Measure(
        "requests_fulfilled",
        _("Unusual requests fulfilled"),
        _("Unusual requests done ÷ done and declined; what customers took back counts in neither."),
        _("requests"),
        Unit.SHARE,
        True,
        fulfilled,
    ),
    Measure(
        "abuse_pauses",
        _("Pauses under the policy on abuse"),
        _("Pauses of answers confirmed by a second person in the period."),
        _("requests: log of abuse"),
        Unit.COUNT,
        False,
        pauses,
    ),
)
