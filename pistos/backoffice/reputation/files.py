"""The record of the name, and who read before buying, as files."""

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from pistos.backoffice.downloads import csv_file
from pistos.components.gate import DeskRequest, desk
from pistos.kit import clock
from pistos.promises.rules.due import day_of
from pistos.reputation.queries import record
from pistos.shop.queries import the_shop
from pistos.tools.queries.measures import measured, readers
from pistos.tools.rules.kinds import VOICES

QUARTER = timedelta(days=90)


@require_safe
@desk("see_indicators")
def record_csv(request: DeskRequest) -> HttpResponse:
    """Every change of every source with its cause, and the score of the whole at the end of each day."""
    changes = (
        (row.day, row.source, row.cause, row.count, row.points, row.score)
        for row in record.all_changes()
    )
    whole = ((day, "whole", "", "", "", score) for day, score in record.series())
    columns = ("day", "source", "cause", "count", "points", "score")
    return csv_file("our-name", columns, [*changes, *whole])


@require_safe
@desk("see_indicators")
def voices_csv(request: DeskRequest) -> HttpResponse:
    """Who read reviews or answers and who did not, how many of each bought; and who read before buying."""
    today = day_of(clock.now(), the_shop().time_zone)
    since = today - QUARTER + timedelta(days=1)
    rows: list[tuple[object, ...]] = []
    for row in measured(since=since, until=today):
        if row.kind in VOICES:
            rows.append((row.kind, "read", row.users.bought, row.users.looked))
            rows.append((row.kind, "did_not_read", row.others.bought, row.others.looked))
    for kind in VOICES:
        first = readers(kind, since=since, until=today)
        rows.append((kind, "orders_whose_buyer_read", first.numerator, first.denominator))
    return csv_file(
        "read-before-buying",
        ("what", "figure", "count", "of", "from", "until"),
        [(*row, since, today) for row in rows],
    )
