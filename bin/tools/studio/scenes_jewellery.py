"""Jewellery; its shapes are models in three dimensions as well."""

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
    ellipsoid,
    lathe,
    moved,
    rough,
    torus,
    union,
)  # fmt: skip
from .surfaces import (
    Material,
    fibrous,
    flecked,
    hammered,
    plain,
    step,
    wood,
)

Set = tuple[Scene, list[View]]

GOLD = Material(plain(0.83, 0.60, 0.27), is_metal=True, spread=0.10, relief=fibrous(0.0007, 14))
SILVER = Material(plain(0.80, 0.78, 0.75), is_metal=True, spread=0.13, relief=hammered(0.006, 20))
BRASS = Material(plain(0.68, 0.47, 0.20), is_metal=True, spread=0.24)
WALNUT = Material(
    wood((0.27, 0.145, 0.07), (0.10, 0.045, 0.02), ring=14, wild=0.18), shine=0.035, spread=0.5
)


def ring_shapes() -> tuple[Shape, Shape, Shape]:
    """Band, setting and stone, standing; the stone on top."""
    band = lathe(
        [
            (0.335, -0.052),
            (0.375, -0.045),
            (0.392, 0.0),
            (0.375, 0.045),
            (0.335, 0.052),
            (0.325, 0.0),
        ]
    )
    upright = moved(band, (0, 0.392, 0), tilt=90)
    cup = lathe(
        [
            (-0.02, 0.73),
            (0.055, 0.735),
            (0.135, 0.80),
            (0.15, 0.865),
            (0.138, 0.875),
            (0.128, 0.83),
            (-0.02, 0.80),
        ]
    )
    stone = both(
        ellipsoid((0, 0.845, 0), (0.132, 0.115, 0.132)), box((0, 0.93, 0), (0.3, 0.11, 0.3))
    )
    return upright, cup, stone


def ring() -> Set:
    band, cup, stone = ring_shapes()
    garnet = Material(plain(0.060, 0.002, 0.006), shine=0.09, spread=0.03)
    turn = 36
    parts = [
        Part(moved(blend(band, cup, 0.03), (0, 0, 0), turn=turn), GOLD),
        Part(moved(stone, (0, 0, 0), turn=turn), garnet),
    ]
    scene = Scene(parts, (-0.45, 0, -0.45), (0.45, 0.98, 0.45), look_at=(0, 0.46, 0))
    return scene, [View(13, reach=4.7), View(42, reach=4.5, side=30), View(24, reach=3.7, side=-30)]


def hoop_shape() -> Shape:
    """A hoop lying flat, its hook to the back."""
    hook = bow([(-0.02, 0.395), (-0.015, 0.50), (0.06, 0.55), (0.13, 0.50), (0.135, 0.40)], 0.010)
    return union(torus((0, 0, 0), 0.36, 0.038), moved(hook, (0, 0, 0), tilt=90))


def hoops() -> Set:
    flat = hoop_shape()
    first = moved(flat, (-0.36, 0.038, 0.10), turn=28)
    second = moved(flat, (0.30, 0.085, -0.06), turn=-24, roll=7)
    scene = Scene(
        [Part(union(first, second), SILVER)],
        (-0.85, 0, -0.75),
        (0.9, 0.2, 0.75),
        look_at=(-0.02, 0.02, 0.05),
    )
    return scene, [View(46, reach=4.7), View(26, reach=4.8, side=22)]


def pendant_shape() -> Shape:
    """A pomegranate with its crown, standing; seven cuts as of a ripe one."""
    fruit = ellipsoid((0, 0.30, 0), (0.30, 0.285, 0.30))

    def crown(p: Array) -> Array:
        r, a = np.hypot(p[0], p[2]), np.arctan2(p[2], p[0])
        wide = 0.075 + 0.45 * np.clip(p[1] - 0.60, 0, 1) + 0.3 * np.clip(0.59 - p[1], 0, 1)
        tooth = 0.70 + 0.05 * np.cos(a * 6)
        return np.maximum(np.maximum(np.abs(r - wide) - 0.014, p[1] - tooth), 0.54 - p[1]) * 0.7

    def cuts(p: Array) -> Array:
        a = np.arctan2(p[2], p[0])
        lane = np.abs(((a / (2 * np.pi) * 12) % 1) - 0.5) * np.hypot(p[0], p[2])
        return -0.010 * step(0.022, 0.006, lane) * step(0.06, 0.16, np.hypot(p[0], p[2]))

    return union(
        blend(rough(fruit, cuts, slow=0.8), crown, 0.03), torus_upright((0, 0.765, 0), 0.05, 0.013)
    )


def torus_upright(centre: tuple[float, float, float], wide: float, thick: float) -> Shape:
    return moved(torus((0, 0, 0), wide, thick), centre, tilt=90)


def pendant() -> Set:
    fruit = moved(pendant_shape(), (0.10, 0.27, 0.30), tilt=-68, turn=18)
    silver = Material(
        plain(0.79, 0.76, 0.72), is_metal=True, spread=0.16, relief=hammered(0.003, 26)
    )
    path = [
        (0.13, -0.22),
        (0.30, -0.42),
        (0.60, -0.40),
        (0.66, -0.62),
        (0.30, -0.84),
        (-0.25, -0.86),
        (-0.66, -0.62),
        (-0.60, -0.34),
        (-0.28, -0.30),
        (0.0, -0.36),
        (0.11, -0.22),
    ]
    cord = moved(bow(path, 0.016), (0, 0.018, 0), tilt=90)
    silk = Material(
        flecked((0.20, 0.02, 0.03), 0.2, 120),
        shine=0.03,
        spread=0.5,
        fuzz=0.3,
        relief=fibrous(0.002, 150),
    )
    scene = Scene(
        [Part(fruit, silver), Part(cord, silk)],
        (-0.75, 0, -0.95),
        (0.75, 0.62, 0.75),
        look_at=(0.0, 0.10, -0.10),
    )
    return scene, [View(36, reach=4.9), View(34, reach=4.3, side=-32)]
