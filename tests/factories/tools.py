"""Tools as a desk keeps them, whole in four languages."""

from typing import Any

from pistos.kit.languages import LANGUAGES


def said(text: str) -> dict[str, str]:
    return {code: f"{text} ({code})" for code in LANGUAGES}


def chart(*names: str) -> dict[str, Any]:
    """Sizes with a chest of 84-89, 91-96 … and a waist 14 below; gaps of 2 cm between them."""
    return {
        "attribute": "size",
        "measures": ["chest", "waist"],
        "sizes": [
            {"size": name, "ranges": {"chest": [84 + 7 * n, 89 + 7 * n], "waist": [70 + 7 * n, 75 + 7 * n]}}
            for n, name in enumerate(names or ("S", "M", "L"))
        ],
    }  # fmt: skip


def view(file: str = "tools/aa/a.glb", **alt: str) -> dict[str, Any]:
    return {
        "file": file,
        "size_mm": [21, 30, 10],
        "triangles": 12,
        "byte_count": 1256,
        "alt": alt or said("The ring from all sides"),
    }


def film(file: str = "tools/aa/a.mp4", captions: str = "tools/bb/b.vtt") -> dict[str, Any]:
    return {
        "file": file,
        "captions": dict.fromkeys(LANGUAGES, captions),
        "transcript": said("We drop the lamp from one metre."),
        "tested": said("Dropped from one metre, three times"),
        "result": said("It still shines"),
        "tested_on": "2026-01-15",
    }


def questions() -> dict[str, Any]:
    """Asks for volume (a must for four) and colour, of the category of mugs."""
    return {
        "questions": [
            {
                "text": said("For how many?"),
                "answers": [
                    {"text": said("One"), "attribute": "volume", "test": "at_most", "value": "350"},
                    {
                        "text": said("Four"),
                        "attribute": "volume",
                        "test": "at_least",
                        "value": "900",
                        "is_must": True,
                    },
                    {"text": said("A hundred"), "never": said("Nothing here is for a canteen")},
                ],
            },
            {
                "text": said("Which colour?"),
                "answers": [
                    {"text": said("Red"), "attribute": "colour", "test": "is", "value": "red"},
                    {"text": said("No matter")},
                ],
            },
        ]
    }


def ways(sample: str = "SW-1") -> dict[str, Any]:
    return {
        "material": said("Matt stoneware, rough at the foot"),
        "ways": [
            {"way": "sample", "words": said("A shard of the glaze"), "sku": sample},
            {"way": "try_home", "words": said("Free return"), "days": 30},
            {"way": "live", "words": said("We show it by video")},
            {"way": "store", "words": said("In our store")},
        ],
    }


def working_tools() -> dict[str, dict[str, Any]]:
    return {
        "size_guide": chart(),
        "model_3d": view(),
        "test_video": film(),
        "choose": questions(),
        "touch": ways(),
    }
