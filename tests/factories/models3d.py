"""GLB files: a small box, whole or with one fault."""

import copy
import json
import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

CORNERS = [(x, y, z) for x in (0.0, 1.0) for y in (0.0, 1.0) for z in (0.0, 1.0)]
FACES = (0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1,
         2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7, 3)  # fmt: skip


def picture(width: int = 8, height: int = 8) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (180, 140, 60)).save(file, "PNG")
    return file.getvalue()


def box(
    change: Callable[[dict[str, Any]], object] | None = None,
    *,
    size: tuple[float, float, float] = (0.02, 0.03, 0.01),
    texture: bytes | None = None,
    binary: Callable[[bytes], bytes] = bytes,
) -> bytes:
    """A box of `size` metres with a texture; `change` alters its JSON before it is packed."""
    corners = [tuple(c * s for c, s in zip(corner, size, strict=True)) for corner in CORNERS]
    positions = b"".join(struct.pack("<3f", *corner) for corner in corners)
    faces = struct.pack(f"<{len(FACES)}H", *FACES)
    places = b"".join(struct.pack("<2f", corner[0], corner[1]) for corner in CORNERS)
    image = picture() if texture is None else texture
    parts = [positions, faces, places, image]
    views, data = [], b""
    for part in parts:
        views.append({"buffer": 0, "byteOffset": len(data), "byteLength": len(part)})
        data += part + b"\0" * (-len(part) % 4)
    document: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [
            {
                "primitives": [
                    {"attributes": {"POSITION": 0, "TEXCOORD_0": 2}, "indices": 1, "material": 0}
                ]
            }
        ],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": 8,
                "type": "VEC3",
                "min": [0, 0, 0],
                "max": list(size),
            },
            {"bufferView": 1, "componentType": 5123, "count": len(FACES), "type": "SCALAR"},
            {"bufferView": 2, "componentType": 5126, "count": 8, "type": "VEC2"},
        ],
        "bufferViews": views,
        "buffers": [{"byteLength": len(data)}],
        "images": [{"bufferView": 3, "mimeType": "image/png"}],
        "textures": [{"source": 0}],
        "materials": [
            {"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}, "metallicFactor": 0.2}}
        ],
    }
    document = copy.deepcopy(document)
    if change is not None:
        change(document)
    return packed(json.dumps(document).encode(), binary(data))


def packed(document: bytes, data: bytes) -> bytes:
    document += b" " * (-len(document) % 4)
    data += b"\0" * (-len(data) % 4)
    chunks = struct.pack("<II", len(document), 0x4E4F534A) + document
    chunks += struct.pack("<II", len(data), 0x004E4942) + data
    return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks
