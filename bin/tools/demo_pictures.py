"""Makes the demo's product pictures and 3D models again: `demo_pictures.py [NAME …]`; --list, --models.

The same code makes the same bytes. Pictures are 1200 px square, WebP, beside their smaller sizes.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from studio import scenes_cloth, scenes_home, scenes_jewellery, scenes_small
from studio.camera import Camera
from studio.glb import Mesh, skin, written
from studio.shapes import blend

TO = Path(__file__).resolve().parents[2] / "pistos" / "demo" / "data" / "pictures"
MODELS = TO.parent / "models"
SIZE = 1200
SMALLER = (320, 640)
QUALITY = 84
SETS: dict[str, Callable[[], scenes_home.Set]] = {
    name: getattr(where, name)
    for where, names in (
        (scenes_home, "vase jug cups plate lamp bowl board briki honey oil"),
        (scenes_cloth, "throw cushion towels jumper shirt beanie"),
        (scenes_jewellery, "ring hoops pendant"),
        (scenes_small, "radio charger soap salve comb wrapping engraving repair"),
    )
    for name in names.split()
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="products; all without")
    parser.add_argument("--list", action="store_true", help="print the names")
    parser.add_argument("--models", action="store_true", help="make the 3D models alone")
    asked = parser.parse_args()
    if asked.list:
        print("\n".join(SETS))
        return 0
    TO.mkdir(parents=True, exist_ok=True)
    MODELS.mkdir(parents=True, exist_ok=True)
    if not asked.models:
        for name in asked.names or SETS:
            take(name)
    for name, made in models().items():
        (MODELS / f"{name}.glb").write_bytes(made)
        print(f"{name}.glb {len(made) // 1024} KB")
    return 0


def take(name: str) -> None:
    scene, views = SETS[name]()
    for number, view in enumerate(views, 1):
        began = time.process_time()
        picture = Camera(scene, view, SIZE).picture()
        for width in (*SMALLER, SIZE):
            kept = (
                picture
                if width == SIZE
                else picture.resize((width, width), Image.Resampling.LANCZOS)
            )
            kept.save(TO / f"{name}-{number}-{width}.webp", "WEBP", quality=QUALITY, method=6)
        size = (TO / f"{name}-{number}-{SIZE}.webp").stat().st_size // 1024
        print(f"{name}-{number} {time.process_time() - began:.1f} s {size} KB", flush=True)


def models() -> dict[str, bytes]:
    """Jewellery to turn about; 22 mm, 36 mm and 18 mm wide."""
    band, cup, stone = scenes_jewellery.ring_shapes()
    gold, garnet, silver = (0.83, 0.60, 0.27), (0.12, 0.004, 0.012), (0.80, 0.78, 0.75)
    low, high = (-0.45, -0.03, -0.25), (0.45, 1.0, 0.25)
    ring = [
        Mesh(*skin(blend(band, cup, 0.03), low, high, 58, 0.028), gold, 1.0, 0.16),
        Mesh(*skin(stone, (-0.2, 0.75, -0.2), (0.2, 1.0, 0.2), 22, 0.028), garnet, 0.0, 0.05),
    ]
    fruit = skin(
        scenes_jewellery.pendant_shape(), (-0.36, -0.02, -0.36), (0.36, 0.86, 0.36), 54, 0.03
    )
    hoop = skin(scenes_jewellery.hoop_shape(), (-0.45, -0.08, -0.6), (0.45, 0.08, 0.45), 72, 0.048)
    return {
        "ring": written("Ring with garnet", ring),
        "pendant": written("Pomegranate pendant", [Mesh(*fruit, silver, 1.0, 0.22)]),
        "hoops": written("Hoop earring", [Mesh(*hoop, silver, 1.0, 0.24)]),
    }


if __name__ == "__main__":
    sys.exit(main())
