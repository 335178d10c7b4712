"""What a GLB file shows: its nodes, its triangles, and how large it is in the world."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pistos.tools.rules.glb.buffers import (
    check_accessors,
    check_buffers,
    check_indices,
    check_pictures,
)
from pistos.tools.rules.glb.parts import ModelUnusable, container, pick, rows, whole

MOST_TRIANGLES = 500_000
MOST_DRAWN = 2_000
"""Meshes drawn: the same mesh placed a thousand times is a thousand times the work."""
MOST_DEPTH = 64
LEAST_MM, MOST_MM = 1, 50_000
EXTENSIONS = frozenset(
    {
        "KHR_draco_mesh_compression",
        "EXT_meshopt_compression",
        "KHR_mesh_quantization",
        "KHR_texture_transform",
        "KHR_materials_unlit",
        "KHR_materials_clearcoat",
        "KHR_materials_transmission",
        "KHR_materials_ior",
        "KHR_materials_volume",
        "KHR_materials_specular",
        "KHR_materials_sheen",
        "KHR_materials_iridescence",
        "KHR_materials_emissive_strength",
        "KHR_materials_variants",
        "KHR_lights_punctual",
        "EXT_texture_webp",
    }
)
"""What the viewer can show from our own server alone."""
Matrix = tuple[float, ...]
_UNIT: Matrix = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)


@dataclass(frozen=True, slots=True)
class Model3D:
    """`size_mm`: width, height and depth of the whole, in whole millimetres; glTF counts in metres."""

    size_mm: tuple[int, int, int]
    triangles: int
    byte_count: int


def read_model(content: bytes) -> Model3D:
    """Reads and judges a GLB file. Raises ModelUnusable with the first reason against it.

    Looks at heads and counts; textures are not unpacked, and packed meshes are believed only up to
    the limits that their accessors state.
    """
    document, binary = container(content)
    unknown = set(_names(document, "extensionsRequired")) - EXTENSIONS
    if unknown:
        raise ModelUnusable("extension", ", ".join(sorted(unknown))[:80])
    check_buffers(document, binary)
    check_accessors(document)
    check_pictures(document, binary)
    low, high, triangles = [math.inf] * 3, [-math.inf] * 3, 0
    for drawn, (matrix, mesh) in enumerate(_drawn(document)):
        if drawn >= MOST_DRAWN:
            raise ModelUnusable("bomb", f"> {MOST_DRAWN}")
        for primitive in rows(mesh, "primitives"):
            triangles += _triangles(document, binary, primitive)
            if triangles > MOST_TRIANGLES:
                raise ModelUnusable("bomb", f"{triangles:,}")
            for corner in _corners(document, primitive):
                _widen(low, high, _moved(matrix, corner))
    if not triangles:
        raise ModelUnusable("empty")
    return Model3D(_size_mm(low, high), triangles, len(content))


def _names(document: dict[str, Any], key: str) -> list[str]:
    found = document.get(key, [])
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise ModelUnusable("broken", key)
    return found


def _drawn(document: dict[str, Any]) -> Iterator[tuple[Matrix, dict[str, Any]]]:
    """Each mesh of the shown scene with where it stands. A node belongs to one parent, so that no ring
    and no doubling can be made."""
    nodes, meshes = rows(document, "nodes"), rows(document, "meshes")
    scenes = rows(document, "scenes")
    scene = pick(scenes, whole(document, "scene", 0), "scene") if scenes else {}
    waiting = [(index, _UNIT, 0) for index in scene.get("nodes", range(len(nodes)))]
    met: set[int] = set()
    while waiting:
        index, above, depth = waiting.pop()
        node = pick(nodes, index, "node")
        if index in met or depth > MOST_DEPTH:
            raise ModelUnusable("ring", f"node {index}")
        met.add(index)
        matrix = _times(above, _matrix(node))
        if "mesh" in node:
            yield matrix, pick(meshes, node["mesh"], "mesh")
        children = node.get("children", [])
        if not isinstance(children, list):
            raise ModelUnusable("broken", f"node {index}")
        waiting += [(child, matrix, depth + 1) for child in children]


def _triangles(document: dict[str, Any], binary: bytes, primitive: dict[str, Any]) -> int:
    accessors = rows(document, "accessors")
    count = whole(_positions(document, primitive), "count")
    if "indices" in primitive:
        index = pick(accessors, primitive["indices"], "indices")
        check_indices(document, binary, index, count)
        count = whole(index, "count")
    mode = whole(primitive, "mode", 4)
    return count // 3 if mode == 4 else max(0, count - 2) if mode in (5, 6) else 0


def _positions(document: dict[str, Any], primitive: dict[str, Any]) -> dict[str, Any]:
    attributes = primitive.get("attributes")
    if not isinstance(attributes, dict):
        raise ModelUnusable("broken", "primitive")
    return pick(rows(document, "accessors"), attributes.get("POSITION"), "POSITION")


def _corners(
    document: dict[str, Any], primitive: dict[str, Any]
) -> Iterator[tuple[float, float, float]]:
    """The eight corners of the box that the file says its positions lie in, as the format demands."""
    positions = _positions(document, primitive)
    low, high = _numbers(positions.get("min"), 3), _numbers(positions.get("max"), 3)
    if any(a > b for a, b in zip(low, high, strict=True)):
        raise ModelUnusable("broken", "POSITION")
    scale = 1.0
    if positions.get("normalized"):
        scale = {5120: 127.0, 5121: 255.0, 5122: 32767.0, 5123: 65535.0}.get(
            positions["componentType"], 1.0
        )
    for bits in range(8):
        x, y, z = ((high if bits >> n & 1 else low)[n] / scale for n in range(3))
        yield x, y, z


def _numbers(value: object, count: int) -> list[float]:
    listed = value if isinstance(value, list) else []
    if len(listed) != count or not all(
        isinstance(each, int | float) and not isinstance(each, bool) and math.isfinite(each)
        for each in listed
    ):
        raise ModelUnusable("broken", "numbers")
    return [float(each) for each in listed]


def _matrix(node: dict[str, Any]) -> Matrix:
    """Column by column, as the file keeps it."""
    if "matrix" in node:
        return tuple(_numbers(node["matrix"], 16))
    x, y, z, w = _numbers(node.get("rotation", [0, 0, 0, 1]), 4)
    sx, sy, sz = _numbers(node.get("scale", [1, 1, 1]), 3)
    tx, ty, tz = _numbers(node.get("translation", [0, 0, 0]), 3)
    return (
        (1 - 2 * (y * y + z * z)) * sx, 2 * (x * y + z * w) * sx, 2 * (x * z - y * w) * sx, 0,
        2 * (x * y - z * w) * sy, (1 - 2 * (x * x + z * z)) * sy, 2 * (y * z + x * w) * sy, 0,
        2 * (x * z + y * w) * sz, 2 * (y * z - x * w) * sz, (1 - 2 * (x * x + y * y)) * sz, 0,
        tx, ty, tz, 1,
    )  # fmt: skip


def _times(a: Matrix, b: Matrix) -> Matrix:
    return tuple(
        sum(a[4 * k + row] * b[4 * column + k] for k in range(4))
        for column in range(4)
        for row in range(4)
    )


def _moved(matrix: Matrix, point: Sequence[float]) -> list[float]:
    return [
        sum(matrix[4 * k + row] * point[k] for k in range(3)) + matrix[12 + row] for row in range(3)
    ]


def _widen(low: list[float], high: list[float], point: Sequence[float]) -> None:
    for n in range(3):
        low[n], high[n] = min(low[n], point[n]), max(high[n], point[n])


def _size_mm(low: Sequence[float], high: Sequence[float]) -> tuple[int, int, int]:
    size = [high[n] - low[n] for n in range(3)]
    if not all(math.isfinite(each) for each in size):
        raise ModelUnusable("broken", "numbers")
    width, height, depth = (round(1000 * each) for each in size)
    longest = max(width, height, depth)
    if not LEAST_MM <= longest <= MOST_MM:
        raise ModelUnusable("scale", f"{longest} mm")
    return width, height, depth
