"""Jewellery, small machines, care, and what stands for a service."""

from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .camera import View
from .scene import Part, Scene
from .shapes import (
    Array,
    Shape,
    both,
    bow,
    box,
    drawn,
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
    mixed,
    noise,
    plain,
    step,
    wood,
    woven,
)

Set = tuple[Scene, list[View]]

GOLD = Material(plain(0.83, 0.60, 0.27), is_metal=True, spread=0.10, relief=fibrous(0.0007, 14))
SILVER = Material(plain(0.80, 0.78, 0.75), is_metal=True, spread=0.13, relief=hammered(0.006, 20))
BRASS = Material(plain(0.68, 0.47, 0.20), is_metal=True, spread=0.24)
WALNUT = Material(
    wood((0.27, 0.145, 0.07), (0.10, 0.045, 0.02), ring=14, wild=0.18), shine=0.035, spread=0.5
)


def radio() -> Set:
    case = box((0, 0.36, 0), (0.56, 0.33, 0.24), 0.07)
    feet = union(
        *(rod((x, 0, z), (x, 0.05, z), 0.035) for x in (-0.42, 0.42) for z in (-0.14, 0.14))
    )
    front = both(
        box((-0.16, 0.36, 0.20), (0.315, 0.235, 0.048), 0.03), box((0, 0.36, 0.3), (1, 1, 0.2))
    )
    knobs = union(
        rod((0.35, 0.43, 0.22), (0.35, 0.43, 0.285), 0.088),
        rod((0.35, 0.22, 0.22), (0.35, 0.22, 0.275), 0.042),
    )
    knobs = union(rough_knob(knobs), rod((0.35, 0.49, 0.28), (0.35, 0.475, 0.30), 0.008))
    cloth = Material(
        flecked((0.40, 0.34, 0.25), 0.12, 150),
        shine=0.02,
        coat=0,
        fuzz=0.2,
        relief=woven(330, 0.0014),
    )
    walnut = Material(
        lambda p: WALNUT.colour(np.stack((p[1], p[2], p[0]))), shine=0.035, spread=0.45
    )
    turn = 20
    parts = [
        Part(moved(shape, (0, 0, 0), turn=turn), material)
        for shape, material in ((case, walnut), (feet, BRASS), (front, cloth), (knobs, BRASS))
    ]
    scene = Scene(parts, (-0.68, 0, -0.5), (0.68, 0.72, 0.5), look_at=(0, 0.34, 0))
    return scene, [View(12, reach=4.7), View(26, reach=4.3, side=-38)]


def rough_knob(shape: Shape) -> Shape:
    return rough(
        shape, lambda p: 0.0035 * np.sin(np.arctan2(p[1] - 0.43, p[0] - 0.35) * 48), slow=0.8
    )


def charger() -> Set:
    disc = lathe(
        [
            (-0.02, 0),
            (0.44, 0),
            (0.465, 0.02),
            (0.47, 0.05),
            (0.465, 0.075),
            (0.44, 0.09),
            (-0.02, 0.09),
        ]
    )
    oak = Material(
        wood((0.42, 0.265, 0.135), (0.24, 0.13, 0.06), ring=11, wild=0.10), shine=0.035, spread=0.5
    )
    inlay = torus((0, 0.088, 0), 0.30, 0.012)
    rubber = Material(plain(0.05, 0.048, 0.045), shine=0.03, spread=0.5)
    path = [
        (0.42, 0.06),
        (0.62, 0.02),
        (0.74, 0.22),
        (0.60, 0.44),
        (0.24, 0.52),
        (-0.05, 0.62),
        (-0.30, 0.90),
    ]
    cord = moved(bow(path, 0.020), (0, 0.022, 0), tilt=90)
    linen = Material(
        flecked((0.30, 0.27, 0.22), 0.2, 150),
        shine=0.02,
        coat=0,
        fuzz=0.3,
        relief=fibrous(0.002, 150),
    )
    parts = [Part(disc, oak), Part(inlay, rubber), Part(cord, linen)]
    scene = Scene(parts, (-0.5, 0, -0.5), (0.8, 0.12, 0.95), look_at=(0.06, 0.03, 0.10))
    return scene, [View(34, reach=4.6), View(16, reach=4.2, side=-30)]


def _bar(at: tuple[float, float, float], turn: float, tilt: float = 0, roll: float = 0) -> Shape:
    bar = box((0, 0.10, 0), (0.24, 0.10, 0.16), 0.03)
    stamp = union(
        torus((0, 0.2, 0), 0.075, 0.007), rod((-0.04, 0.2, 0.02), (0.04, 0.2, -0.02), 0.008)
    )
    made = without(rough(bar, lambda p: 0.004 * (cloudy(p, 8, 2) - 0.5)), stamp, 0.006)
    return kept_to(
        moved(made, at, turn=turn, tilt=tilt, roll=roll), (at[0], at[1] + 0.1, at[2]), 0.31
    )


def soap() -> Set:
    green = Material(
        glazed((0.42, 0.44, 0.25), darker=(0.30, 0.33, 0.17)),
        shine=0.03,
        spread=0.6,
        relief=fibrous(0.0016, 30),
    )
    pale = Material(
        glazed((0.58, 0.53, 0.38), darker=(0.46, 0.42, 0.28)),
        shine=0.03,
        spread=0.6,
        relief=fibrous(0.0016, 30),
    )
    first = union(
        _bar((-0.30, 0, 0.06), 12), _bar((-0.25, 0.2, 0.04), -14), _bar((0.28, 0, -0.18), -8)
    )
    second = union(
        _bar((0.30, 0.2, -0.16), 10), _bar((-0.28, 0.4, 0.05), 6), _bar((0.30, 0.02, 0.36), 24)
    )
    scene = Scene(
        [Part(first, green), Part(second, pale)],
        (-0.7, 0, -0.5),
        (0.72, 0.64, 0.68),
        look_at=(0.0, 0.22, 0.05),
    )
    return scene, [View(22, reach=4.6), View(46, reach=4.3, side=-25)]


def salve() -> Set:
    tin = vessel(
        [(0, 0), (0.37, 0), (0.37, 0), (0.38, 0.01), (0.38, 0.18), (0.37, 0.20)],
        0.014,
        at=(-0.08, 0, 0.12),
    )
    balm = rough(
        lathe(
            [(-0.02, 0.05), (0.365, 0.05), (0.365, 0.165), (-0.02, 0.165)],
            at=(-0.08, 0, 0.12),
            smooth=False,
        ),
        _swirl,
    )
    lid = moved(
        vessel([(0, 0), (0.37, 0), (0.395, 0.012), (0.398, 0.10)], 0.013),
        (0.36, 0.40, -0.36),
        tilt=-74,
        turn=-30,
        roll=0,
    )
    metal = Material(plain(0.66, 0.64, 0.60), is_metal=True, spread=0.28)
    wax = Material(glazed((0.60, 0.38, 0.10), darker=(0.50, 0.29, 0.06)), shine=0.04, spread=0.25)
    petals = union(
        *(
            ellipsoid((-0.62 + 0.10 * k, 0.014, 0.42 + 0.05 * ((k * 3) % 4)), (0.055, 0.012, 0.022))
            for k in range(4)
        )
    )
    petals = kept_to(petals, (-0.47, 0.02, 0.48), 0.3)
    orange = Material(flecked((0.62, 0.22, 0.015), 0.2, 60), shine=0.02, coat=0, fuzz=0.3)
    parts = [
        Part(tin, metal),
        Part(lid, metal),
        Part(kept_to(balm, (-0.08, 0.1, 0.12), 0.40), wax),
        Part(petals, orange),
    ]
    scene = Scene(parts, (-0.72, 0, -0.75), (0.85, 0.85, 0.65), look_at=(0.02, 0.20, 0.0))
    return scene, [View(30, reach=4.9), View(46, reach=5.0, side=-20)]


def _swirl(p: Array) -> Array:
    x, z = p[0] + 0.08, p[2] - 0.12
    return 0.010 * np.sin(np.hypot(x, z) * 46 - np.arctan2(z, x) * 1.0) * step(
        0.36, 0.2, np.hypot(x, z)
    ) + 0.006 * (cloudy(p, 9) - 0.5)


