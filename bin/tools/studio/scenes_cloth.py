"""Cloth and clothes, folded, rolled and lying."""

from dataclasses import replace

import numpy as np

from .camera import View
from .scene import Part, Scene
from .shapes import (
    Array,
    Shape,
    blend,
    box,
    ellipsoid,
    extruded,
    kept_to,
    lathe,
    moved,
    rod,
    rotation,
    rough,
    torus,
    union,
    without,
)
from .surfaces import (
    Colour,
    Material,
    cloudy,
    fibrous,
    flecked,
    knitted,
    noise,
    plain,
    step,
    woven,
)

Set = tuple[Scene, list[View]]


def _cloth(shape: Shape, sag: float = 0.012, scale: float = 2.4) -> Shape:
    """Nothing of cloth is quite straight."""
    return rough(shape, lambda p: sag * (cloudy(p, scale, 2) - 0.5) * 2, slow=0.75)


def folded(
    width: float, depth: float, layers: list[float], *, at: float = 0.0, fold: str = "front"
) -> Shape:
    """A pile of layers whose folded edge is round and lies to the front; each is a little askew."""
    shapes = []
    base = at
    for number, thick in enumerate(layers):
        shift = 0.012 * ((number * 37) % 5 - 2) / 2
        turn = 1.6 * ((number * 53) % 7 - 3) / 3
        slab = box((0, 0, 0), (width / 2 - 0.006 * number, thick / 2, depth / 2), thick * 0.46)
        shapes.append(moved(slab, (shift, base + thick / 2, shift * 0.6), turn=turn))
        base += thick * 0.93
    return union(*shapes)


def stripes(base: Colour, band: Colour, edges: list[tuple[float, float]], axis: int = 0) -> Colour:
    def colour(p: Array) -> Array:
        share = np.zeros(p.shape[1], np.float32)
        for low, high in edges:
            share += step(low - 0.004, low + 0.004, p[axis]) * step(
                high + 0.004, high - 0.004, p[axis]
            )
        first, second = base(p), band(p)
        return first + (second - first) * np.clip(share, 0, 1)

    return colour


def throw() -> Set:
    """A rolled blanket with fringes, its spiral to the front."""

    def spiral(p: Array) -> Array:
        x, y = p[0], p[1] - 0.30
        r, a = np.hypot(x, y), np.arctan2(y, x)
        gap = 0.068
        turn = r / gap - a / (2 * np.pi)
        groove = np.abs(turn - np.floor(turn) - 0.5) * 2
        flat = np.maximum(r - 0.30, np.abs(p[2]) - 0.56)
        near_end = step(0.10, 0.0, 0.56 - np.abs(p[2]))
        return flat * 0.7 + 0.020 * groove**8 * near_end * 0.9 - 0.012

    tail = box((0.30, 0.035, 0), (0.26, 0.035, 0.56), 0.03)
    wool = Material(
        stripes(flecked((0.62, 0.54, 0.42), 0.22, 70), flecked((0.26, 0.085, 0.05), 0.25, 70), [(-0.40, -0.33), (-0.29, -0.27), (0.27, 0.29), (0.33, 0.40)], 2),
        shine=0.02, coat=0, fuzz=0.5, relief=fibrous(0.006, 70),
    )  # fmt: skip
    body = _cloth(blend(spiral, tail, 0.06), 0.008, 5)
    fringe = union(
        *(
            rod(
                (0.53, 0.03, z),
                (0.66 + 0.03 * ((k * 7) % 3), 0.012, z + 0.012 * ((k * 5) % 3 - 1)),
                0.014,
                0.010,
            )
            for k, z in enumerate(np.linspace(-0.53, 0.53, 19))
        )
    )
    turn = 32
    parts = [
        Part(moved(body, (-0.12, 0, 0), turn=turn), _turned(wool, turn, -0.12)),
        Part(
            kept_to(moved(fringe, (-0.12, 0, 0), turn=turn), (0.38, 0.02, -0.32), 0.62),
            wool_plain((0.62, 0.54, 0.42)),
        ),
    ]
    scene = Scene(parts, (-0.85, 0, -0.85), (0.75, 0.66, 0.72), look_at=(-0.05, 0.24, 0))
    return scene, [View(24, reach=5.2), View(34, reach=4.7, side=-62)]


def wool_plain(rgb: tuple[float, float, float]) -> Material:
    return Material(flecked(rgb, 0.22, 70), shine=0.02, coat=0, fuzz=0.5, relief=fibrous(0.006, 70))


def _turned(material: Material, turn: float, x: float = 0) -> Material:
    """The same cloth, its pattern turned with it."""
    back = rotation(-turn)
    return replace(
        material, colour=lambda p: material.colour(back @ (p - np.float32((x, 0, 0))[:, None]))
    )


