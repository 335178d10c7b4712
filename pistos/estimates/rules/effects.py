"""What shortens and what lengthens: an accelerated failure time model with shrunken effects.

The log of the paced duration is a base, plus an effect for each fact of the case, plus the drift
of its fortnight, plus a residual of free form. Unfinished parcels take part with the mean of what
their residual may still become (Buckley & James 1979), weighted by the chance that they will
arrive at all. Effects are drawn to nought by as much as their level as a whole turns out to vary
(empirical Bayes by moments), which makes the back-off from a lane to its region and country.
"""

from dataclasses import dataclass

import numpy as np

from pistos.estimates.rules.curves import survival
from pistos.estimates.rules.days import Bools, Floats, Ints
from pistos.estimates.rules.history import Level

BLOCK_DAYS = 14
BLOCK_PRIOR = 20.0
PASSES, SWEEPS = 3, 3
Coded = dict[Level, tuple[Ints, list[str]]]


@dataclass(frozen=True)
class Fit:
    """`effects` by level and key number. For each line: `centre`, what is expected without drift;
    `residual` against centre and its block's drift; `undrifted` against the centre alone; `weight`,
    1, or for the unfinished the chance of arriving."""

    base: float
    effects: dict[Level, Floats]
    centre: Floats
    residual: Floats
    weight: Floats
    undrifted: Floats
    block: Ints
    drift: Floats


@dataclass(frozen=True)
class Lines:
    """The data of one fit: log paced duration (so far), ended or not, recency weight, log of the
    paced time since the start, the block (fortnight) of each line, and the share never to arrive."""

    log: Floats
    ended: Floats
    recency: Floats
    block: Ints
    mature: Bools
    lost: float


def fit_effects(lines: Lines, coded: Coded) -> Fit:
    """Alternates between filling in the unfinished and estimating drift and effects."""
    coded = {level: pair for level, pair in coded.items() if len(pair[1]) > 1}
    open_ = lines.ended == 0
    done = ~open_
    blocks = int(lines.block.max()) + 1
    base = float(np.average(lines.log[done], weights=lines.recency[done]))
    centre = np.zeros(len(lines.log))
    drift = np.zeros(blocks)
    effects = {level: np.zeros(len(keys)) for level, (_, keys) in coded.items()}
    weight = np.where(done, 1.0, 1.0 - lines.lost)
    filled = residual = lines.log - base
    for _ in range(PASSES):
        residual = lines.log - centre - base
        weight = arrival_weights(residual, lines)
        filled = filled_in(residual, lines.ended, lines.recency * weight)
        weights = lines.recency * weight
        shift = float(np.average(filled, weights=weights))
        base += shift
        value = filled + centre - shift
        spread = float(np.average((value - centre) ** 2, weights=weights))
        for _ in range(SWEEPS):
            centre, drift = _update(value, centre, drift, lines.block, weights, BLOCK_PRIOR)
            for level, (code, _keys) in coded.items():
                prior = _prior(value - centre, code, effects[level], weights, spread)
                centre, effects[level] = _update(
                    value, centre, effects[level], code, weights, prior
                )
    residual = lines.log - centre - base
    by_block = drift[lines.block]
    return Fit(
        base=base,
        effects=effects,
        centre=base + centre - by_block,
        residual=residual,
        weight=weight,
        undrifted=residual + by_block,
        block=lines.block,
        drift=drift,
    )


def arrival_weights(residual: Floats, lines: Lines) -> Floats:
    """1 for what ended; for the rest the chance that it ever will, given how long it has lasted:
    (1-p)S / (p + (1-p)S), with S from parcels whose outcome is long known and p the share lost."""
    open_ = lines.ended == 0
    settled = lines.mature & ~open_
    weight = np.ones(len(residual))
    if not open_.any():
        return weight
    known = residual[settled] if settled.sum() >= 30 else residual[~open_]
    known = np.sort(known)
    beyond = 1.0 - np.searchsorted(known, residual[open_], side="right") / max(len(known), 1)
    lasting = np.maximum(beyond, 0.002) * (1.0 - lines.lost)
    weight[open_] = lasting / (lines.lost + lasting)
    return weight


def filled_in(residual: Floats, ended: Floats, weights: Floats) -> Floats:
    """Residuals with each unfinished one replaced by its mean given that it is longer."""
    open_ = ended == 0
    if not open_.any() or open_.all():
        return residual
    ordered, lasting = survival(residual, ended, weights)
    mass = -np.diff(np.concatenate([[1.0], lasting]))
    beyond = np.concatenate([np.cumsum((ordered * mass)[::-1])[::-1], [0.0]])
    longest = float(residual[~open_].max()) + 0.2
    found = np.searchsorted(ordered, residual[open_], side="right")
    left = np.where(found > 0, lasting[np.maximum(found - 1, 0)], 1.0)
    rest = lasting[-1] * np.maximum(longest, residual[open_])
    mean = np.where(left > 1e-9, (beyond[found] + rest) / np.maximum(left, 1e-9), residual[open_])
    filled = residual.copy()
    filled[open_] = np.maximum(mean, residual[open_])
    return filled


def _update(
    value: Floats, centre: Floats, effect: Floats, code: Ints, weights: Floats, prior: float
) -> tuple[Floats, Floats]:
    """One effect given all others: its weighted mean residual, drawn to nought by `prior`."""
    present = effect[code]
    residual = value - centre + present
    total = np.bincount(code, weights * residual, len(effect))
    found = total / (np.bincount(code, weights, len(effect)) + prior)
    return centre + found[code] - present, found


def _prior(residual: Floats, code: Ints, effect: Floats, weights: Floats, spread: float) -> float:
    """Parcels that the prior counts for: spread within ÷ variance between keys, by moments."""
    count = np.bincount(code, weights, len(effect))
    total = np.bincount(code, weights * (residual + effect[code]), len(effect))
    mean = total / np.maximum(count, 1e-9)
    used = count > 0
    room = count.sum() - float((count**2).sum()) / max(float(count.sum()), 1e-9)
    between = (float((count * mean**2).sum()) - int(used.sum()) * spread) / max(room, 1e-9)
    return float(spread / max(between, spread / 2000, 1e-12))
