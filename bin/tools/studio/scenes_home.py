"""Pottery, wood and metal for the house."""

import numpy as np

from .camera import View
from .scene import Part, Scene
from .shapes import (
    Array,
    Shape,
    blend,
    both,
    bow,
    box,
    extruded,
    lathe,
    moved,
    rod,
    rotation,
    sphere,
    union,
    vessel,
    without,
)  # fmt: skip
from .surfaces import (
    Material,
    cloudy,
    fibrous,
    flecked,
    glazed,
    hammered,
    noise,
    plain,
    step,
    wood,
    woven,
)  # fmt: skip

OLIVE = Material(wood((0.60, 0.39, 0.19), (0.27, 0.14, 0.055)), shine=0.035, spread=0.55)
CLAY = Material(
    flecked((0.52, 0.25, 0.14), 0.10, 40),
    shine=0.02,
    spread=0.8,
    relief=fibrous(0.0015, 60),
    coat=0.4,
)
Set = tuple[Scene, list[View]]


def vase() -> Set:
    pot = vessel(
        [(0, 0), (0.19, 0), (0.21, 0.015), (0.33, 0.15), (0.41, 0.38), (0.37, 0.62), (0.22, 0.80), (0.14, 0.92),
         (0.135, 1.02), (0.185, 1.12)], 0.03,
    )  # fmt: skip
    blue = Material(
        glazed((0.035, 0.105, 0.255), darker=(0.012, 0.04, 0.115), speckles=0.5), shine=0.05, spread=0.10,
        relief=fibrous(0.0012, 9),
    )  # fmt: skip
    scene = Scene([Part(pot, blue)], (-0.45, 0, -0.45), (0.45, 1.17, 0.45), look_at=(0, 0.52, 0))
    return scene, [View(14), View(44, reach=4.9), View(8, reach=2.6, side=20)]


def jug() -> Set:
    pot = vessel(
        [(0, 0), (0.26, 0), (0.285, 0.02), (0.35, 0.22), (0.36, 0.42), (0.27, 0.66), (0.215, 0.82), (0.235, 0.98),
         (0.26, 1.04)], 0.03,
    )  # fmt: skip
    handle = bow(
        [(0.21, 0.93), (0.36, 0.95), (0.47, 0.87), (0.51, 0.72), (0.47, 0.55), (0.33, 0.42)], 0.035
    )
    whole = blend(_pulled(pot), handle, 0.10)
    body = Material(
        lambda p: _dipped(p), shine=0.05, spread=0.16, relief=fibrous(0.0012, 8)
    )  # fmt: skip
    scene = Scene([Part(whole, body)], (-0.5, 0, -0.45), (0.6, 1.15, 0.45), look_at=(0.05, 0.5, 0))
    return scene, [View(15), View(34, side=-32, reach=5.2)]


def _pulled(pot: Shape) -> Shape:
    """The lip drawn out to a spout, as a thumb does it."""

    def distance(p: Array) -> Array:
        r = np.hypot(p[0], p[2]) + 1e-6
        pull = np.clip(-p[0] / r, 0, 1) ** 9 * step(0.70, 1.06, p[1])
        slim = 1 / (1 + 0.42 * pull)
        return pot(np.stack((p[0] * slim, p[1] - 0.05 * pull, p[2] * slim))) * 0.8

    return distance


def _dipped(p: Array) -> Array:
    """White glaze over a foot of bare clay."""

    line = 0.16 + 0.03 * (noise(p, 3) - 0.5)
    t = step(-0.006, 0.006, p[1] - line)
    white, bare = (
        glazed((0.66, 0.62, 0.54), darker=(0.50, 0.45, 0.37), speckles=0.55)(p),
        flecked((0.34, 0.19, 0.11), 0.12, 50)(p),
    )
    return bare + (white - bare) * t


def _cup(at: tuple[float, float], turn: float) -> Shape:
    pot = vessel(
        [(0, 0), (0.155, 0), (0.185, 0.015), (0.235, 0.12), (0.245, 0.27), (0.25, 0.36)], 0.022
    )
    ear = bow([(0.22, 0.28), (0.31, 0.295), (0.365, 0.22), (0.335, 0.135), (0.22, 0.095)], 0.02)
    return moved(blend(pot, ear, 0.05), (at[0], 0, at[1]), turn=turn)


