"""GLB files: what is shown, and each reason against one."""

import json
import struct
import zlib

import pytest

from pistos.tools.rules.glb import ModelUnusable, read_model
from tests.factories.models3d import box, packed, picture


def fault(content: bytes) -> str:
    with pytest.raises(ModelUnusable) as problem:
        read_model(content)
    return problem.value.code


@pytest.mark.serves("S0-31")
def test_a_whole_model_tells_its_true_size() -> None:
    model = read_model(box(size=(0.021, 0.03, 0.01)))

    assert model.size_mm == (21, 30, 10)
    assert model.triangles == 12


def test_size_counts_where_nodes_stand_and_how_they_are_turned() -> None:
    turned = {"mesh": 0, "rotation": [0, 0, 0.7071068, 0.7071068], "scale": [2, 1, 1]}

    def change(document):
        document["nodes"] = [{"children": [1, 2]}, turned, {"mesh": 0, "translation": [0.1, 0, 0]}]

    assert read_model(box(change)).size_mm == (150, 40, 10)


def with_(path, value):
    """A change of one place of the document, given by its keys."""

    def change(document):
        place = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


@pytest.mark.serves("S0-31")
@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("buffers", 0, "uri"), "https://elsewhere.example/a.bin", "external"),
        (("images", 0, "uri"), "data:image/png;base64,AAAA", "external"),
        (("buffers", 0, "byteLength"), 10**7, "cut_off"),
        (("bufferViews", 0, "byteLength"), 10**6, "broken"),
        (("accessors", 0, "count"), 9, "broken"),
        (("accessors", 0, "count"), 10**9, "bomb"),
        (("accessors", 0, "min"), [0, 0, "x"], "broken"),
        (("accessors", 0, "max"), [-1, 0, 0], "broken"),
        (("accessors", 0, "componentType"), [5126], "broken"),
        (("nodes", 0, "children"), [0], "ring"),
        (("nodes", 0, "scale"), [1000000, 1, 1], "scale"),
        (("nodes", 0, "mesh"), 7, "broken"),
        (("nodes", 0, "rotation"), [0, 0, 0], "broken"),
        (("scenes", 0, "nodes"), [], "empty"),
        (("extensionsRequired",), ["KHR_texture_basisu"], "extension"),
        (("meshes", 0, "primitives", 0, "attributes"), {}, "broken"),
        (("asset", "version"), "1.0", "no_json"),
        (("bufferViews",), "all", "broken"),
    ],
)
def test_a_fault_in_the_description_is_named(path, value, code) -> None:
    assert fault(box(with_(path, value))) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_glb"),
        (b"PK\x03\x04" + bytes(40), "not_glb"),
        (box()[:-10], "cut_off"),
        (box() + b"more", "cut_off"),
        (struct.pack("<III", 0x46546C67, 1, 20) + bytes(8), "version"),
        (struct.pack("<III", 0x46546C67, 2, 20) + struct.pack("<II", 0, 0x4E4F534A), "no_json"),
        (packed(b"[" * 5000, b""), "no_json"),
        (packed(b'{"asset":{"version":"2.0"},"x":NaN}', b""), "no_json"),
        (packed(b'{"asset":{"version":"2.0"}}', b""), "empty"),
        (box(texture=b"no picture"), "texture"),
    ],
)
def test_a_fault_in_the_container_is_named(content, code) -> None:
    assert fault(content) == code


def test_bombs_are_refused_by_their_heads_alone() -> None:
    """A texture that says it is gigantic, a mesh placed without end, a point behind the last corner."""
    head = bytearray(picture())
    head[16:24] = struct.pack(">II", 30_000, 30_000)
    head[29:33] = struct.pack(">I", zlib.crc32(head[12:29]))

    def crowd(document):
        document["nodes"] = [{"mesh": 0} for _ in range(3000)]
        document["scenes"] = [{"nodes": list(range(3000))}]

    assert fault(box(texture=bytes(head))) == "bomb"
    assert fault(box(crowd)) == "bomb"
    assert fault(box(binary=lambda data: data[:96] + b"\xff\xff" + data[98:])) == "broken"
    document = json.dumps({"asset": {"version": "2.0"}, "nodes": [{}] * 30_000}).encode()
    assert fault(packed(document, b"")) == "too_many"
