"""The published figures as a page reads them: labels, rows and sentences, no queries.

Everything comes from a publication's figures, so the page says what was published, no more.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.partners.models import Partner
from pistos.promises.models import EntryKind
from pistos.promises.rules.due import day_of
from pistos.storefront.labels import OTHER_CAUSES, cause_label, kind_label, region_label

Figures = Mapping[str, Any]
MONTHS_SHOWN = 14
CAUSE_MONTHS_SHOWN = 6
CAUSES_SHOWN = 5
FEW = 30


def is_public_on(public_from: date | None, at: datetime, zone: str) -> bool:
    return public_from is None or day_of(at, zone) >= public_from


def headline(figures: Figures) -> dict[str, Any]:
    """What the big sentence says: the last 90 days, or all time when those are few."""
    period = "90" if _due(figures["customer"]["90"]) >= FEW else "all"
    group = figures["customer"][period]
    return {
        "is_new": figures["is_new"],
        "period": period,
        "count": _due(group),
        "count_words": _number(_due(group)),
        "kept": group["kept"],
        "broken": group["broken"],
        "rate": "" if group["kept_rate"] is None else _percent(group["kept_rate"]),
        "low": "" if group["low"] is None else _percent(group["low"]),
        "high": "" if group["high"] is None else _percent(group["high"]),
    }


def outcomes(figures: Figures, period: str) -> list[dict[str, Any]]:
    """What became of every promise due in a period, as parts of one bar; nothing is left out."""
    group = figures["customer"][period]
    kept_moved = group["kept"] - group["kept_as_told"]
    parts = [
        ("kept", pgettext("outcome", "kept as first told"), group["kept_as_told"]),
        ("moved", pgettext("outcome", "kept after a move we told of"), kept_moved),
        ("broken", pgettext("outcome", "broken"), group["broken"]),
        ("unproven", pgettext("outcome", "no proof possible"), group["unproven"]),
        ("withdrawn", pgettext("outcome", "withdrawn"), group["withdrawn"]),
        ("open", pgettext("outcome", "not settled yet"), group["open"]),
    ]
    drawn, at = [], 0.0
    for key, label, count in parts:
        width = 100 * count / max(1, group["made"])
        if count:
            drawn.append(
                {
                    "key": key,
                    "label": label,
                    "count": _number(count),
                    "share": _share(count, group["made"]),
                    "x": f"{at:.2f}",
                    "width": f"{max(0.3, width - 0.15):.2f}",
                }
            )
        at += width
    return drawn


def beside(group: Figures) -> list[tuple[str, str]]:
    """What stands beside every kept rate, so that it cannot be polished."""
    due, made = _due(group), group["made"]
    return [
        (pgettext("share of promises", "kept as first told"), _share(group["kept_as_told"], due)),
        (pgettext("share of promises", "moved in time and told"), _share(group["moved"], made)),
        (pgettext("share of promises", "withdrawn"), _share(group["withdrawn"], made)),
        (pgettext("share of promises", "without possible proof"), _share(group["unproven"], made)),
    ]


def periods(figures: Figures) -> dict[str, Any]:
    """Measures down, periods across: four columns fit a phone, nine do not."""
    named = [
        ("30", _("30 days")),
        ("90", _("90 days")),
        ("365", _("a year")),
        ("all", _("all time")),
    ]
    measures = [
        ("due", _("Due")),
        ("rate", _("Kept")),
        ("as_told", _("As first told")),
        ("moved", _("Moved")),
        ("withdrawn", _("Withdrawn")),
        ("unproven", _("No proof possible")),
        ("corrected", _("Corrected")),
        ("overturned", _("Overturned")),
    ]
    columns = [_row(figures["customer"][key]) for key, _label in named]
    for column in columns:
        column["rate"] = column["rate"] or column["kept"]
    return {
        "heads": [label for _key, label in named],
        "rows": [
            {
                "label": label,
                "cells": [column[key] for column in columns],
                "is_main": key == "rate",
            }
            for key, label in measures
        ],
    }


def by_kind(figures: Figures, toward: str = "customer", period: str = "90") -> list[dict[str, Any]]:
    kinds, hours = figures[toward][period]["kinds"], figures.get("median_hours", {})
    order = sorted(kinds, key=lambda kind: -_due(kinds[kind]))
    return [
        {
            "label": kind_label(kind),
            "group": kinds[kind],
            "beside": beside(kinds[kind])[:2],
            "median": _median(hours.get(kind)),
        }
        for kind in order
        if _due(kinds[kind])
    ]


def trend(figures: Figures) -> dict[str, Any] | None:
    """The kept rate by closed month, with our own best; None before there are two months."""
    months = [month for month in figures["months"] if month["is_closed"]][-MONTHS_SHOWN:]
    rated = [month for month in months if _due(month["customer"]) >= FEW]
    if len(rated) < 2:
        return None
    best = figures["best_month"]
    names = [month["month"] for month in months]
    last, before = rated[-1], rated[-2]
    return {
        "labels": [_month(name) for name in names],
        "due": [_due(month["customer"]) for month in months],
        "series": [
            {"label": _("Kept"), "values": [_rate(month) for month in months]},
            {"label": _("Kept as first told"), "values": [_told_rate(month) for month in months]},
        ],
        "best": names.index(best["month"]) if best and best["month"] in names else None,
        "tile": _against(last, before, best),
    }


def _against(last: Figures, before: Figures, best: Figures | None) -> dict[str, Any]:
    now, then = last["customer"]["kept_rate"], before["customer"]["kept_rate"]
    change = "same" if abs(now - then) < 0.0005 else "better" if now > then else "worse"
    is_best = best is not None and best["month"] == last["month"]
    return {
        "label": _month(last["month"]),
        "value": _percent(now),
        "previous": _percent(then),
        "previous_month": _month(before["month"]),
        "change": change,
        "is_best": is_best,
        "best": _percent(best["kept_rate"]) if best else "",
        "best_month": _month(best["month"]) if best else "",
    }


def broken(figures: Figures) -> dict[str, Any]:
    """What broke: by cause and month, and each cause against the 90 days before."""
    months = [month for month in figures["months"] if month["customer"]["broken"]]
    months = months[-CAUSE_MONTHS_SHOWN:]
    total: dict[str, int] = {}
    for month in months:
        for cause, count in month["customer"]["causes"].items():
            total[cause] = total.get(cause, 0) + count
    order = sorted(total, key=lambda cause: (-total[cause], cause))
    shown, rest = order[:CAUSES_SHOWN], order[CAUSES_SHOWN:]
    rows = []
    for month in months:
        causes = month["customer"]["causes"]
        counts = [causes.get(cause, 0) for cause in shown]
        if rest:
            counts.append(sum(causes.get(cause, 0) for cause in rest))
        rows.append((_month(month["month"]), counts))
    return {
        "causes": [cause_label(cause) for cause in shown] + ([str(OTHER_CAUSES)] if rest else []),
        "rows": rows,
        "count": figures["customer"]["90"]["broken"],
        "late_count": figures["customer"]["90"]["fulfilled_late"],
        "overturned": figures["customer"]["90"]["overturned"],
        "corrected": figures["customer"]["90"]["corrected"],
        "changes": changes(figures["customer"]["90"], figures["customer"]["previous_90"]),
    }


def changes(now: Figures, before: Figures) -> list[dict[str, Any]]:
    """Each cause in two periods. They differ in size, so the shares are compared, not the counts."""
    counts = {cause: now["causes"].get(cause, 0) for cause in {*now["causes"], *before["causes"]}}
    return [
        {
            "label": cause_label(cause),
            "now": _of_due(count, now),
            "before": _of_due(before["causes"].get(cause, 0), before),
            "change": _change(count, now, before["causes"].get(cause, 0), before),
        }
        for cause, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _of_due(count: int, group: Figures) -> dict[str, str]:
    due = _due(group)
    share = _percent(count / due) if due >= FEW else ""
    return {"count": _number(count), "due": _number(due), "share": share}


def _change(now_count: int, now: Figures, before_count: int, before: Figures) -> str:
    """Empty when one of the periods has too few promises for a share."""
    if min(_due(now), _due(before)) < FEW:
        return ""
    more = now_count / _due(now) - before_count / _due(before)
    return "same" if abs(more) < 0.0005 else "more" if more > 0 else "fewer"


def telling(figures: Figures) -> dict[str, Any]:
    """How early the customer was told of promises that were moved or broke."""
    group = figures["customer"]["90"]
    told = group["told_first"]
    lead = timedelta(seconds=group["told_first_seconds"] / told) if told else None
    return {
        "needed": group["needed_telling"],
        "needed_words": _number(group["needed_telling"]),
        "told": told,
        "told_words": _number(told),
        "share": _share(told, group["needed_telling"]),
        "lead": words.span_words(_rounded(lead), language()) if lead else "",
        "months": [
            (
                _month(month["month"]),
                month["customer"]["needed_telling"],
                month["customer"]["told_first"],
                _share(month["customer"]["told_first"], month["customer"]["needed_telling"]),
            )
            for month in figures["months"][-CAUSE_MONTHS_SHOWN:]
        ],
    }


def _median(hours: float | None) -> str:
    return "" if hours is None else words.span_words(_rounded(timedelta(hours=hours)), language())


def _rounded(span: timedelta) -> timedelta:
    """A mean is no appointment: to the hour from an hour on."""
    hour = timedelta(hours=1)
    return hour * round(span / hour) if span >= hour else span


def partner_rows(figures: Figures, partners: Sequence[Partner]) -> list[dict[str, Any]]:
    """Promises of partners toward the shop, suppliers' too; only those who work with us now are
    named."""
    named = {partner.pk: partner.name for partner in partners}
    return [
        {"name": named[row["partner_id"]], "kind": kind_label(row["kind"]), **_row(row)}
        for row in figures["partners"]
        if row["partner_id"] in named and _due(row)
    ]


def region_rows(figures: Figures) -> list[dict[str, Any]]:
    return [
        {
            "label": _("Other regions")
            if row["is_other"]
            else region_label(row["country"], row["region"]),
            **_row(row),
        }
        for row in figures["regions"]
        if _due(row)
    ]


def restatements(figures: Figures) -> list[dict[str, Any]]:
    return [
        {
            "month": _month(row["month"]),
            "first_kept": _number(row["first"]["kept"]),
            "first_broken": _number(row["first"]["broken"]),
            "now_kept": _number(row["now"]["kept"]),
            "now_broken": _number(row["now"]["broken"]),
            "first_at": datetime.fromisoformat(row["first"]["as_known_at"]),
        }
        for row in figures["restatements"]
    ]


def entry_words(kind: str) -> str:
    """One entry of a promise's life, said plainly."""
    said = {
        EntryKind.MADE: _("Promised"),
        EntryKind.MOVED: _("Moved to a new day, and you were told"),
        EntryKind.KEPT: _("Kept"),
        EntryKind.BROKEN: _("Not kept in time"),
        EntryKind.FULFILLED_LATE: _("Done, later than promised"),
        EntryKind.UNPROVEN: _("Due; no proof is possible on this way"),
        EntryKind.CORRECTED: _("Kept after all: the proof came later"),
        EntryKind.OVERTURNED: _("In time, but not right"),
        EntryKind.WITHDRAWN: _("Withdrawn"),
    }
    return said[EntryKind(kind)]


