"""The measures of what comes back and is put right; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.rules.measures import (
    Figure,
    Measure,
    Parameters,
    Period,
    Unit,
    share_figure,
)
from pistos.returns.queries import figures


def pieces_returned(period: Period, given: Parameters) -> Figure:
    """Narrowed to one answer where `answer` is given; the others stand among the details."""
    found = figures.returned(period.starts_at, period.ends_at)
    answer = given.get("answer", "")
    part = found.by_answer.get(answer, 0) if answer else sum(found.by_answer.values())
    details = {name: float(many) for name, many in found.by_answer.items()}
    return share_figure(min(part, found.sold), found.sold, **details)


def repair_days_kept(period: Period, given: Parameters) -> Figure:
    found = figures.claim_days_kept(period.starts_at, period.ends_at)
    return share_figure(found.part, found.whole)


def courier_claims_in_time(period: Period, given: Parameters) -> Figure:
    found = figures.courier_claims_in_time(period.starts_at, period.ends_at)
    return share_figure(found.part, found.whole)


RETURNS = (
    Measure(
        "pieces_returned",
        _("Pieces that came back or were claimed"),
        _("Pieces told of in the period ÷ pieces sold in it; `answer` narrows it to one reason."),
        _("returns: lines of claims; orders: lines"),
        Unit.SHARE,
        False,
        pieces_returned,
        ("answer",),
    ),
    Measure(
        "repair_days_kept",
        _("Days of repairs kept"),
        _("Promised days of repairs that were kept ÷ kept and broken."),
        _("promises: where each stands"),
        Unit.SHARE,
        True,
        repair_days_kept,
    ),
    Measure(
        "courier_claims_in_time",
        _("Claims against couriers sent in time"),
        _(
            "Claims against couriers sent by their last day ÷ those whose last day lies in the period."
        ),
        _("returns: claims against couriers"),
        Unit.SHARE,
        True,
        courier_claims_in_time,
    ),
)
