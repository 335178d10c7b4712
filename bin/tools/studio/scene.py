"""A set before the camera: parts, each a shape of a material, on paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from .shapes import Array, Shape
from .surfaces import Material

PAPER = np.float32((0.98, 0.91, 0.825))


@dataclass(frozen=True)
class Part:
    shape: Shape
    material: Material


@dataclass(frozen=True)
class Scene:
    """`low` and `high` are the corners of a box that holds all parts."""

    parts: Sequence[Part]
    low: Sequence[float]
    high: Sequence[float]
    look_at: Sequence[float] = (0, 0.4, 0)
    paper: Sequence[float] = field(default_factory=lambda: tuple(float(c) for c in PAPER))

    def distance(self, p: Array) -> Array:
        found = self.parts[0].shape(p)
        for part in self.parts[1:]:
            found = np.minimum(found, part.shape(p))
        return found

    def part_at(self, p: Array) -> Array:
        return np.argmin(np.stack([part.shape(p) for part in self.parts]), 0)


@dataclass
class Hits:
    """What rays met: -1 for the paper, else a part."""

    p: Array
    n: Array
    part: Array
