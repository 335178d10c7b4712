"""What things are made of: colour and fine relief as functions of the place, and how they take light."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .shapes import Array

_LATTICE = np.random.default_rng(5).random((32, 32, 32), dtype=np.float32).ravel()


def noise(p: Array, scale: float | Sequence[float] = 1.0) -> Array:
    """Smooth noise in 0 … 1, the same everywhere and always."""
    q = p * (np.float32(scale)[:, None] if isinstance(scale, Sequence) else np.float32(scale)) + 100
    cell = np.floor(q)
    f = q - cell
    f = f * f * (3 - 2 * f)
    i = cell.astype(np.int32) & 31
    j = (i + 1) & 31
    x0, x1, y0, y1, z0, z1 = i[0] << 10, j[0] << 10, i[1] << 5, j[1] << 5, i[2], j[2]
    t = _LATTICE
    a = t[x0 | y0 | z0] + (t[x0 | y0 | z1] - t[x0 | y0 | z0]) * f[2]
    b = t[x0 | y1 | z0] + (t[x0 | y1 | z1] - t[x0 | y1 | z0]) * f[2]
    c = t[x1 | y0 | z0] + (t[x1 | y0 | z1] - t[x1 | y0 | z0]) * f[2]
    d = t[x1 | y1 | z0] + (t[x1 | y1 | z1] - t[x1 | y1 | z0]) * f[2]
    a += (b - a) * f[1]
    c += (d - c) * f[1]
    return a + (c - a) * f[0]


def cloudy(p: Array, scale: float = 1.0, octaves: int = 3) -> Array:
    total, weight, share = np.zeros(p.shape[1], np.float32), 0.0, 0.5
    for _ in range(octaves):
        total += noise(p, scale) * share
        weight += share
        share, scale = share / 2, scale * 2.1
    return total / weight


def mixed(a: Sequence[float], b: Sequence[float], t: Array) -> Array:
    u, v = np.float32(a)[:, None], np.float32(b)[:, None]
    return u + (v - u) * np.clip(t, 0, 1)


def step(low: float, high: float, x: Array) -> Array:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


Colour = Callable[[Array], Array]


@dataclass(frozen=True)
class Material:
    """`shine` is the share mirrored head on; `spread` how blurred; a metal's colour tints its mirror.

    `relief` is a height (in units of the set) that tilts the surface without moving it; `fuzz` brightens
    grazing views as hair does; `glass` is the absorption by unit for what is seen through.
    """

    colour: Colour
    shine: float = 0.04
    spread: float = 0.1
    is_metal: bool = False
    relief: Callable[[Array], Array] | None = None
    fuzz: float = 0.0
    glass: tuple[float, float, float] | None = None
    glow: Colour | None = None
    coat: float = 1.0


def plain(*rgb: float) -> Colour:
    return lambda p: np.repeat(np.float32(rgb)[:, None], p.shape[1], 1)


def glazed(
    rgb: Sequence[float], *, darker: Sequence[float] | None = None, speckles: float = 0.0
) -> Colour:
    """A glaze that pools a little, with iron speckles where wished."""
    low = darker or [c * 0.72 for c in rgb]

    def colour(p: Array) -> Array:
        made = mixed(low, rgb, 0.25 + 1.1 * cloudy(p, 4.0))
        if speckles:
            spots = step(0.84, 0.9, noise(p, 95)) * step(0.35, 0.6, noise(p, 9))
            made *= 1 - speckles * spots
        return made

    return colour


def wood(
    light: Sequence[float], dark: Sequence[float], *, ring: float = 16, wild: float = 0.22
) -> Colour:
    """Olive and its like: rings that wander, fine fibres along z."""

    def colour(p: Array) -> Array:
        bend = cloudy(np.stack((p[0] * 1.9, p[1] * 1.9, p[2] * 0.7)), 1.0, 2)
        swirl = cloudy(np.stack((p[0] * 5, p[1] * 5, p[2] * 1.6)) + 7, 1.0, 2)
        off = wild * ((bend - 0.5) * 3.4 + (swirl - 0.5) * 0.9)
        far = np.hypot(p[0] + 0.55 + off, p[1] * 1.2 + 0.9 + off)
        band = far * ring + 1.3 * swirl
        band -= np.floor(band)
        grain = step(0.0, 0.85, band) * step(1.0, 0.86, band)
        strong = 0.15 + 0.75 * step(0.35, 0.75, noise(p + 3, (3, 3, 0.8)))
        fibre = noise(p, (80, 80, 3.0)) - 0.5
        made = mixed(light, dark, grain * strong + 0.24 * (bend - 0.4) + 0.10 * fibre)
        heart = step(
            0.52, 0.66, cloudy(np.stack((p[0] * 2.2, p[1] * 2.2, p[2] * 0.8)) + 11, 1.0, 2)
        )
        return (
            made
            * (1 - 0.38 * heart * (0.5 + 0.5 * grain))
            * (0.94 + 0.12 * noise(p, (140, 140, 6)))
        )

    return colour


def flecked(rgb: Sequence[float], amount: float = 0.25, scale: float = 60) -> Colour:
    def colour(p: Array) -> Array:
        return np.float32(rgb)[:, None] * (1 - amount + 2 * amount * cloudy(p, scale, 2))

    return colour


def woven(scale: float = 130, height: float = 0.0016) -> Callable[[Array], Array]:
    """Threads over and under, of uneven thickness, as linen has them; in x and z, or y where it hangs."""

    def relief(p: Array) -> Array:
        uneven = 0.7 + 0.6 * noise(p, (3, 90, 90))
        u, v = (p[0] + p[1] * 0.5) * scale, (p[2] + p[1] * 0.5) * scale
        return (
            height * uneven * (np.sin(u) * np.cos(v * 0.5) ** 2 + np.sin(v) * np.sin(u * 0.5) ** 2)
        )

    return relief


def knitted(across: float = 70, up: float = 42, height: float = 0.006) -> Callable[[Array], Array]:
    """Rows of stitches, each a small V; `across` runs with x, `up` with z and y."""

    def relief(p: Array) -> Array:
        u = p[0] * across / (2 * np.pi)
        leg = np.abs(u - np.floor(u) - 0.5)
        row = (p[2] + p[1]) * up / (2 * np.pi) + leg * 1.1
        row = np.abs(row - np.floor(row) - 0.5) * 2
        return height * (
            np.sqrt(np.clip(leg * 2, 0, 1)) * (1 - row * row * 0.8) + 0.3 * noise(p, 170)
        )

    return relief


def fibrous(height: float = 0.003, scale: float = 90) -> Callable[[Array], Array]:
    return lambda p: height * (cloudy(p, scale, 2) + 0.6 * noise(p, scale * 0.2))


def hammered(height: float = 0.004, scale: float = 16) -> Callable[[Array], Array]:
    return lambda p: height * cloudy(p, scale, 2)
