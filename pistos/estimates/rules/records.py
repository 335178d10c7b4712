"""The plain record of each group, which a customer or the owner can check by counting."""

from dataclasses import replace
from datetime import datetime

import numpy as np

from pistos.estimates.rules import cells as rows
from pistos.estimates.rules.cells import Cell, CellKey, Model
from pistos.estimates.rules.curves import step, survival
from pistos.estimates.rules.history import History, Table, known_at, level_codes

WINDOWS = (90, 365)
"""Days looked back upon; the longer where the shorter shows fewer than FEW parcels."""
FEW = 30
FURTHEST = 60
"""Calendar days up to which the share arrived is kept."""


def with_records(model: Model, history: History, at: datetime) -> Model:
    """The model with the record of each group that has a spread."""
    cells = dict(model.cells)
    for quantity in model.figures:
        table = known_at(history, quantity, at)
        coded = level_codes(history, table, rows.CURVES[quantity])
        for level, (code, keys) in coded.items():
            order = np.argsort(code, kind="stable")
            bounds = np.searchsorted(code[order], np.arange(len(keys) + 1))
            for number, text in enumerate(keys):
                key: CellKey = (quantity, rows.curve_level(level), text)
                if key in cells:
                    lines = order[bounds[number] : bounds[number + 1]]
                    cells[key] = _recorded(cells[key], table, lines)
    return replace(model, cells=cells)


def _recorded(cell: Cell, table: Table, lines: np.ndarray) -> Cell:
    """Calendar days by Kaplan-Meier: what is under way counts as long as it was watched."""
    window, recent = WINDOWS[0], lines
    for days in WINDOWS:
        window, recent = days, lines[table.since[lines] <= days]
        if len(recent) >= FEW:
            break
    if not len(recent):
        return replace(cell, parcels=0, window_days=window)
    taken = np.floor(table.end[recent]) - np.floor(table.start[recent])
    ordered, lasting = survival(taken, table.ended[recent], np.ones(len(recent)))
    within = 1.0 - step(ordered, lasting, np.arange(FURTHEST + 1.0))
    return replace(
        cell,
        parcels=len(recent),
        window_days=window,
        within=tuple(round(float(share), 3) for share in within),
    )
