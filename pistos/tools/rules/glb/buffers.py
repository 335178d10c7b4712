"""Buffers, views, accessors and pictures of a GLB: each within the bytes that are there."""

import sys
from array import array
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from pistos.tools.rules.glb.parts import ModelUnusable, pick, rows, whole

MOST_ELEMENTS = 6_000_000
"""Of all accessors together: what a phone's memory bears, however small the file is packed."""
MOST_TEXELS = 4096 * 4096
MOST_TEXELS_IN_ALL = 3 * 4096 * 4096
PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_PARTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_INDEX = {5121: "B", 5123: "H", 5125: "I"}


def check_buffers(document: dict[str, Any], binary: bytes) -> None:
    """One buffer, in the file itself; each view within it."""
    buffers = rows(document, "buffers")
    for place, buffer in enumerate(buffers):
        packed = buffer.get("extensions")
        is_stand_in = isinstance(packed, dict) and "EXT_meshopt_compression" in packed
        if "uri" in buffer:
            raise ModelUnusable("external", str(buffer["uri"])[:60])
        if is_stand_in and whole(buffer, "byteLength") <= 16 * MOST_ELEMENTS:
            continue
        if place > 0 or not 0 < whole(buffer, "byteLength") <= len(binary):
            raise ModelUnusable("cut_off", f"buffer {place}")
    for place, view in enumerate(rows(document, "bufferViews")):
        buffer = pick(buffers, view.get("buffer"), f"bufferView {place}")
        end = whole(view, "byteOffset", 0) + whole(view, "byteLength")
        if end > whole(buffer, "byteLength") or not 0 <= whole(view, "byteStride", 0) <= 252:
            raise ModelUnusable("broken", f"bufferView {place}")
        _check_packed(view, buffers, place)


def _check_packed(view: dict[str, Any], buffers: list[dict[str, Any]], place: int) -> None:
    """A view packed by meshopt says how much it holds; what it says must agree with its own length."""
    extensions = view.get("extensions")
    packed = extensions.get("EXT_meshopt_compression") if isinstance(extensions, dict) else None
    if packed is None:
        return
    if not isinstance(packed, dict):
        raise ModelUnusable("broken", f"bufferView {place}")
    source = pick(buffers, packed.get("buffer"), f"bufferView {place}")
    end = whole(packed, "byteOffset", 0) + whole(packed, "byteLength")
    held = whole(packed, "count") * whole(packed, "byteStride")
    if end > whole(source, "byteLength") or held != whole(view, "byteLength"):
        raise ModelUnusable("broken", f"bufferView {place}")


def check_accessors(document: dict[str, Any]) -> None:
    """Each within its view; all together within what a phone bears."""
    views, elements = rows(document, "bufferViews"), 0
    for place, accessor in enumerate(rows(document, "accessors")):
        size, parts = _element(accessor, place)
        count = whole(accessor, "count")
        elements += count * parts
        if elements > MOST_ELEMENTS:
            raise ModelUnusable("bomb", f"{elements:,}")
        if "bufferView" not in accessor:
            continue
        view = pick(views, accessor["bufferView"], f"accessor {place}")
        stride = whole(view, "byteStride", 0) or size * parts
        end = whole(accessor, "byteOffset", 0) + (count - 1) * stride + size * parts
        if count < 1 or end > whole(view, "byteLength"):
            raise ModelUnusable("broken", f"accessor {place}")


def _element(accessor: dict[str, Any], place: int) -> tuple[int, int]:
    try:
        return _BYTES[accessor["componentType"]], _PARTS[accessor["type"]]
    except (KeyError, TypeError):
        raise ModelUnusable("broken", f"accessor {place}") from None


def check_pictures(document: dict[str, Any], binary: bytes) -> None:
    """Textures in the file itself, of a kind that every browser shows, and not of gigantic size."""
    views, texels = rows(document, "bufferViews"), 0
    for place, image in enumerate(rows(document, "images")):
        if "uri" in image:
            raise ModelUnusable("external", str(image["uri"])[:60])
        view = pick(views, image.get("bufferView"), f"image {place}")
        start = whole(view, "byteOffset", 0)
        width, height = _size(binary[start : start + whole(view, "byteLength")], place)
        texels += width * height
        if width * height > MOST_TEXELS or texels > MOST_TEXELS_IN_ALL:
            raise ModelUnusable("bomb", f"{width} x {height}")


def _size(content: bytes, place: int) -> tuple[int, int]:
    """By the head of the picture alone: nothing is unpacked."""
    try:
        with Image.open(BytesIO(content), formats=list(PICTURES.values())) as picture:
            return picture.size
    except Image.DecompressionBombError:
        raise ModelUnusable("bomb", f"image {place}") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise ModelUnusable("texture", f"image {place}") from None


def check_indices(
    document: dict[str, Any], binary: bytes, index: dict[str, Any], count: int
) -> None:
    """No triangle may point behind the last corner. Packed ones are the decoder's to check."""
    kind = _INDEX.get(index.get("componentType", 0))
    if kind is None or index.get("type") != "SCALAR":
        raise ModelUnusable("broken", "indices")
    if "bufferView" not in index:
        return
    view = pick(rows(document, "bufferViews"), index["bufferView"], "indices")
    if view.get("extensions"):
        return
    start = whole(view, "byteOffset", 0) + whole(index, "byteOffset", 0)
    values = array(kind)
    values.frombytes(binary[start : start + whole(index, "count") * values.itemsize])
    if sys.byteorder == "big":
        values.byteswap()
    if values and max(values) >= count:
        raise ModelUnusable("broken", f"indices: {max(values)} / {count}")