def comb() -> Set:
    outline = [
        (-0.62, 0.20),
        (-0.62, 0.20),
        (-0.60, -0.12),
        (-0.44, -0.24),
        (0, -0.29),
        (0.44, -0.24),
        (0.60, -0.12),
        (0.62, 0.20),
        (0.62, 0.20),
    ]
    blank = extruded(outline, 0.075, round_by=0.026)
    pitch = 0.047

    def gaps(p: Array) -> Array:
        x = p[0] - pitch * np.round(p[0] / pitch)
        wide = 0.0125 + 0.006 * np.clip(p[2] / 0.2, 0, 1)
        return np.maximum(np.maximum(np.abs(x) - wide, -0.10 - p[2]), np.abs(p[0]) - 0.545)

    boxwood = Material(
        wood((0.58, 0.40, 0.21), (0.40, 0.24, 0.10), ring=12, wild=0.12), shine=0.035, spread=0.45
    )
    lean = moved(without(blank, gaps, 0.01), (0, 0.0, 0.0), turn=24)
    turned = Material(
        lambda p: boxwood.colour(_lengthwise(rotation(-24) @ p)), shine=0.035, spread=0.45
    )
    scene = Scene(
        [Part(lean, turned)], (-0.72, 0, -0.55), (0.72, 0.1, 0.55), look_at=(0, 0.02, 0.0)
    )
    return scene, [View(46, reach=4.4), View(24, reach=4.4, side=28)]


def _lengthwise(p: Array) -> Array:
    return np.stack((p[2], p[1], p[0]))


def wrapping() -> Set:
    gift = box((0, 0.24, 0), (0.46, 0.24, 0.36), 0.012)
    paper = Material(
        flecked((0.42, 0.30, 0.185), 0.09, 70),
        shine=0.03,
        spread=0.7,
        relief=fibrous(0.0012, 50),
        coat=0.6,
    )
    bands = union(
        box((0, 0.24, 0), (0.462, 0.2435, 0.045), 0.004),
        box((0, 0.24, 0), (0.045, 0.2435, 0.3635), 0.004),
    )
    flat = drawn(
        [(0, 0), (0, 0), (0.12, 0.10), (0.30, 0.15), (0.37, 0.09), (0.33, 0.02), (0.16, 0.0)]
    )

    def loop(p: Array) -> Array:
        return (
            np.maximum(
                np.abs(flat(np.abs(p[0]), p[1])) - 0.006, np.abs(p[2]) - 0.045 - 0.05 * np.abs(p[0])
            )
            * 0.8
        )

    knot = ellipsoid((0, 0.045, 0), (0.055, 0.042, 0.058))
    ends = union(
        moved(box((0.16, 0.0, 0), (0.17, 0.005, 0.04), 0.004), (0.0, 0.515, 0), turn=-48, roll=-5),
        moved(box((-0.16, 0.0, 0), (0.17, 0.005, 0.04), 0.004), (0.0, 0.515, 0), turn=-38, roll=5),
    )
    bow_on_top = union(moved(union(loop, knot), (0, 0.485, 0), turn=24), ends)
    red = Material(
        flecked((0.34, 0.035, 0.035), 0.08, 120),
        shine=0.04,
        spread=0.4,
        fuzz=0.3,
        relief=woven(700, 0.0003),
    )
    turn = 28
    parts = [
        Part(moved(gift, (0, 0, 0), turn=turn), paper),
        Part(moved(union(bands, bow_on_top), (0, 0, 0), turn=turn), red),
    ]
    scene = Scene(parts, (-0.68, 0, -0.65), (0.68, 0.68, 0.65), look_at=(0, 0.28, 0))
    return scene, [View(20, reach=4.8), View(44, reach=4.6, side=-30)]


def _written(words: str) -> Array:
    """Words as a soft mask, 900 x 300."""
    sheet = Image.new("L", (900, 300), 0)
    font = ImageFont.load_default(size=120)
    ImageDraw.Draw(sheet).text((450, 150), words, font=font, fill=255, anchor="mm")
    return np.float32(sheet) / 255


