"""What a courier's last report says of the time that is left, where it says more than the way so far."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import isinf
from zoneinfo import ZoneInfo

from pistos.estimates.rules.cases import Risk
from pistos.estimates.rules.risk import Standing
from pistos.estimates.rules.waits import SHARES, Curve, ScanCase, chance_within, narrowest

TELLING = frozenset({"out_for_delivery", "attempt_failed", "ready_for_pickup", "held"})
"""Reports after which a parcel is nearly there, or stuck: how long that lasts is learned by courier.
Any other report says that the parcel moves, which the time on the way speaks of already."""
SLOW = {"attempt_failed", "ready_for_pickup", "held"}
"""These are named as the reason where they make a promise late more likely."""


def scan_case(standing: Standing) -> ScanCase:
    return ScanCase(standing.last_code, standing.case.courier)


def after_report(
    risk: Risk, standing: Standing, curves: Mapping[str, Curve], at: datetime, target: float
) -> Risk:
    """The risk by the last report: of parcels reported so and not delivered for as long as this one,
    the share that came by the end of the due day. Unchanged without a telling report or its history."""
    if standing.last_code not in TELLING or standing.last_scan_at is None:
        return risk
    curve = narrowest(curves, scan_case(standing))
    if curve is None:
        return risk
    since = min(standing.last_scan_at, at)
    zone = ZoneInfo(standing.case.zone)
    ends_at = datetime.combine(standing.due_on + timedelta(days=1), time(), zone)
    passed = chance_within(curve, (at - since).total_seconds())
    by_due = chance_within(curve, (ends_at - since).total_seconds())
    if passed >= SHARES[-1]:
        return risk
    left = 1.0 - passed
    late = 1.0 if ends_at <= at else round((1.0 - max(by_due, passed)) / left, 4)
    usual = _instant(curve, since, passed + 0.5 * left, at)
    held = _instant(curve, since, passed + target * left, at)
    return replace(
        risk,
        chance_late=late,
        reason=standing.last_code if standing.last_code in SLOW else risk.reason,
        expected_on=usual.astimezone(zone).date(),
        promised_on=max(usual, held).astimezone(zone).date(),
    )


def _instant(curve: Curve, since: datetime, share: float, at: datetime) -> datetime:
    """When the share is reached; where no wait reached that far, twice the longest that is known."""
    known = [seconds for seconds in curve.seconds if not isinf(seconds)]
    for at_share, seconds in zip(SHARES, curve.seconds, strict=True):
        if at_share >= share and not isinf(seconds):
            return max(since + timedelta(seconds=seconds), at)
    return max(since + timedelta(seconds=2 * max(known, default=0.0)), at)