def cushion() -> Set:
    """Pillow standing against nothing, lying a little raised; a border of stitches."""

    def pillow(p: Array) -> Array:
        u, v = np.abs(p[0]) / 0.56, np.abs(p[2]) / 0.56
        edge = np.clip(1 - u**2.6, 0, 1) * np.clip(1 - v**2.6, 0, 1)
        thick = 0.20 * edge**0.42 + 0.006
        side = (
            np.maximum(np.abs(p[0]) + 0.05 * (1 - v * v), np.abs(p[2]) + 0.05 * (1 - u * u)) - 0.56
        )
        creases = (
            0.010 * (cloudy(p * np.float32((1, 0, 1))[:, None], 5.5, 2) - 0.5) * (0.4 + u * v * 2)
        )
        return np.maximum((np.abs(p[1]) - thick - creases) * 0.55, side * 0.8)

    tilt = 58

    def colour(p: Array) -> Array:
        q = rotation(0, tilt).T @ (p - np.float32((0, 0.5, 0))[:, None])
        base = flecked((0.66, 0.59, 0.48), 0.08, 110)(p)
        x, z = q[0], q[2]
        a, r = np.arctan2(z, x), np.hypot(x, z)
        rays = (
            step(
                0.01,
                -0.01,
                np.abs(((a / np.pi * 8) % 1) - 0.5) * r - 0.018 * step(0.30, 0.1, r) - 0.010,
            )
            * (r < 0.30)
            * (r > 0.07)
        )
        ring = (np.abs(r - 0.33) < 0.009) + (np.abs(r - 0.36) < 0.006)
        dots = step(0.02, 0.016, np.hypot(r - 0.40, ((a / np.pi * 24) % 1 - 0.5) * 0.05)) + step(
            0.045, 0.04, r
        )
        thread = 0.75 + 0.5 * noise(q, (150, 20, 150))
        red = np.float32((0.36, 0.055, 0.045))[:, None] * thread
        return base + (red - base) * np.clip(rays + ring + dots, 0, 1)

    linen = Material(colour, shine=0.02, coat=0, fuzz=0.25, relief=woven(560, 0.0006))
    shape = moved(pillow, (0, 0.5, 0), tilt=tilt)
    scene = Scene([Part(shape, linen)], (-0.62, 0, -0.45), (0.62, 1.0, 0.45), look_at=(0, 0.46, 0))
    return scene, [View(12, reach=5.0), View(22, reach=4.0, side=-20)]


def towels() -> Set:
    hues = [(0.60, 0.54, 0.44), (0.30, 0.34, 0.30), (0.46, 0.25, 0.17)]
    parts = []
    base = 0.0
    for number, rgb in enumerate(hues):
        pile = folded(0.98 - 0.03 * number, 0.72, [0.062, 0.062, 0.062], at=base)
        hem = stripes(
            flecked(rgb, 0.07, 110),
            flecked(tuple(c * 0.62 for c in rgb), 0.07, 110),
            [(0.30, 0.325), (0.345, 0.352)],
            0,
        )
        linen = Material(hem, shine=0.02, coat=0, fuzz=0.22, relief=woven(520, 0.0007))
        parts.append(
            Part(
                _cloth(moved(pile, (0.01 * number, 0, 0), turn=20 + 3 * number), 0.007, 3.2), linen
            )
        )
        base += 0.175
    scene = Scene(parts, (-0.7, 0, -0.65), (0.7, 0.6, 0.65), look_at=(0, 0.24, 0))
    return scene, [View(20, reach=4.8), View(38, reach=4.4, side=-24)]


def jumper() -> Set:
    """A folded jumper: body, sleeves laid over, a ribbed collar."""
    body = box((0, 0.10, 0), (0.50, 0.105, 0.60), 0.09)
    fold = box((0, 0.055, 0.01), (0.515, 0.06, 0.605), 0.055)
    left, right = (
        box((-0.30, 0.20, 0.10), (0.135, 0.05, 0.46), 0.045),
        box((0.30, 0.20, 0.10), (0.135, 0.05, 0.46), 0.045),
    )
    sleeves = union(moved(left, (0.0, 0, 0), turn=4), moved(right, (0.0, 0, 0), turn=-4))
    whole = blend(blend(body, fold, 0.02), sleeves, 0.015)
    neck = ellipsoid((0, 0.20, -0.40), (0.15, 0.035, 0.13))
    whole = without(whole, neck, 0.02)
    collar = rough(
        torus((0, 0.20, -0.40), 0.165, 0.036),
        lambda p: 0.006 * np.abs(np.sin(np.arctan2(p[2] + 0.40, p[0]) * 34)),
    )
    knit = Material(
        flecked((0.135, 0.165, 0.075), 0.20, 80),
        shine=0.02,
        coat=0,
        fuzz=0.55,
        relief=knitted(330, 210, 0.0045),
    )
    rib = Material(
        flecked((0.12, 0.148, 0.066), 0.20, 80),
        shine=0.02,
        coat=0,
        fuzz=0.55,
        relief=fibrous(0.004, 80),
    )
    turn = 16
    parts = [
        Part(_cloth(moved(whole, (0, 0, 0.03), turn=turn), 0.012, 2.6), _turned(knit, turn)),
        Part(moved(collar, (0, 0, 0.03), turn=turn), rib),
    ]
    scene = Scene(parts, (-0.8, 0, -0.9), (0.8, 0.36, 0.85), look_at=(0, 0.08, -0.02))
    return scene, [View(46, reach=5.3), View(30, reach=4.6, side=-30)]


