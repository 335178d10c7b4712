"""Every pair of colours that carries text reaches WCAG AA, in both themes, and the two dark blocks are
alike.
"""

import re
from pathlib import Path

import pytest

import pistos.components

STATIC = Path(pistos.components.__file__).parent / "static" / "components"
CSS = (STATIC / "tokens.css").read_text()
PAIR = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{6});")


def block(start: str) -> dict[str, str]:
    opened = CSS.index(start)
    return dict(PAIR.findall(CSS[opened : CSS.index("}", opened)]))


LIGHT = block(":root {\n  color-scheme: light")
BY_DEVICE = block(':root:not([data-theme="light"])')
BY_CHOICE = block(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("--paper", "--surface", "--sunken")
TEXTS = (
    "--ink",
    "--muted",
    "--accent",
    "--accent-strong",
    "--kept",
    "--due",
    "--broken",
    "--moved",
)
TINTED = [(f"--{tone}", f"--{tone}-tint") for tone in ("accent", "kept", "due", "broken", "moved")]
INK_ON_TINT = [("--ink", f"--{tone}-tint") for tone in ("accent", "kept", "due", "broken", "moved")]
SOLID = [
    ("--on-accent", "--accent"),
    ("--on-accent", "--accent-strong"),
    ("--on-broken", "--broken"),
    ("--accent-strong", "--accent-tint"),
]
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + TINTED + INK_ON_TINT + SOLID


@pytest.mark.parametrize("theme", [LIGHT, BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_reaches_four_and_a_half_to_one(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_controls_and_plots_reach_three_to_one(theme: dict[str, str], ground: str) -> None:
    signs = ["--edge", *(f"--plot-{at}" for at in range(1, 7))]

    assert [sign for sign in signs if contrast(theme[sign], theme[ground]) < 3] == []


def test_dark_is_the_same_by_device_and_by_choice() -> None:
    assert BY_DEVICE == BY_CHOICE
    assert LIGHT.keys() == BY_CHOICE.keys()


def test_colours_stand_in_tokens_only() -> None:
    others = [path for path in STATIC.glob("*.css") if path.name != "tokens.css"]

    loose = {
        path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text().split("@media print")[0])
        for path in others
    }

    assert {name: found for name, found in loose.items() if found} == {}