def cups() -> Set:
    green = Material(
        glazed((0.20, 0.27, 0.20), darker=(0.09, 0.14, 0.10), speckles=0.5),
        shine=0.05,
        spread=0.12,
        relief=fibrous(0.001, 9),
    )
    sand = Material(
        glazed((0.60, 0.48, 0.34), darker=(0.42, 0.30, 0.19), speckles=0.6),
        shine=0.05,
        spread=0.12,
        relief=fibrous(0.001, 9),
    )
    coffee = Material(plain(0.018, 0.008, 0.004), shine=0.04, spread=0.04)
    level = lathe(
        [(-0.02, 0.1), (0.22, 0.1), (0.228, 0.29), (-0.02, 0.29)], at=(-0.30, 0, 0.05), smooth=False
    )
    parts = [
        Part(_cup((-0.30, 0.05), 155), green),
        Part(_cup((0.30, -0.12), 15), sand),
        Part(level, coffee),
    ]
    scene = Scene(parts, (-0.75, 0, -0.5), (0.75, 0.4, 0.5), look_at=(0, 0.17, 0))
    return scene, [View(24, reach=4.3), View(48, reach=4.3, side=24)]


def plate() -> Set:
    dish = lathe(
        [(-0.02, 0), (0.34, 0), (0.34, 0), (0.36, 0.02), (0.60, 0.075), (0.655, 0.095), (0.65, 0.115), (0.60, 0.105), (0.42, 0.055),
         (0.2, 0.04), (-0.02, 0.04)],
    )  # fmt: skip
    glaze = Material(lambda p: _rings(p), shine=0.05, spread=0.12, relief=fibrous(0.001, 7))
    scene = Scene([Part(dish, glaze)], (-0.7, 0, -0.7), (0.7, 0.13, 0.7), look_at=(0, 0.05, 0))
    return scene, [View(34, reach=4.9), View(62, reach=5.2, side=15)]


def _rings(p: Array) -> Array:

    r = np.hypot(p[0], p[2])
    white = glazed((0.64, 0.60, 0.53), darker=(0.50, 0.46, 0.39), speckles=0.6)(p)
    blue = glazed((0.05, 0.12, 0.26), darker=(0.03, 0.06, 0.15))(p)
    wobble = 0.012 * (cloudy(p, 6) - 0.5)
    band = step(0.555, 0.56, r + wobble) + step(0.50, 0.505, r + wobble) * step(
        0.525, 0.52, r + wobble
    )
    band *= 0.72 + 0.5 * (noise(p, (14, 14, 14)) - 0.3)
    return white + (blue - white) * np.clip(band, 0, 1)


def lamp() -> Set:
    foot = vessel(
        [
            (0, 0),
            (0.20, 0),
            (0.225, 0.02),
            (0.29, 0.13),
            (0.30, 0.26),
            (0.21, 0.42),
            (0.075, 0.52),
            (0.045, 0.58),
        ],
        0.03,
    )
    stem = rod((0, 0.52, 0), (0, 0.70, 0), 0.022)
    shade = lathe(
        [
            (0.40, 0.62),
            (0.40, 0.62),
            (0.412, 0.62),
            (0.412, 0.62),
            (0.245, 1.14),
            (0.245, 1.14),
            (0.233, 1.14),
            (0.233, 1.14),
        ],
        smooth=False,
    )
    bulb = sphere((0, 0.84, 0), 0.085)
    linen = Material(
        flecked((0.72, 0.62, 0.47), 0.06, 90),
        shine=0.02,
        coat=0,
        relief=woven(260, 0.0006),
        glow=lambda p: _lit(p),
    )
    brass = Material(plain(0.72, 0.50, 0.22), is_metal=True, spread=0.22)
    bright = Material(plain(1, 1, 1), coat=0, glow=plain(2.6, 2.0, 1.3))
    parts = [Part(foot, CLAY), Part(stem, brass), Part(shade, linen), Part(bulb, bright)]
    scene = Scene(parts, (-0.45, 0, -0.45), (0.45, 1.17, 0.45), look_at=(0, 0.54, 0))
    return scene, [View(10), View(30, reach=5.0, side=20)]


