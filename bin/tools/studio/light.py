"""The light of the set: one large softbox, a strip behind, a room of warm grey, a sweep of paper.

Diffuse light is gathered by rays at a third of the picture's size and smoothed along surfaces; mirrored
light is traced for every pixel.
"""

import numpy as np

from .shapes import Array

KEY_AT = np.float32((-2.5, 3.3, 1.9))
KEY_SIZE = 1.05
KEY_POWER = 34.0
STRIP = np.float32((0.80, 0.42, -0.42))
FLOOR_TO = 1.6
"""How far behind the middle the paper lies flat; then it rises in a curve."""
CURVE = 2.6


def unit(v: Array) -> Array:
    return v / np.sqrt((v * v).sum(0) + 1e-12)


_KEY = unit(KEY_AT)
_KEY_U = unit(np.cross(np.float32((0, 1, 0)), _KEY))
_KEY_V = np.cross(_KEY, _KEY_U)
_STRIP = unit(STRIP)
_STRIP_U = unit(np.cross(np.float32((0, 1, 0)), _STRIP))
_STRIP_V = np.cross(_STRIP, _STRIP_U)


def _panel(
    d: Array, to: Array, u: Array, v: Array, half: tuple[float, float], soft: float
) -> Array:
    """How much of a panel of light is met by the directions, its edges as soft as the surface is rough."""
    ahead = to @ d
    clear = np.maximum(ahead, 0.05)
    a, b = np.abs(u @ d) / clear, np.abs(v @ d) / clear
    edge = 0.03 + soft
    across = np.clip((half[0] + edge - a) / (2 * edge), 0, 1)
    along = np.clip((half[1] + edge - b) / (2 * edge), 0, 1)
    return across * across * (3 - 2 * across) * along * along * (3 - 2 * along) * (ahead > 0.05)


def mirrored(d: Array, soft: float) -> Array:
    """What a surface sees of the room in directions (3, N), without objects and paper."""
    up = d[1]
    room = 0.20 + 0.34 * np.clip(up * 0.5 + 0.5, 0, 1) + 0.20 * np.clip(-d[0], 0, 1)
    tint = np.float32((1.0, 0.97, 0.93))[:, None]
    size = 0.27 + soft * 0.4
    key = _panel(d, _KEY, _KEY_U, _KEY_V, (size, size * 1.15), soft)
    strip = _panel(d, _STRIP, _STRIP_U, _STRIP_V, (0.10 + soft * 0.3, 0.85), soft)
    power = 4.6 / (1 + 5 * soft)
    return tint * room + np.float32((1.0, 0.98, 0.95))[:, None] * (
        power * key + power * 0.62 * strip
    )


def sky(d: Array) -> Array:
    """The room as it lights, without the softbox: brighter from above, a fill from the right."""
    fill = 0.34 + 0.30 * np.clip(d[1], 0, 1) + 0.10 * np.clip(d[0], 0, 1)
    return np.float32((0.98, 0.985, 1.0))[:, None] * fill


def key_light(p: Array, n: Array) -> Array:
    """Irradiance by the softbox's middle, as if nothing stood between; soft where the surface turns away."""
    to = KEY_AT[:, None] - p
    d2 = (to * to).sum(0)
    facing = (to * n).sum(0) / np.sqrt(d2)
    wrap = 0.16
    lit = np.clip((facing + wrap) / (1 + wrap), 0, 1)
    return KEY_POWER * lit * lit**0.15 / d2 * 0.62


def key_points(p: Array, spread: Array) -> Array:
    """A point of the softbox for each place, by two numbers in 0 … 1."""
    a, b = (spread - 0.5) * 2 * KEY_SIZE
    return KEY_AT[:, None] + _KEY_U[:, None] * a + _KEY_V[:, None] * b - p


def paper_ahead(o: Array, d: Array) -> tuple[Array, Array]:
    """Distance and normal (3, N) where rays meet the paper; endless where they do not."""
    with np.errstate(divide="ignore", invalid="ignore"):
        flat = np.where(d[1] < -1e-5, -o[1] / d[1], np.inf).astype(np.float32)
    z = o[2] + flat * d[2]
    normal = np.zeros_like(d)
    normal[1] = 1
    behind = ~(z > -FLOOR_TO)
    if behind.any():
        flat[behind], normal[:, behind] = _risen(o[:, behind], d[:, behind])
    return flat, normal


def _risen(o: Array, d: Array) -> tuple[Array, Array]:
    """The curve behind, and the wall above it."""
    y, z = o[1] - CURVE, o[2] + FLOOR_TO
    a = d[1] ** 2 + d[2] ** 2 + 1e-9
    b = y * d[1] + z * d[2]
    c = y * y + z * z - CURVE * CURVE
    root = np.sqrt(np.maximum(b * b - a * c, 0))
    t = (-b + root) / a
    at_y, at_z = y + t * d[1], z + t * d[2]
    normal = np.stack((np.zeros_like(t), -at_y / CURVE, -at_z / CURVE))
    wall = at_y > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        upright = np.where(d[2] < -1e-5, (-CURVE - z) / d[2], np.inf)
    t = np.where(wall, upright, t)
    normal[1] = np.where(wall, 0, normal[1])
    normal[2] = np.where(wall, 1, normal[2])
    return np.where(d[2] < -1e-5, t, np.inf).astype(np.float32), normal.astype(np.float32)
