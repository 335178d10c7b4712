"""Shapes as distances: each takes points (3, N) and says how far each is from the surface, negative inside.

Lengths are in units of the set: what is photographed is about one unit wide and stands on y = 0.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Shape = Callable[[Array], Array]
Curve = Sequence[tuple[float, float]]


def sphere(centre: Sequence[float], radius: float) -> Shape:
    x, y, z = centre

    def distance(p: Array) -> Array:
        return np.sqrt((p[0] - x) ** 2 + (p[1] - y) ** 2 + (p[2] - z) ** 2) - radius

    return distance


def ellipsoid(centre: Sequence[float], radii: Sequence[float]) -> Shape:
    """Near enough for marching; exact at the surface."""
    c, r = np.float32(centre)[:, None], np.float32(radii)[:, None]

    def distance(p: Array) -> Array:
        q = (p - c) / r
        k0 = np.sqrt((q * q).sum(0))
        q /= r
        k1 = np.sqrt((q * q).sum(0)) + 1e-6
        return k0 * (k0 - 1) / k1

    return distance


def box(centre: Sequence[float], half: Sequence[float], round_by: float = 0.02) -> Shape:
    x, y, z = centre
    a, b, c = (side - round_by for side in half)

    def distance(p: Array) -> Array:
        qx, qy, qz = np.abs(p[0] - x) - a, np.abs(p[1] - y) - b, np.abs(p[2] - z) - c
        inner = np.minimum(np.maximum(qx, np.maximum(qy, qz)), 0)
        px, py, pz = np.maximum(qx, 0), np.maximum(qy, 0), np.maximum(qz, 0)
        return np.sqrt(px * px + py * py + pz * pz) + inner - round_by

    return distance


def torus(centre: Sequence[float], ring: float, thick: float) -> Shape:
    """Lies flat; the ring's axis is y."""
    x, y, z = centre

    def distance(p: Array) -> Array:
        q = np.sqrt((p[0] - x) ** 2 + (p[2] - z) ** 2) - ring
        return np.sqrt(q * q + (p[1] - y) ** 2) - thick

    return distance


def rod(
    start: Sequence[float], end: Sequence[float], radius: float, to: float | None = None
) -> Shape:
    """A round stick between two points; `to` is its radius at the end."""
    a, b = np.float32(start), np.float32(end)
    along = b - a
    length2 = float((along * along).sum())
    last = radius if to is None else to

    def distance(p: Array) -> Array:
        qx, qy, qz = p[0] - a[0], p[1] - a[1], p[2] - a[2]
        t = np.clip((qx * along[0] + qy * along[1] + qz * along[2]) / length2, 0, 1)
        qx, qy, qz = qx - t * along[0], qy - t * along[1], qz - t * along[2]
        return np.sqrt(qx * qx + qy * qy + qz * qz) - (radius + (last - radius) * t)

    return distance


def strand(points: Sequence[Sequence[float]], radius: float) -> Shape:
    """Rods along a curve."""
    return union(*(rod(a, b, radius) for a, b in pairwise(points)))


def bow(curve: Curve, radius: float) -> Shape:
    """A round bar bent along an open curve in (x, y): handles, hooks, bows."""
    line = rounded(curve, is_closed=False)
    flat = drawn([*map(tuple, line), *map(tuple, line[-2:0:-1])], smooth=False)

    def distance(p: Array) -> Array:
        d = flat(p[0], p[1])
        return np.sqrt(d * d + p[2] * p[2]) - radius

    return distance


def union(*shapes: Shape) -> Shape:
    def distance(p: Array) -> Array:
        found = shapes[0](p)
        for shape in shapes[1:]:
            found = np.minimum(found, shape(p))
        return found

    return distance


def blend(first: Shape, second: Shape, width: float) -> Shape:
    """Joined as wet clay is."""

    def distance(p: Array) -> Array:
        a, b = first(p), second(p)
        h = np.maximum(width - np.abs(a - b), 0) / width
        return np.minimum(a, b) - h * h * width * 0.25

    return distance