def _lit(p: Array) -> Array:
    glow = np.exp(-((p[1] - 0.82) ** 2) / 0.045) * 0.55
    return np.float32((1.0, 0.72, 0.40))[:, None] * glow


def bowl() -> Set:
    dish = vessel(
        [(0, 0), (0.20, 0), (0.235, 0.015), (0.42, 0.12), (0.54, 0.28), (0.575, 0.40)], 0.04
    )
    scene = Scene([Part(dish, OLIVE)], (-0.62, 0, -0.62), (0.62, 0.45, 0.62), look_at=(0, 0.18, 0))
    return scene, [View(22, reach=4.3), View(54, reach=4.4, side=40)]


def board() -> Set:
    outline = [(-0.33, -0.62), (0.33, -0.62), (0.385, -0.5), (0.40, 0.0), (0.36, 0.30), (0.15, 0.44), (0.085, 0.54), (0.085, 0.72),
               (0.0, 0.80), (-0.085, 0.72), (-0.085, 0.54), (-0.15, 0.44), (-0.36, 0.30), (-0.40, 0.0), (-0.385, -0.5)]  # fmt: skip
    whole = without(
        extruded(outline, 0.065, round_by=0.018), rod((0, -0.1, 0.69), (0, 0.2, 0.69), 0.034)
    )
    flat = moved(whole, (0.03, 0, -0.02), turn=-118)
    scene = Scene(
        [Part(flat, OLIVE_BOARD)], (-0.95, 0, -0.8), (0.95, 0.08, 0.8), look_at=(0, 0.03, 0)
    )
    return scene, [View(40, reach=5.0), View(24, reach=4.0, side=-35)]


OLIVE_BOARD = Material(
    lambda p: wood((0.58, 0.37, 0.18), (0.25, 0.125, 0.05), ring=19, wild=0.34)(_turned(p)),
    shine=0.03,
    spread=0.6,
)


def _turned(p: Array) -> Array:

    return rotation(118) @ p


def briki() -> Set:
    pot = vessel(
        [(0, 0), (0.29, 0), (0.32, 0.02), (0.315, 0.2), (0.215, 0.42), (0.20, 0.48), (0.265, 0.58)],
        0.014,
    )
    copper = Material(
        flecked((0.82, 0.38, 0.22), 0.04, 5), is_metal=True, spread=0.16, relief=hammered(0.004, 11)
    )
    handle = rod((0.26, 0.47, 0), (0.98, 0.66, 0), 0.024, 0.034)
    brass = Material(plain(0.70, 0.48, 0.21), is_metal=True, spread=0.22)
    rivets = union(sphere((0.245, 0.50, 0.03), 0.02), sphere((0.245, 0.50, -0.03), 0.02))
    turn = 28
    parts = [
        Part(moved(pot, (-0.2, 0, 0), turn=turn), copper),
        Part(moved(union(handle, rivets), (-0.2, 0, 0), turn=turn), brass),
    ]
    scene = Scene(parts, (-0.55, 0, -0.75), (0.8, 0.75, 0.5), look_at=(0.06, 0.3, 0))
    return scene, [View(16, reach=4.9), View(42, reach=4.8, side=-25)]


def honey() -> Set:
    glass = lathe([(-0.02, 0), (0.30, 0), (0.335, 0.03), (0.345, 0.1), (0.345, 0.1), (0.345, 0.60), (0.345, 0.60), (0.335, 0.66), (0.27, 0.72),
                   (0.265, 0.76), (-0.02, 0.76)])  # fmt: skip
    amber = Material(plain(0.16, 0.052, 0.006), shine=0.045, spread=0.05, glass=(0.55, 1.75, 6.0))
    lid = lathe(
        [
            (-0.02, 0.74),
            (0.285, 0.74),
            (0.30, 0.75),
            (0.30, 0.75),
            (0.30, 0.87),
            (0.30, 0.87),
            (0.285, 0.885),
            (-0.02, 0.885),
        ]
    )
    brass = Material(plain(0.66, 0.47, 0.22), is_metal=True, spread=0.30)
    band = lathe([(0.33, 0.20), (0.349, 0.20), (0.349, 0.52), (0.33, 0.52)], smooth=False)
    label = Material(lambda p: _label(p), shine=0.02, coat=0.2, relief=fibrous(0.0006, 120))
    parts = [
        Part(glass, amber),
        Part(lid, brass),
        Part(both(band, box((0, 0.36, 0.4), (0.27, 0.2, 0.3))), label),
    ]
    scene = Scene(parts, (-0.4, 0, -0.4), (0.4, 0.9, 0.4), look_at=(0, 0.42, 0))
    return scene, [View(12, reach=4.3), View(30, reach=4.3, side=65)]


