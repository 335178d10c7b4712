"""Drawn figures, each with the same figures as a table or in words beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.template import Library

from pistos.components.figures import Scale, round_scale, segments, share_scale
from pistos.components.tags.speaking import language
from pistos.kit import words

register = Library()

TOP, HEIGHT = 14, 180
SERIES_KINDS = 4
CAUSE_KINDS = 6


def _writer(unit: str) -> Callable[[float], str]:
    said = language()
    if unit == "percent":
        return lambda value: words.percent_words(value, said)
    return lambda value: words.number_words(round(value, 2), said)


def _tick_writer(unit: str, scale: Scale) -> Callable[[float], str]:
    if unit != "percent":
        return _writer(unit)
    said = language()
    digits = 1 if any(abs(tick * 100 - round(tick * 100)) > 1e-6 for tick in scale.ticks) else 0
    return lambda value: words.percent_words(value, said, digits)


def _scale(series: Sequence[Mapping[str, Any]], unit: str, kind: str) -> Scale:
    known = [value for row in series for value in row["values"] if value is not None]
    if unit == "percent" and kind == "line":
        return share_scale(known)
    return round_scale(known, floor_at=0.0)


def _labels(labels: Sequence[str], place: Callable[[int], float]) -> list[dict[str, str]]:
    """Axis labels; at most about seven stay on a wide plot and about four on a narrow one."""
    count = len(labels)
    wide, narrow = max(1, -(-count // 7)), max(1, -(-count // 3))
    shown = []
    for at, text in enumerate(labels):
        back = count - 1 - at
        if back % wide and back % narrow:
            continue
        kind = "" if back % narrow == 0 else "wide-only"
        if back % wide:
            kind = "narrow-only"
        anchor = "end" if back == 0 and count > 1 else "middle"
        shown.append({"x": f"{place(at):.2f}%", "text": text, "kind": kind, "anchor": anchor})
    return shown


@register.inclusion_tag("components/trend_plot.html")
def trend_plot(
    *,
    id: str,  # noqa: A002 - it becomes the id attribute
    title: str,
    labels: Sequence[str],
    series: Sequence[Mapping[str, Any]],
    unit: str = "number",
    kind: str = "line",
    best: int | None = None,
    source: str = "",
    counts: Sequence[int] = (),
    counts_label: str = "",
) -> dict[str, Any]:
    """Series over time. `series` rows have `label` and `values` (None where nothing was measured).

    `unit` is "percent" (shares 0…1) or "number"; `kind` "line" or "bars"; `best` marks that position of
    the first series as the shop's own best. `counts`, one per label, stand under `counts_label` in
    the table alone: what the shares are shares of.
    """
    scale = _scale(series, unit, kind)
    count = len(labels)
    write, write_tick = _writer(unit), _tick_writer(unit, scale)

    def across(at: int) -> float:
        if kind == "bars":
            return 9 + 90 * (at + 0.5) / max(1, count)
        return 9 + 90 * (at / (count - 1) if count > 1 else 0.5)

    def down(value: float) -> float:
        return TOP + HEIGHT * (1 - scale.share(value))

    return {
        "id": id,
        "title": title,
        "source": source,
        "kind": kind,
        "height": HEIGHT,
        "top": TOP,
        "foot": TOP + HEIGHT + 20,
        "ticks": [{"y": f"{down(t):.1f}", "text": write_tick(t)} for t in scale.ticks],
        "labels": _labels(labels, across),
        "drawn": [
            _drawn(at, row, across, down, write, best if at == 0 else None)
            for at, row in enumerate(series)
        ],
        "bars": _bars(series, across, down, count) if kind == "bars" else [],
        "counts_label": counts_label,
        "rows": _table(labels, counts, series, write),
    }


def _table(
    labels: Sequence[str],
    counts: Sequence[int],
    series: Sequence[Mapping[str, Any]],
    write: Callable[[float], str],
) -> list[tuple[str, list[str]]]:
    said = language()
    rows = []
    for at, label in enumerate(labels):
        first = [words.number_words(counts[at], said)] if counts else []
        rows.append((label, first + [_cell(row["values"], at, write) for row in series]))
    return rows


def _cell(values: Sequence[float | None], at: int, write: Callable[[float], str]) -> str:
    value = values[at] if at < len(values) else None
    return "–" if value is None else write(value)


def _drawn(
    at: int,
    row: Mapping[str, Any],
    across: Callable[[int], float],
    down: Callable[[float], float],
    write: Callable[[float], str],
    best: int | None,
) -> dict[str, Any]:
    values = row["values"]
    runs = segments(values)
    last = runs[-1][-1] if runs else None
    # Single points cannot be seen as lines; the last and the best are the ones that are read.
    alone = [run[0] for run in runs if len(run) == 1]
    marked = {at for at in (last, best, *alone) if at is not None}
    return {
        "label": row["label"],
        "kind": f"series-{at % SERIES_KINDS + 1}",
        "lines": [
            " ".join(f"{across(i) * 10:.1f},{down(values[i]) - TOP:.1f}" for i in run)
            for run in runs
            if len(run) > 1
        ],
        "dots": [
            {
                "x": f"{across(i):.2f}%",
                "y": f"{down(values[i]):.1f}",
                "text_y": f"{max(11.0, down(values[i]) - 10):.1f}",
                "text": write(values[i]),
                "is_best": i == best,
                "anchor": "end" if across(i) > 85 else "middle",
            }
            for i in sorted(marked)
        ],
    }


def _bars(
    series: Sequence[Mapping[str, Any]],
    across: Callable[[int], float],
    down: Callable[[float], float],
    count: int,
) -> list[dict[str, str]]:
    room = 90 / max(1, count) * 0.7
    each = room / max(1, len(series))
    foot = down(0)
    return [
        {
            "x": f"{across(i) - room / 2 + each * at:.2f}%",
            "width": f"{each * 0.92:.2f}%",
            "y": f"{down(value):.1f}",
            "height": f"{foot - down(value):.1f}",
            "kind": f"series-{at % SERIES_KINDS + 1}",
        }
        for at, row in enumerate(series)
        for i, value in enumerate(row["values"])
        if value is not None
    ]


@register.inclusion_tag("components/cause_bars.html")
def cause_bars(
    *,
    id: str,  # noqa: A002 - it becomes the id attribute
    title: str,
    causes: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    head: str = "",
) -> dict[str, Any]:
    """Stacked bars: a row is (label, one count per cause), all rows on one scale. Past five causes,
    merge the rest. `head` is what the labels are, in the table; periods when empty.
    """
    longest = max((sum(counts) for _, counts in rows), default=0) or 1
    write = _writer("number")
    drawn = []
    for label, counts in rows:
        parts, at = [], 0.0
        for index, count in enumerate(counts):
            width = 100 * count / longest
            if count:
                parts.append(
                    {
                        "x": f"{at:.2f}%",
                        "width": f"{width:.2f}%",
                        "kind": f"cause-{index % CAUSE_KINDS + 1}",
                        "label": causes[index],
                        "count": write(count),
                    }
                )
            at += width
        cells = [write(count) for count in counts]
        drawn.append({"label": label, "parts": parts, "total": write(sum(counts)), "cells": cells})
    legend = [(cause, f"cause-{at % CAUSE_KINDS + 1}") for at, cause in enumerate(causes)]
    return {"id": id, "title": title, "causes": legend, "rows": drawn, "head": head}


@register.inclusion_tag("components/ranked_bars.html")
def ranked_bars(
    *, title: str, rows: Sequence[tuple[str, int]], head: str = "", tone: str = "accent"
) -> dict[str, Any]:
    """A table of (label, count) with a bar per row; shares are of the sum of all rows."""
    said = language()
    whole = sum(count for _, count in rows) or 1
    longest = max((count for _, count in rows), default=1) or 1
    return {
        "title": title,
        "head": head,
        "tone": tone,
        "rows": [
            {
                "label": label,
                "count": words.number_words(count, said),
                "share": words.percent_words(count / whole, said, 0),
                "width": f"{100 * count / longest:.1f}%",
            }
            for label, count in rows
        ],
    }


@register.inclusion_tag("components/spread_strip.html")
def spread_strip(
    *,
    low: float,
    usual: float,
    high: float,
    worst: float,
    end: float,
    start: float = 0.0,
    label: str = "",
    said: str = "",
) -> dict[str, Any]:
    """How steady a partner is, in days: one of ten up to `low`, half up to `usual`, nine of ten up to
    `high`.

    `worst` is the mean of the worst tenth; the strip runs from `start` to `end`, which rows that are
    compared must share. `said` replaces the words below it.
    """
    axis = Scale(start, max(end, start + 0.1), ())
    write = _writer("number")
    return {
        "label": label,
        "said": said,
        "x": f"{axis.share(low) * 100:.1f}%",
        "width": f"{max(0.5, (axis.share(high) - axis.share(low)) * 100):.1f}%",
        "usual": f"{axis.share(usual) * 100:.1f}%",
        "high": f"{axis.share(high) * 100:.1f}%",
        "worst": f"{axis.share(worst) * 100:.1f}%",
        "usual_words": write(usual),
        "high_words": write(high),
        "worst_words": write(worst),
    }


@register.inclusion_tag("components/figure_tile.html")
def figure_tile(
    *,
    label: str,
    value: str,
    note: str = "",
    previous: str = "",
    change: str = "",
    best: str = "",
    best_when: str = "",
    is_beaten: bool = False,
    url: str = "",
) -> dict[str, Any]:
    """One figure in words, beside the shop's own previous period and own best.

    `change` is "better", "worse" or "same" against `previous`; `is_beaten` says that this value is
    itself the new best.
    """
    icon = {"better": "rise", "worse": "fall", "same": "level"}.get(change, "")
    return {
        "label": label,
        "value": value,
        "note": note,
        "previous": previous,
        "change": change,
        "icon": icon,
        "best": best,
        "best_when": best_when,
        "is_beaten": is_beaten,
        "url": url,
    }
