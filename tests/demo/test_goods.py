"""What the demo sells stands in files: whole in four languages, with pictures and models that open."""

import json
import struct

import pytest
from PIL import Image

from pistos.demo import goods
from pistos.demo.actions.shelving import picture_file

ALL = sorted(goods.goods())
MODELS = sorted((goods.DATA / "models").glob("*.glb"))
PARTS = ("title", "summary", "highlights", "description")


@pytest.mark.parametrize("ref", ALL)
def test_a_product_says_the_same_parts_in_four_languages(ref: str) -> None:
    told = goods.goods()[ref].told

    said = {code: set(told[code]) for code in goods.LANGUAGES}

    assert all(told[code][part] for code in goods.LANGUAGES for part in PARTS)
    assert len({frozenset(parts) for parts in said.values()}) == 1
    assert len({len(told[code]["highlights"]) for code in goods.LANGUAGES}) == 1


@pytest.mark.parametrize("ref", ALL)
def test_a_product_has_a_square_picture_for_each_angle_in_three_sizes(ref: str) -> None:
    for number, _ in enumerate(goods.goods()[ref].angles, 1):
        for width in (320, 640, 1200):
            with Image.open(picture_file(ref, number, width)) as picture:
                assert picture.format == "WEBP"
                assert picture.size == (width, width)


def test_pictures_are_light_enough_to_be_kept_beside_the_code() -> None:
    sizes = [path.stat().st_size for path in (goods.DATA / "pictures").iterdir()]

    assert sum(sizes) < 4_000_000
    assert len(sizes) == 3 * sum(len(good.angles) for good in goods.goods().values())


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_is_a_glb_whose_parts_lie_within_it(path) -> None:
    made = path.read_bytes()
    magic, version, length = struct.unpack("<4sII", made[:12])
    told_length, kind = struct.unpack("<I4s", made[12:20])
    told = json.loads(made[20 : 20 + told_length])

    assert (magic, version, length, kind) == (b"glTF", 2, len(made), b"JSON")
    assert len(made) <= 300_000
    body = made[28 + told_length :]
    assert told["buffers"] == [{"byteLength": len(body)}]
    for accessor in told["accessors"]:
        view = told["bufferViews"][accessor["bufferView"]]
        wide = {5123: 2, 5125: 4, 5126: 12}[accessor["componentType"]]
        assert view["byteOffset"] + view["byteLength"] <= len(body)
        assert accessor["count"] * wide == view["byteLength"]


def test_each_model_belongs_to_a_product() -> None:
    named = {good.told["model_3d"] for good in goods.goods().values() if "model_3d" in good.told}

    assert {path.stem for path in MODELS} == named


def test_measures_stand_for_each_size() -> None:
    for good in goods.goods().values():
        if "sizes" in good.told:
            assert all(len(row) == len(good.told["sizes"]) for row in good.told["chart"].values())
