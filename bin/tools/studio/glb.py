"""Writes a glTF 2.0 binary (GLB): meshes with normals and plain materials, metres, y up."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .shapes import Array, Shape, slope_of


@dataclass(frozen=True)
class Mesh:
    """Points and normals (N, 3), triangles (M, 3), base colour in linear light, metal and roughness."""

    points: Array
    normals: Array
    triangles: NDArray[np.uint32]
    colour: Sequence[float]
    metal: float
    rough: float


def written(name: str, meshes: Sequence[Mesh]) -> bytes:
    body, views, accessors, parts, materials = bytearray(), [], [], [], []

    def kept(data: NDArray[Any], target: int, **more: object) -> int:
        views.append(
            {"buffer": 0, "byteOffset": len(body), "byteLength": data.nbytes, "target": target}
        )
        body.extend(data.tobytes())
        body.extend(b"\0" * (-len(body) % 4))
        accessors.append({"bufferView": len(views) - 1, "byteOffset": 0, **more})
        return len(accessors) - 1

    for mesh in meshes:
        points, normals = np.float32(mesh.points), np.float32(mesh.normals)
        low, high = points.min(0).tolist(), points.max(0).tolist()
        kind = np.uint16 if len(points) < 65_535 else np.uint32
        faces = mesh.triangles.astype(kind).ravel()
        place = kept(
            points, 34962, componentType=5126, count=len(points), type="VEC3", min=low, max=high
        )
        turn = kept(normals, 34962, componentType=5126, count=len(points), type="VEC3")
        corner = 5123 if kind is np.uint16 else 5125
        index = kept(faces, 34963, componentType=corner, count=len(faces), type="SCALAR")
        materials.append(
            {
                "pbrMetallicRoughness": {
                    "baseColorFactor": [*(float(c) for c in mesh.colour), 1.0],
                    "metallicFactor": mesh.metal,
                    "roughnessFactor": mesh.rough,
                }
            }
        )
        parts.append(
            {
                "attributes": {"POSITION": place, "NORMAL": turn},
                "indices": index,
                "material": len(materials) - 1,
            }
        )
    scene = {
        "asset": {"version": "2.0", "generator": "Pistos demo studio"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": name}],
        "meshes": [{"name": name, "primitives": parts}],
        "materials": materials,
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(body)}],
    }
    text = json.dumps(scene, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    total = 12 + 8 + len(text) + 8 + len(body)
    return b"".join(
        (
            struct.pack("<4sII", b"glTF", 2, total),
            struct.pack("<I4s", len(text), b"JSON"), text,
            struct.pack("<I4s", len(body), b"BIN\0"), bytes(body),
        )
    )  # fmt: skip


def skin(
    shape: Shape, low: Sequence[float], high: Sequence[float], cells: int, scale: float
) -> tuple[Array, ...]:
    """The surface of a shape as points, normals and triangles, by surface nets; `scale` is metres a unit."""
    low_, high_ = np.float32(low), np.float32(high)
    step = float((high_ - low_).max()) / cells
    counts = np.ceil((high_ - low_) / step).astype(int) + 1
    axes = [low_[k] + np.arange(counts[k], dtype=np.float32) * step for k in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"))
    d = shape(grid.reshape(3, -1)).reshape(grid.shape[1:])
    inside = d < 0
    corners = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    spans = [
        tuple(slice(c, n - 1 + c) for c, n in zip(corner, d.shape, strict=True))
        for corner in corners
    ]
    some = sum(inside[span].astype(int) for span in spans)
    active = (some > 0) & (some < 8)
    number = np.full(active.shape, -1, np.int64)
    number[active] = np.arange(int(active.sum()))
    points = grid[:, :-1, :-1, :-1][:, active] + step / 2
    for _ in range(4):
        points = points - shape(points) * slope_of(shape, points, step * 0.15)
    normals = slope_of(shape, points, step * 0.3)
    normals /= np.sqrt((normals**2).sum(0)) + 1e-9
    faces = [_faces(inside, number, axis) for axis in range(3)]
    return (points * scale).T, normals.T, np.vstack(faces).astype(np.uint32)


def _faces(inside: NDArray[np.bool_], number: NDArray[np.int64], axis: int) -> NDArray[np.int64]:
    """Two triangles for each grid edge along `axis` that the surface crosses, seen from outside."""
    a, n = np.moveaxis(inside, axis, 0), np.moveaxis(number, axis, 0)
    first, second = a[:-1, 1:-1, 1:-1], a[1:, 1:-1, 1:-1]
    x, y, z = np.nonzero(first != second)
    quad = np.stack((n[x, y, z], n[x, y + 1, z], n[x, y + 1, z + 1], n[x, y, z + 1]), 1)
    # Going out along the axis the quad turns to it; moving axes about keeps or swaps the hand.
    is_out = first[x, y, z] ^ (axis == 1)
    quad = np.where(is_out[:, None], quad, quad[:, ::-1])
    return np.vstack((quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]))
