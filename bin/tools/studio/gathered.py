"""Light as it is gathered: the softbox and the room, seen from each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from . import light
from .light import unit
from .scene import Hits
from .shapes import Array

if TYPE_CHECKING:
    from .camera import Camera

COARSE = 3
GATHERED = 11
BAND = 20_000
_R2 = np.float32((0.7548776662466927, 0.5698402909980532))


class Gathered:
    """Softbox and room as they reach each place, seen at a third of the size and smoothed."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self.count = count = -(-camera.size // COARSE)
        place = np.arange(count * count)
        x, y = place % count * COARSE + COARSE / 2, place // count * COARSE + COARSE / 2
        o, d = camera.rays(np.float32(x), np.float32(y))
        hits = camera.met(o, d)
        key = np.empty(count * count, np.float32)
        dome = np.empty((3, count * count), np.float32)
        for at in range(0, count * count, BAND):
            some = slice(at, at + BAND)
            start = hits.p[:, some] + hits.n[:, some] * 0.006
            key[some] = self._unshadowed(start, place[some])
            dome[:, some] = self._dome(start, hits.n[:, some], place[some])
        self.p = hits.p.reshape(3, count, count)
        self.n = hits.n.reshape(3, count, count)
        self.part = hits.part.reshape(count, count)
        self.light = np.vstack((key[None], dome)).reshape(4, count, count)
        for reach in (1, 2, 4):
            self._smooth(reach)

    def _numbers(self, place: Array, k: int, salt: float) -> Array:
        """Two numbers in 0 … 1 a place, well spread over rays and neighbours."""
        x, y = place % self.count, place // self.count
        turn = np.stack((x * 0.7548777 + y * 0.5698403, x * 0.5698403 + y * 0.3247180))
        return ((turn + (k + 0.5 + salt) * _R2[:, None]) % 1).astype(np.float32)

    def _unshadowed(self, p: Array, place: Array) -> Array:
        clear = np.zeros(p.shape[1], np.float32)
        for k in range(GATHERED):
            to = light.key_points(p, self._numbers(place, k, 0.0))
            _, is_met = self.camera.march(p, unit(to), np.full(p.shape[1], 9, np.float32), steps=40)
            clear += ~is_met
        return clear / GATHERED

    def _dome(self, p: Array, n: Array, place: Array) -> Array:
        """The room's light, and what paper and parts throw back, by cosine-weighted rays."""
        side = np.where(np.abs(n[1]) < 0.9, 1.0, 0.0)
        u = unit(np.cross(np.stack((1 - side, side, 0 * side)), n, axis=0).astype(np.float32))
        v = np.cross(n, u, axis=0)
        total = np.zeros_like(p)
        paper = np.float32(self.camera.scene.paper)[:, None]
        up = np.zeros_like(p)
        up[1] = 1
        for k in range(GATHERED):
            a, b = self._numbers(place, k, 0.37)
            r, turn = np.sqrt(a), 2 * np.pi * b
            d = u * (r * np.cos(turn)) + v * (r * np.sin(turn)) + n * np.sqrt(1 - a)
            t, _ = light.paper_ahead(p, d)
            near, is_met = self.camera.march(p, d, np.minimum(t, 6), steps=24)
            came = light.sky(d)
            lands = (t < 6) & (p[1] > 0.01)
            spot = p + d * np.where(lands, t, 0)
            shade = np.clip(np.hypot(spot[0] + 0.1, spot[2]) * 0.9, 0.35, 1)
            came = np.where(lands, paper * (0.30 + 0.85 * light.key_light(spot, up) * shade), came)
            if is_met.any():
                q = p[:, is_met] + d[:, is_met] * near[is_met]
                came[:, is_met] = self._thrown_back(q)
            total += came
        return total / GATHERED

    def _thrown_back(self, p: Array) -> Array:
        part = self.camera.scene.part_at(p)
        seen = np.empty_like(p)
        for number in np.unique(part):
            mine = part == number
            some = p[:, mine]
            colour = self.camera.scene.parts[number].material.colour(some[:, :64]).mean(1)
            seen[:, mine] = colour[:, None] * 0.42
        return seen

    def _smooth(self, reach: int) -> None:
        """Neighbours on the same surface share their light; another one's is kept out."""
        total, weight = np.zeros_like(self.light), np.zeros(self.part.shape, np.float32)
        for dy in (-2, -1, 0, 1, 2):
            for dx in (-2, -1, 0, 1, 2):
                by = (dy * reach, dx * reach)
                n, p = np.roll(self.n, by, (1, 2)), np.roll(self.p, by, (1, 2))
                same = np.roll(self.part, by, (0, 1)) == self.part
                off = np.abs(((p - self.p) * self.n).sum(0))
                w = (
                    same
                    * np.clip((n * self.n).sum(0), 0, 1) ** 12
                    * np.exp(-off * 45 - ((p - self.p) ** 2).sum(0) * 6)
                )
                w *= np.exp(-(dx * dx + dy * dy) * 0.28)
                total += np.roll(self.light, by, (1, 2)) * w
                weight += w
        self.light = total / np.maximum(weight, 1e-6)

    def at(self, x: Array, y: Array, hits: Hits) -> tuple[Array, Array]:
        """Share of the softbox, and the room's light (3, N), for places of the full picture."""
        gx, gy = x / COARSE - 0.5, y / COARSE - 0.5
        x0, y0 = np.floor(gx).astype(int), np.floor(gy).astype(int)
        total = np.zeros((4, len(x)), np.float32)
        weight = np.zeros(len(x), np.float32)
        for dy in (0, 1):
            for dx in (0, 1):
                i = np.clip(x0 + dx, 0, self.count - 1)
                j = np.clip(y0 + dy, 0, self.count - 1)
                w = np.abs(1 - dx - (gx - x0)) * np.abs(1 - dy - (gy - y0)) + 0.004
                w *= 0.002 + (self.part[j, i] == hits.part)
                w *= 0.01 + np.clip((self.n[:, j, i] * hits.n).sum(0), 0, 1) ** 6
                off = np.abs(((self.p[:, j, i] - hits.p) * hits.n).sum(0))
                w *= np.exp(-off * 30) + 1e-4
                total += self.light[:, j, i] * w.astype(np.float32)
                weight += w.astype(np.float32)
        total /= weight
        return total[0], total[1:]