def without(first: Shape, second: Shape, width: float = 0.004) -> Shape:
    def distance(p: Array) -> Array:
        a, b = first(p), -second(p)
        h = np.maximum(width - np.abs(a - b), 0) / width
        return np.maximum(a, b) + h * h * width * 0.25

    return distance


def both(first: Shape, second: Shape) -> Shape:
    def distance(p: Array) -> Array:
        return np.maximum(first(p), second(p))

    return distance


def moved(
    shape: Shape, by: Sequence[float], *, turn: float = 0, tilt: float = 0, roll: float = 0
) -> Shape:
    """Turned about y, then tilted about x, then rolled about z (degrees), then moved."""
    back = rotation(turn, tilt, roll).T
    x, y, z = by

    def distance(p: Array) -> Array:
        q = np.stack((p[0] - x, p[1] - y, p[2] - z))
        return shape(back @ q)

    return distance


def kept_to(shape: Shape, centre: Sequence[float], radius: float) -> Shape:
    """The same shape, asked only near the ball that holds it: for scenes of many parts."""
    ball = sphere(centre, radius)

    def distance(p: Array) -> Array:
        d = ball(p)
        close = d < 0.07
        if close.any():
            d[close] = shape(p[:, close])
        return d

    return distance


def rotation(turn: float, tilt: float = 0, roll: float = 0) -> Array:
    a, b, c = (math.radians(angle) for angle in (turn, tilt, roll))
    about_y = [[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]]
    about_x = [[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]]
    about_z = [[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]]
    return np.float32(np.array(about_z) @ np.array(about_x) @ np.array(about_y))


def rough(
    shape: Shape, height: Callable[[Array], Array], *, slow: float = 0.8, near: float = 0.06
) -> Shape:
    """A surface with a height of its own; `slow` shortens the steps so that none jumps through."""

    def distance(p: Array) -> Array:
        d = shape(p)
        close = d < near
        d[~close] -= near * 0.6
        if close.any():
            d[close] = (d[close] - height(p[:, close])) * slow
        return d

    return distance


def lathe(outline: Curve, *, at: Sequence[float] = (0, 0, 0), smooth: bool = True) -> Shape:
    """Turned on the wheel: a closed outline in (radius, height) about the y axis."""
    flat = drawn(outline, smooth=smooth)
    x, y, z = at

    def distance(p: Array) -> Array:
        return flat(np.sqrt((p[0] - x) ** 2 + (p[2] - z) ** 2), p[1] - y)

    return distance


def extruded(
    outline: Curve, height: float, *, round_by: float = 0.015, smooth: bool = True
) -> Shape:
    """A closed outline in (x, z), as thick as `height`, lying on y = 0."""
    flat = drawn(outline, smooth=smooth)

    def distance(p: Array) -> Array:
        d = flat(p[0], p[2]) + round_by
        up = np.abs(p[1] - height / 2) - height / 2 + round_by
        inner = np.minimum(np.maximum(d, up), 0)
        d, up = np.maximum(d, 0), np.maximum(up, 0)
        return np.sqrt(d * d + up * up) + inner - round_by

    return distance


def drawn(
    outline: Curve, *, smooth: bool = True, cells: int = 520
) -> Callable[[Array, Array], Array]:
    """The distance to a closed outline in the plane, read from a table."""
    line = rounded(outline) if smooth else np.float32(outline)
    low, high = line.min(0) - 0.35, line.max(0) + 0.35
    span = float((high - low).max())
    step = span / (cells - 1)
    counts = np.ceil((high - low) / step).astype(int) + 1
    u = low[0] + np.arange(counts[0], dtype=np.float32) * step
    v = low[1] + np.arange(counts[1], dtype=np.float32) * step
    table = _table(line, *np.meshgrid(u, v, indexing="ij")).astype(np.float32)
    rows, columns = table.shape
    flat = table.ravel()

    def distance(a: Array, b: Array) -> Array:
        s, t = (a - low[0]) / step, (b - low[1]) / step
        cs, ct = np.clip(s, 0, rows - 1.001), np.clip(t, 0, columns - 1.001)
        i, j = cs.astype(np.int32), ct.astype(np.int32)
        fs, ft = cs - i, ct - j
        at = i * columns + j
        near = flat[at] * (1 - ft) + flat[at + 1] * ft
        far = flat[at + columns] * (1 - ft) + flat[at + columns + 1] * ft
        beyond = np.hypot(s - cs, t - ct) * step
        return near * (1 - fs) + far * fs + beyond

    return distance