def _row(group: Figures) -> dict[str, Any]:
    due = _due(group)
    return {
        "due": _number(due),
        "kept": _number(group["kept"]),
        "broken": _number(group["broken"]),
        "rate": _percent(group["kept_rate"]) if due >= FEW else "",
        "low": _percent(group["low"]) if due else "",
        "high": _percent(group["high"]) if due else "",
        "as_told": _share(group["kept_as_told"], due),
        "moved": _share(group["moved"], group["made"]),
        "withdrawn": _share(group["withdrawn"], group["made"]),
        "unproven": _share(group["unproven"], group["made"]),
        "corrected": _share(group["corrected"], due),
        "overturned": _share(group["overturned"], due),
        "imported": group["imported"],
    }


def _due(group: Figures) -> int:
    due: int = group["kept"] + group["broken"]
    return due


def _rate(month: Figures) -> float | None:
    rate: float | None = month["customer"]["kept_rate"]
    return rate if _due(month["customer"]) >= FEW else None


def _told_rate(month: Figures) -> float | None:
    due = _due(month["customer"])
    return month["customer"]["kept_as_told"] / due if due >= FEW else None


def _share(part: int, whole: int) -> str:
    return _percent(part / whole) if whole else "–"


def _percent(share: float) -> str:
    return words.percent_words(share, language())


def _number(value: int) -> str:
    return words.number_words(value, language())


def _month(name: str) -> str:
    return words.month_words(date.fromisoformat(f"{name}-01"), language())
