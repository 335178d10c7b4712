"""The container of a GLB file and its limits, before anything in it is believed."""

import json
import struct
from typing import Any

MOST_BYTES = 12 * 1024 * 1024
MOST_JSON = 2 * 1024 * 1024
MOST_ROWS = 20_000
"""Of any list in the JSON: nodes, meshes, accessors, images."""
_MAGIC, _JSON, _BIN = 0x46546C67, 0x4E4F534A, 0x004E4942


class ModelUnusable(Exception):
    """A file that cannot be taken: `code` says why, `detail` names the place."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def container(content: bytes) -> tuple[dict[str, Any], bytes]:
    """The JSON and the binary chunk of a GLB of version 2."""
    if len(content) > MOST_BYTES:
        raise ModelUnusable("too_large", f"{len(content) / 1_048_576:.1f} MB")
    if len(content) < 20:
        raise ModelUnusable("not_glb")
    magic, version, length = struct.unpack_from("<III", content)
    if magic != _MAGIC:
        raise ModelUnusable("not_glb")
    if version != 2:
        raise ModelUnusable("version", str(version))
    if length != len(content):
        raise ModelUnusable("cut_off", f"{len(content)} / {length}")
    chunks = _chunks(content)
    if not chunks or chunks[0][0] != _JSON:
        raise ModelUnusable("no_json")
    binary = next((data for kind, data in chunks[1:] if kind == _BIN), b"")
    return _document(chunks[0][1]), binary


def _chunks(content: bytes) -> list[tuple[int, bytes]]:
    found: list[tuple[int, bytes]] = []
    place = 12
    while place + 8 <= len(content):
        size, kind = struct.unpack_from("<II", content, place)
        if place + 8 + size > len(content):
            raise ModelUnusable("cut_off", f"chunk {len(found) + 1}")
        found.append((kind, content[place + 8 : place + 8 + size]))
        place += 8 + size
        if len(found) > 16:
            raise ModelUnusable("too_many", "chunks")
    return found


def _document(raw: bytes) -> dict[str, Any]:
    if len(raw) > MOST_JSON:
        raise ModelUnusable("too_many", "JSON")
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ModelUnusable("no_json") from None
    if not isinstance(found, dict) or _text(found.get("asset"), "version")[:2] != "2.":
        raise ModelUnusable("no_json")
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _text(value: object, key: str) -> str:
    return str(value.get(key, "")) if isinstance(value, dict) else ""


def rows(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects of the document; empty where it is absent."""
    found = document.get(name, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ModelUnusable("broken", name)
    if len(found) > MOST_ROWS:
        raise ModelUnusable("too_many", name)
    return found


def whole(row: dict[str, Any], name: str, default: int | None = None) -> int:
    """A whole number from nought, as each index, count and offset is."""
    value = row.get(name, default)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**40:
        raise ModelUnusable("broken", name)
    return value


def pick(found: list[dict[str, Any]], index: object, name: str) -> dict[str, Any]:
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < len(found):
        raise ModelUnusable("broken", name)
    return found[index]
