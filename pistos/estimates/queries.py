"""Estimates for the rest of the program: two indexed reads, then plain arithmetic.

Nothing here learns; no statistics library is loaded by a web process for it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import inf

from pistos.estimates.models import Cell as CellRow
from pistos.estimates.models import ModelVersion, WaitCurve
from pistos.estimates.rules import DELIVERY, HAND_OVER, TRANSIT, Case, Quote, Risk, Standing
from pistos.estimates.rules.addresses import address_of, figures_from
from pistos.estimates.rules.cells import Cell, CellKey, Model, keys_for, start_of
from pistos.estimates.rules.days import wall
from pistos.estimates.rules.quoting import chance_of, quote_from
from pistos.estimates.rules.reports import TELLING, after_report, scan_case
from pistos.estimates.rules.risk import risk_of
from pistos.estimates.rules.waits import (
    AFTER_SCAN,
    ANSWER,
    AnswerCase,
    AnswerQuote,
    Curve,
    Grouped,
    quote_wait,
)
from pistos.kit.keeping import Kept
from pistos.kit.marking import kept_by_marks
from pistos.kit.once import once

NO_MODEL = "default"
"""Named where nothing has been learned yet."""

_versions: Kept[tuple[ModelVersion | None]] = Kept(2)


def current_version() -> ModelVersion | None:
    """The model in use."""
    return once(current_version, lambda: kept_by_marks(_versions, "model", _read_current)[0])


def _read_current() -> tuple[ModelVersion | None]:
    return (ModelVersion.objects.filter(is_current=True).first(),)


def quote(*, case: Case, at: datetime, target: float) -> Quote:
    """The usual and the promised day of a delivery, its chance and its grounds. Two queries."""
    return quote_from(_model_for(_delivery_keys(case)), case, at, target)


def quotes(*, cases: Sequence[Case], at: datetime, target: float) -> list[Quote]:
    """`quote` for many, with the same two queries."""
    model = _model_for(key for case in cases for key in _delivery_keys(case))
    return [quote_from(model, case, at, target) for case in cases]


def chance_by(*, case: Case, due_on: date) -> float:
    """The chance that a parcel which arrives does so by the end of `due_on`: what a promise made
    by hand is measured against. Two queries."""
    return chance_of(_model_for(_delivery_keys(case)), case, due_on)


def lateness_of(standings: Sequence[Standing], *, at: datetime, target: float) -> list[Risk]:
    """How delivery promises under way stand at `at`, in their order. Two queries, and one more where a
    courier's last report speaks for itself."""
    model = _model_for(key for standing in standings for key in _standing_keys(standing, at))
    reported = {
        group
        for standing in standings
        if standing.last_code in TELLING
        for group in scan_case(standing).groups()
    }
    curves = _curves_named(reported, AFTER_SCAN) if reported else {}
    return [
        after_report(risk_of(model, standing, at, target), standing, curves, at, target)
        for standing in standings
    ]


def answer_quote(*, case: AnswerCase, target: float, quantity: str = ANSWER) -> AnswerQuote:
    """The working time an answer usually takes and can be promised within. One query."""
    return quote_wait(_curves_of(case, quantity), case, target)


def _curves_of(case: Grouped, quantity: str) -> dict[str, Curve]:
    return _curves_named(case.groups(), quantity)


def _curves_named(groups: Iterable[str], quantity: str) -> dict[str, Curve]:
    rows = WaitCurve.objects.filter(quantity=quantity, group__in=list(groups))
    return {
        row.group: Curve(
            tuple(inf if at_share < 0 else at_share for at_share in row.seconds),
            row.sample,
            tuple(row.kept),
        )
        for row in rows
    }


def _delivery_keys(case: Case) -> list[CellKey]:
    start = start_of(case)
    return keys_for(case, DELIVERY, start, date.fromordinal(int(start)).month)


def _standing_keys(standing: Standing, at: datetime) -> list[CellKey]:
    case, handed = standing.case, standing.handed_over_at
    begins = wall(at if handed is None else min(handed, at), case.zone)
    keys = _delivery_keys(case)
    keys += keys_for(case, TRANSIT, begins, date.fromordinal(int(begins)).month)
    start = start_of(case)
    return keys + keys_for(case, HAND_OVER, start, date.fromordinal(int(start)).month)


def _model_for(keys: Iterable[CellKey]) -> Model:
    """The part of the model in use that the keys name."""
    version = current_version()
    if version is None:
        return Model(NO_MODEL, {})
    by_address = {address_of(key): key for key in keys}
    found = CellRow.objects.filter(model=version, address__in=list(by_address)).values_list(
        "address", "effect", "parcels", "window_days", "curve", "within"
    )
    cells = {
        by_address[address]: Cell(effect, parcels, days, tuple(curve), tuple(within))
        for address, effect, parcels, days, curve, within in found
    }
    return Model(version.name, figures_from(version.figures), cells)
