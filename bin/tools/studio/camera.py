"""Takes the picture: marches rays through the set, gathers light, develops it like a photograph."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from . import light
from .gathered import Gathered
from .light import unit
from .scene import Hits, Scene
from .shapes import Array, slope_of
from .surfaces import Material

BAND = 60_000
_R2 = np.float32((0.7548776662466927, 0.5698402909980532))


@dataclass(frozen=True)
class View:
    """Where the camera stands: `height` in degrees above the table, `reach` from what it looks at."""

    height: float = 18
    reach: float = 5.2
    wide: float = 0.172
    side: float = 0


class Camera:
    def __init__(self, scene: Scene, view: View, size: int) -> None:
        self.scene, self.view, self.size = scene, view, size
        a, b = np.radians(view.height), np.radians(view.side)
        away = np.float32((np.sin(b) * np.cos(a), np.sin(a), np.cos(b) * np.cos(a)))
        self.eye = np.float32(scene.look_at) + away * view.reach
        self.right = unit(np.cross(np.float32((0, 1, 0)), away))
        self.up = np.cross(away, self.right)
        self.ahead = -away
        self.low, self.high = np.float32(scene.low) - 0.03, np.float32(scene.high) + 0.03

    def picture(self) -> Image.Image:
        """The finished photograph, square."""
        gathered = Gathered(self)
        size = self.size
        colours = np.empty((3, size * size), np.float32)
        parts = np.empty(size * size, np.int16)
        normals = np.empty((3, size * size), np.float32)
        place = np.arange(size * size)
        for at in range(0, size * size, BAND):
            some = place[at : at + BAND]
            colours[:, some], hits = self.seen(some % size + 0.5, some // size + 0.5, gathered)
            parts[some], normals[:, some] = hits.part, hits.n
        self._smooth_edges(colours, parts, normals, gathered)
        return developed(colours.reshape(3, size, size))

    def _smooth_edges(
        self, colours: Array, parts: Array, normals: Array, gathered: Gathered
    ) -> None:
        """Pixels where something ends are seen again six times."""
        size = self.size
        grid, turned = parts.reshape(size, size), normals.reshape(3, size, size)
        edge = np.zeros((size, size), bool)
        for axis in (0, 1):
            other = np.roll(grid, -1, axis) != grid
            bent = (np.roll(turned, -1, axis + 1) * turned).sum(0) < 0.86
            both = other | bent
            edge |= both | np.roll(both, 1, axis)
        places = np.flatnonzero(edge.ravel())
        seen = np.zeros((3, len(places)), np.float32)
        for k in range(6):
            dx, dy = (_R2 * (k + 1)) % 1
            for at in range(0, len(places), BAND):
                some = places[at : at + BAND]
                colour, _ = self.seen(some % size + dx, some // size + dy, gathered)
                seen[:, at : at + BAND] += np.minimum(colour, 1.6)
        colours[:, places] = seen / 6

    def rays(self, x: Array, y: Array) -> tuple[Array, Array]:
        wide = self.view.wide
        u, v = (x / self.size * 2 - 1) * wide, (1 - y / self.size * 2) * wide
        d = self.right[:, None] * u + self.up[:, None] * v + self.ahead[:, None]
        d = unit(np.float32(d))
        return np.repeat(self.eye[:, None], d.shape[1], 1), d

    def seen(self, x: Array, y: Array, gathered: Gathered) -> tuple[Array, Hits]:
        o, d = self.rays(np.float32(x), np.float32(y))
        hits = self.met(o, d)
        key, dome = gathered.at(x, y, hits)
        return self.shaded(hits, d, key, dome), hits

    def met(self, o: Array, d: Array) -> Hits:
        t, n = light.paper_ahead(o, d)
        near, is_met = self.march(o, d, np.minimum(t, 60))
        part = np.full(t.shape, -1, np.int16)
        t = np.where(is_met, near, np.minimum(t, 60))
        p = o + d * t
        if is_met.any():
            q = p[:, is_met]
            part[is_met] = self.scene.part_at(q)
            n[:, is_met] = self.normal(q, part[is_met])
        return Hits(p, n, part)

    def march(self, o: Array, d: Array, most: Array, steps: int = 72) -> tuple[Array, Array]:
        """Distance to the first part, and whether there is one before `most`."""
        with np.errstate(divide="ignore", invalid="ignore"):
            a, b = (self.low[:, None] - o) / d, (self.high[:, None] - o) / d
        enter, leave = np.fmin(a, b).max(0), np.fmax(a, b).min(0)
        leave = np.minimum(leave, most)
        t = np.maximum(enter, 0.0)
        is_met = np.zeros(t.shape, bool)
        alive = np.flatnonzero(leave > t)
        oo, dd, tt, end = o[:, alive], d[:, alive], t[alive], leave[alive]
        for _ in range(steps):
            if not len(alive):
                break
            away = self.scene.distance(oo + dd * tt)
            touched = away < 0.0007
            if touched.any():
                at = alive[touched]
                is_met[at], t[at] = True, tt[touched]
            tt = tt + np.maximum(away, 0.0006)
            going = ~touched & (tt < end)
            alive, oo, dd, tt, end = alive[going], oo[:, going], dd[:, going], tt[going], end[going]
        return t, is_met

    def normal(self, p: Array, part: Array) -> Array:
        n = np.empty_like(p)
        for number in np.unique(part):
            mine = part == number
            n[:, mine] = slope_of(self.scene.parts[number].shape, p[:, mine], 0.0045)
        return unit(n)

    def shaded(self, hits: Hits, d: Array, key: Array, dome: Array) -> Array:
        colour = np.empty_like(d)
        on_paper = hits.part < 0
        p, n = hits.p[:, on_paper], hits.n[:, on_paper]
        colour[:, on_paper] = np.float32(self.scene.paper)[:, None] * (
            dome[:, on_paper] + key[on_paper] * light.key_light(p, n)
        )
        for number in np.unique(hits.part[~on_paper]):
            mine = hits.part == number
            colour[:, mine] = self._surface(
                self.scene.parts[number].material,
                hits.p[:, mine], hits.n[:, mine], d[:, mine], key[mine], dome[:, mine],
            )  # fmt: skip
        return colour

    def _surface(
        self, material: Material, p: Array, n: Array, d: Array, key: Array, dome: Array
    ) -> Array:
        if material.relief is not None:
            tilt = slope_of(material.relief, p, 0.0018)
            n = unit(n - (tilt - n * (tilt * n).sum(0)))
        base = material.colour(p)
        facing = np.clip(-(d * n).sum(0), 0.02, 1)
        lit = dome + key * light.key_light(p, n)
        gloss = (1 - facing) ** 5 * (1 - material.spread) ** 2
        mirror = self.reflected(p, n, d, material.spread) if material.coat else np.zeros_like(p)
        if material.is_metal:
            tint = base + (1 - base) * gloss
            return tint * (mirror + 0.10 * lit)
        share = (material.shine + (1 - material.shine) * gloss * 0.8) * material.coat
        if material.glass is not None:
            body = self.through(p, n, d, material)
        else:
            body = base * lit * (1 + material.fuzz * (1 - facing) ** 2.5)
        if material.glow is not None:
            body = body + material.glow(p)
        return body * (1 - share) + mirror * share

    def reflected(self, p: Array, n: Array, d: Array, spread: float) -> Array:
        """What the surface mirrors: the room, the paper, other parts."""
        r = unit(d - 2 * (d * n).sum(0) * n)
        o = p + n * 0.012
        seen = light.mirrored(r, spread)
        t, _ = light.paper_ahead(o, r)
        near, is_met = self.march(o, r, np.minimum(t, 12), steps=26)
        floor = (t < 12) & ~is_met & (r[1] < 0)
        if floor.any():
            q = o[:, floor] + r[:, floor] * t[floor]
            shade = np.clip(self.scene.distance(q) / 0.35, 0.25, 1) ** 0.6
            up = np.zeros_like(q)
            up[1] = 1
            paper = np.float32(self.scene.paper)[:, None] * (0.5 + light.key_light(q, up)) * shade
            # A rough surface sees the paper's far edge blurred into the room.
            share = np.clip(-r[1, floor] / (0.06 + spread), 0, 1)
            seen[:, floor] = seen[:, floor] * (1 - share) + paper * share
        if is_met.any():
            seen[:, is_met] = self._glimpse(o[:, is_met] + r[:, is_met] * near[is_met])
        return seen

    def _glimpse(self, p: Array) -> Array:
        """Another part as a mirror sees it: its colour under plain light."""
        part = self.scene.part_at(p)
        n = self.normal(p, part)
        lit = 0.22 + 0.75 * light.key_light(p, n)
        seen = np.empty_like(p)
        for number in np.unique(part):
            mine = part == number
            seen[:, mine] = self.scene.parts[number].material.colour(p[:, mine]) * lit[mine]
        return seen

    def through(self, p: Array, n: Array, d: Array, material: Material) -> Array:
        """Solid glass or honey: bent in, dimmed on its way, bent out, then the room and the paper."""
        shape = next(part.shape for part in self.scene.parts if part.material is material)
        inside = bent(d, n, 1 / 1.45)
        o = p + inside * 0.01
        t = np.full(p.shape[1], 0.01, np.float32)
        for _ in range(40):
            t += np.maximum(-shape(o + inside * t), 0.0) + 0.0008
            if (t > 4).all():
                break
        q = o + inside * t
        m = unit(slope_of(shape, q, 0.003))
        out = bent(inside, -m, 1.45)
        dim = np.exp(-np.float32(material.glass)[:, None] * t)
        far, _ = light.paper_ahead(q, out)
        lands = far < 30
        seen = light.mirrored(out, 0.3)
        spot = q + out * np.where(lands, far, 0)
        up = np.zeros_like(q)
        up[1] = 1
        paper = np.float32(self.scene.paper)[:, None] * (0.42 + light.key_light(spot, up))
        paper *= np.clip(np.abs(self.scene.distance(spot)) / 0.3, 0.45, 1)
        return np.where(lands, paper, seen) * dim + material.colour(p) * 0.25


def bent(d: Array, n: Array, ratio: float) -> Array:
    """Refracted; where it cannot leave, mirrored."""
    c = -(d * n).sum(0)
    k = 1 - ratio * ratio * (1 - c * c)
    passes = ratio * d + (ratio * c - np.sqrt(np.maximum(k, 0))) * n
    return unit(np.where(k >= 0, passes, d + 2 * c * n))


def developed(colours: Array) -> Image.Image:
    """Light to a print: exposure, a soft shoulder, a breath of vignette, and dither against banding."""
    size = colours.shape[1]
    ramp = np.linspace(-1, 1, size, dtype=np.float32)
    away = ramp[None, :] ** 2 + ramp[:, None] ** 2
    exposed = np.maximum(colours, 0) * 0.66 * (1 - 0.045 * away)
    a, b, c, e, f = 2.51, 0.03, 2.43, 0.59, 0.14
    filmic = exposed * 0.78
    filmic = filmic * (a * filmic + b) / (filmic * (c * filmic + e) + f)
    tone = 0.55 * np.clip(filmic, 0, 1) + 0.45 * (1 - np.exp(-1.55 * exposed))
    grey = tone.mean(0)
    tone = grey + (tone - grey) * 1.12
    value = np.clip(tone, 0, 1) ** (1 / 2.2)
    # Deeper middles, as paper prints have them.
    value = (0.58 * value + 0.42 * value * value * (3 - 2 * value)) * 255
    # The grain of film, without which a plain ground shows bands.
    grain = np.random.default_rng(1).normal(0, 1.5, (1, size, size)).astype(np.float32)
    return Image.fromarray(np.uint8(np.clip(value + grain + 0.5, 0, 255).transpose(1, 2, 0)))
