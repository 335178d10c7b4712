"""What couriers report of parcels, sent by their own system or by whatever stands between."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from pistos.accounts.models import ApiKey, Scope
from pistos.api.door import problem, with_key
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.orders.actions import take_scan_file
from pistos.orders.rules.scan_files import COLUMNS
from pistos.shop.queries import the_shop

MOST_SCANS = 500
MOST_BYTES = 512 * 1024
FIRST_ROW = 2
"""Rows of a file are counted below its heading; here the first is 0."""


@with_key(Scope.SCANS)
def scans(request: HttpRequest, key: ApiKey) -> HttpResponse:
    """Takes up to 500 reports. The same report again, in this call or a later one, changes nothing: a call
    that was not answered may be sent once more as it was."""
    if len(request.body) > MOST_BYTES:
        return problem(413, "too_long", f"At most {MOST_BYTES} bytes.")
    rows = _rows(request.body)
    if rows is None:
        return problem(400, "not_readable", 'Send {"scans": [{"tracking_number": "…", …}]}.')
    if len(rows) > MOST_SCANS:
        return problem(413, "too_many", f"At most {MOST_SCANS} reports in a call.")
    taken = take_scan_file(
        rows=rows,
        zone=the_shop().time_zone,
        by=Actor.machine(f"api.key:{key.pk}"),
        at=clock.now(),
    )
    return JsonResponse(
        {
            "taken": taken.taken,
            "unknown": taken.unknown,
            "unusable": [
                {"place": one.row - FIRST_ROW, "because": one.because} for one in taken.unusable
            ],
        }
    )


def _rows(body: bytes) -> list[dict[str, str]] | None:
    """Each report as text by column, as a file would give it; None where it is no such table."""
    try:
        given: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    found = given.get("scans") if isinstance(given, dict) else None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        return None
    return [{name: _text(row.get(name)) for name in COLUMNS} for row in found]


def _text(value: object) -> str:
    return value.replace("\x00", "") if isinstance(value, str) else ""