def engraving() -> Set:
    mask = _written("Ana & Luka")
    plate = extruded(
        [
            (-0.62, 0),
            (-0.55, -0.20),
            (-0.3, -0.285),
            (0.3, -0.285),
            (0.55, -0.20),
            (0.62, 0),
            (0.55, 0.20),
            (0.3, 0.285),
            (-0.3, 0.285),
            (-0.55, 0.20),
        ],
        0.05,
        round_by=0.018,
    )
    hole = rod((-0.53, -0.1, 0), (-0.53, 0.2, 0), 0.028)
    turn = 14
    back = rotation(-turn)

    def cut(p: Array) -> Array:
        q = back @ p
        x = np.clip(((q[0] + 0.02) / 0.98 + 0.5) * 899, 0, 899).astype(np.int32)
        y = np.clip((q[2] / 0.327 + 0.5) * 299, 0, 299).astype(np.int32)
        return mask[y, x] * (p[1] > 0.03)

    def colour(p: Array) -> Array:
        return mixed((0.70, 0.49, 0.21), (0.11, 0.06, 0.02), cut(p) * 0.9)

    def relief(p: Array) -> Array:
        q = back @ p
        return -0.0022 * cut(p) + 0.0006 * noise(q, (6, 6, 220))

    brass = Material(colour, is_metal=True, spread=0.22, relief=relief)
    tool = union(
        rod((0.30, 0.10, 0.62), (0.72, 0.17, 0.22), 0.020, 0.012),
        rod((0.30, 0.10, 0.62), (0.16, 0.085, 0.75), 0.035, 0.03),
    )
    knob = ellipsoid((0.08, 0.085, 0.82), (0.11, 0.085, 0.11))
    steel = Material(plain(0.55, 0.55, 0.55), is_metal=True, spread=0.2)
    parts = [
        Part(moved(without(plate, hole), (0, 0, -0.12), turn=turn), _shifted(brass)),
        Part(moved(tool, (0, 0, -0.1)), steel),
        Part(moved(knob, (0, 0, -0.1)), WALNUT),
    ]
    scene = Scene(parts, (-0.75, 0, -0.55), (0.85, 0.2, 0.9), look_at=(0.02, 0.03, 0.10))
    return scene, [View(48, reach=4.7)]


def _shifted(material: Material) -> Material:
    off = np.float32((0, 0, -0.12))[:, None]
    relief = material.relief
    assert relief is not None
    return replace(
        material, colour=lambda p: material.colour(p - off), relief=lambda p: relief(p - off)
    )


def repair() -> Set:
    dish = vessel(
        [(0, 0), (0.19, 0), (0.225, 0.02), (0.40, 0.13), (0.51, 0.29), (0.545, 0.42)], 0.03
    )
    seams = []
    for turn, start in ((20, (0.18, 0, 0.2)), (95, (0.1, 0, 0.1)), (160, (0.05, 0, 0.22))):
        normal = rotation(turn) @ np.float32((1, 0.15, 0))

        def seam(p: Array, n: Array = normal, s: tuple[float, float, float] = start) -> Array:
            off = (p - np.float32(s)[:, None] * 0.6).T @ n + 0.06 * (cloudy(p, 4, 2) - 0.5)
            return np.abs(off) - 0.0085

        seams.append(seam)
    half = box((0.1, 0.3, -0.30), (0.75, 0.6, 0.48))

    def shell(p: Array) -> Array:
        return dish(p) - 0.004

    gold = both(shell, both(union(*seams), half))
    slow = kept_to(lambda p: gold(p) * 0.6, (0, 0.2, -0.1), 0.62)
    glaze = Material(
        glazed((0.16, 0.20, 0.20), darker=(0.07, 0.095, 0.10), speckles=0.5),
        shine=0.05,
        spread=0.12,
        relief=fibrous(0.001, 8),
    )
    parts = [Part(dish, glaze), Part(slow, GOLD)]
    scene = Scene(parts, (-0.6, 0, -0.6), (0.6, 0.46, 0.6), look_at=(0, 0.19, 0))
    return scene, [View(36, reach=4.3)]