def _table(line: Array, u: Array, v: Array) -> Array:
    """Signed distance to a polygon, by its edges."""
    nearest = np.full(u.shape, np.inf, dtype=np.float32)
    inside = np.zeros(u.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(line, np.roll(line, -1, 0), strict=True):
        ex, ey = bx - ax, by - ay
        wx, wy = u - ax, v - ay
        t = np.clip((wx * ex + wy * ey) / (ex * ex + ey * ey + 1e-12), 0, 1)
        nearest = np.minimum(nearest, (wx - ex * t) ** 2 + (wy - ey * t) ** 2)
        if ay != by:
            crosses = (ay > v) != (by > v)
            inside ^= crosses & (u < ex * (v - ay) / ey + ax)
    return np.sqrt(nearest) * np.where(inside, -1, 1)


def rounded(outline: Curve, pieces: int = 6, *, is_closed: bool = True) -> Array:
    """A Catmull-Rom curve through the corners; a corner given twice stays sharp."""
    points = [np.float32(point) for point in outline]
    count = len(points)
    made = []
    for i in range(count if is_closed else count - 1):
        places = [i - 1, i, i + 1, i + 2]
        if is_closed:
            p0, p1, p2, p3 = (points[k % count] for k in places)
        else:
            p0, p1, p2, p3 = (points[min(max(k, 0), count - 1)] for k in places)
        if np.allclose(p1, p2):
            continue
        m1 = (p2 - p1) / 2 if np.allclose(p0, p1) else (p2 - p0) / 2
        m2 = (p2 - p1) / 2 if np.allclose(p2, p3) else (p3 - p1) / 2
        length = float(np.hypot(*(p2 - p1)))
        m1, m2 = (m * min(1.0, 1.2 * length / (np.hypot(*m) + 1e-9)) for m in (m1, m2))
        for t in np.linspace(0, 1, pieces, endpoint=False):
            h = (2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2)
            made.append(h[0] * p1 + h[1] * m1 + h[2] * p2 + h[3] * m2)
    if not is_closed:
        made.append(points[-1])
    return np.float32(made)


def vessel(outer: Curve, thick: float, *, at: Sequence[float] = (0, 0, 0)) -> Shape:
    """A pot turned on the wheel, from its outside, bottom first, axis to lip; the wall is `thick`."""
    line = rounded(outer, is_closed=False)
    along = np.gradient(line, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    inner = line + np.stack((-along[:, 1], along[:, 0]), 1) * thick
    inner = inner[(inner[:, 1] >= line[0][1] + thick * 0.98) & (inner[:, 0] > 0)]
    lip, end = (line[-1] + inner[-1]) / 2, along[-1]
    side = (line[-1] - inner[-1]) / 2
    turn = [
        lip + side * np.cos(a) + end * np.sin(a) * thick / 2
        for a in np.linspace(0.3, np.pi - 0.3, 7)
    ]
    below, above = (-0.02, float(line[0][1])), (-0.02, float(inner[0][1]))
    outline = [below, *map(tuple, line), *map(tuple, turn), *map(tuple, inner[::-1]), above]
    return lathe(outline, at=at, smooth=False)


def slope_of(shape: Shape, p: Array, by: float) -> Array:
    """The gradient of a field, by four corners."""
    found = np.zeros_like(p)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        e = np.float32(corner)[:, None]
        found += e * shape(p + e * np.float32(by))
    return found / np.float32(4 * by)