def shirt() -> Set:
    """A folded linen shirt: collar, placket, buttons."""
    body = union(
        box((0, 0.05, 0), (0.46, 0.052, 0.60), 0.045),
        box((0, 0.035, 0.012), (0.47, 0.035, 0.605), 0.03),
    )
    placket = box((0, 0.104, 0.10), (0.052, 0.008, 0.49), 0.007)
    stand = torus((0, 0.108, -0.41), 0.135, 0.022)
    wing = [
        (0.004, -0.285),
        (0.004, -0.285),
        (0.10, -0.09),
        (0.10, -0.09),
        (0.215, -0.19),
        (0.215, -0.19),
        (0.185, -0.40),
        (0.14, -0.43),
        (0.13, -0.34),
    ]
    right = moved(extruded(wing, 0.02, round_by=0.008), (0, 0.108, 0), roll=3)
    left = moved(
        extruded([(-x, z) for x, z in wing[::-1]], 0.02, round_by=0.008), (0, 0.108, 0), roll=-3
    )
    collar = union(stand, left, right)
    linen = Material(
        flecked((0.52, 0.56, 0.60), 0.07, 130),
        shine=0.02,
        coat=0,
        fuzz=0.2,
        relief=woven(760, 0.00045),
    )
    whole = without(
        _cloth(body, 0.012, 2.8), ellipsoid((0, 0.105, -0.41), (0.125, 0.03, 0.12)), 0.02
    )
    buttons = union(*(rod((0, 0.108, z), (0, 0.118, z), 0.021) for z in (-0.20, 0.02, 0.24, 0.46)))
    shell = Material(plain(0.66, 0.61, 0.54), shine=0.06, spread=0.15)
    turn = -14
    together = _cloth(union(whole, placket, collar), 0.004, 7)
    parts = [
        Part(moved(together, (0, 0, 0.03), turn=turn), _turned(linen, turn)),
        Part(kept_to(moved(buttons, (0, 0, 0.03), turn=turn), (0, 0.11, 0.16), 0.38), shell),
    ]
    scene = Scene(parts, (-0.75, 0, -0.85), (0.75, 0.2, 0.8), look_at=(0, 0.06, -0.02))
    return scene, [View(48, reach=5.1), View(30, reach=4.5, side=28)]


def beanie() -> Set:
    def ribs(p: Array) -> Array:
        a = np.arctan2(p[2], p[0])
        return 0.013 * np.abs(np.sin(a * 26)) * step(
            0.03, 0.22, np.hypot(p[0], p[2])
        ) + 0.006 * cloudy(p, 5, 2)

    crown = lathe(
        [
            (-0.02, 0.1),
            (0.40, 0.1),
            (0.42, 0.3),
            (0.40, 0.52),
            (0.29, 0.70),
            (0.12, 0.79),
            (-0.02, 0.80),
        ]
    )
    brim = lathe(
        [
            (0.36, 0.0),
            (0.445, 0.01),
            (0.462, 0.06),
            (0.46, 0.20),
            (0.445, 0.245),
            (0.37, 0.25),
            (0.355, 0.12),
        ]
    )
    wool = Material(
        flecked((0.42, 0.145, 0.06), 0.24, 85),
        shine=0.02,
        coat=0,
        fuzz=0.6,
        relief=fibrous(0.005, 85),
    )
    whole = rough(union(crown, brim), ribs, slow=0.62, near=0.1)
    lean = moved(whole, (0, 0.0, 0))
    scene = Scene(
        [Part(lean, wool)], (-0.52, -0.01, -0.52), (0.52, 0.86, 0.52), look_at=(0, 0.38, 0)
    )
    return scene, [View(14, reach=4.7), View(44, reach=4.7, side=20)]