def _label(p: Array) -> Array:
    """Paper with a rule, a small sign and lines that stand for words."""

    paper, ink = flecked((0.78, 0.73, 0.62), 0.04, 90)(p), np.float32((0.16, 0.11, 0.07))[:, None]
    x, y = p[0], p[1] - 0.36
    six = np.abs(((np.arctan2(y - 0.06, x) / np.pi * 3) % 1) - 0.5)
    sign = step(0.056, 0.053, np.hypot(x, y - 0.06)) * step(
        0.16, 0.2, six + 0.12 * (np.hypot(x, y - 0.06) < 0.02)
    )
    lines = (np.abs(y + 0.05) < 0.011) * (np.abs(x) < 0.13) + (np.abs(y + 0.09) < 0.006) * (
        np.abs(x) < 0.09
    )
    edge = ((np.abs(np.abs(x) - 0.235) < 0.003) * (np.abs(y) < 0.13)) + (
        (np.abs(np.abs(y) - 0.13) < 0.003) * (np.abs(x) < 0.235)
    )
    return paper + (ink - paper) * np.clip(sign + lines + edge, 0, 1)


def oil() -> Set:
    tin = box((0, 0.45, 0), (0.29, 0.45, 0.21), 0.035)
    metal = Material(lambda p: _tin(p), shine=0.06, spread=0.25)
    top = union(
        lathe(
            [(-0.02, 0.88), (0.09, 0.88), (0.09, 0.97), (0.08, 0.98), (-0.02, 0.98)],
            at=(-0.14, 0, 0),
        ),
        bow(
            [(0.0, 0.88), (0.01, 0.96), (0.06, 1.0), (0.16, 1.0), (0.215, 0.96), (0.225, 0.88)],
            0.014,
        ),
    )
    steel = Material(plain(0.62, 0.60, 0.56), is_metal=True, spread=0.25)
    parts = [
        Part(moved(tin, (0, 0, 0), turn=24), metal),
        Part(moved(top, (0, 0, 0), turn=24), steel),
    ]
    scene = Scene(parts, (-0.4, 0, -0.4), (0.4, 1.05, 0.4), look_at=(0, 0.48, 0))
    return scene, [View(13, reach=4.5), View(26, side=-40, reach=4.5)]


def _tin(p: Array) -> Array:
    from .surfaces import (
        noise,
        step,
    )  # fmt: skip

    q = rotation(-24) @ p
    green, cream = (
        np.float32((0.055, 0.085, 0.035))[:, None],
        np.float32((0.70, 0.63, 0.47))[:, None],
    )
    x, y = q[0], q[1] - 0.46
    field = step(0.262, 0.258, np.hypot(x * 1.25, y * 0.92))
    leaf = np.zeros_like(x)
    for k in range(-3, 4):
        a, b = x - np.sign(k % 2 - 0.5) * 0.055, y - k * 0.045
        a, b = a * 0.8 + b * 0.6 * np.sign(k % 2 - 0.5), b * 0.8 - a * 0.6 * np.sign(k % 2 - 0.5)
        leaf += step(1.0, 0.9, np.hypot(a / 0.055, b / 0.014))
    leaf += (np.abs(x) < 0.004) * (np.abs(y) < 0.17)
    mark = field * np.clip(1 - leaf, 0, 1) * (np.abs(q[2]) > 0.12)
    return green + (cream - green) * np.clip(mark, 0, 1) + 0 * noise(q, 3)
