"""The shop's own colour: what of it can be read, and the shades that follow from it.

Contrast as WCAG 2.1 reckons it (relative luminance of sRGB, 1.4.3).
"""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused

READABLE = 4.5
Colour = tuple[int, int, int]

# The grounds on which the accent is text, as `tokens.css` has them; a test keeps them alike.
LIGHT_GROUNDS = ("#fbfaf7", "#ffffff", "#f4f1ea")
DARK_GROUNDS = ("#14171c", "#1c2026", "#191c22")
LIGHT_INK, DARK_INK = "#1b2230", "#ecedef"


class LookUnusable(Refused):
    """A colour that could not be read well enough; the text says what to do."""


def check_accent(accent: str) -> None:
    """Refuses what is no colour, and one that is too pale as text and as button on light paper."""
    if not re.fullmatch(r"#[0-9a-f]{6}", accent):
        raise LookUnusable(_("Please enter the colour as six digits, for example #0b5cad."))
    worst = min(contrast(accent, ground) for ground in LIGHT_GROUNDS)
    if worst < READABLE:
        raise LookUnusable(
            _("This colour is too pale to be read: its contrast is %(found).1f, it must be 4.5.")
            % {"found": int(worst * 10) / 10}
        )


def tokens(accent: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The tokens that follow from an accent, for light and for dark pages. Each pair can be read."""
    light_tint = mixed(accent, "#ffffff", 0.1)
    light = {
        "--accent": accent,
        "--accent-strong": mixed(accent, "#000000", 0.8),
        "--on-accent": _readable_on(accent),
        "--accent-tint": light_tint,
        "--plot-1": accent,
    }
    bright = lightened(accent)
    dark = {
        "--accent": bright,
        "--accent-strong": mixed(bright, "#ffffff", 0.7),
        "--on-accent": _readable_on(bright),
        "--accent-tint": mixed(bright, DARK_GROUNDS[0], 0.16),
        "--plot-1": bright,
    }
    return light, dark


def stylesheet(accent: str) -> str:
    """The tokens as a style sheet, laid out as `tokens.css` does: dark by the device and by choice."""
    light, dark = (_rules(found) for found in tokens(accent))
    return (
        f":root{{{light}}}\n"
        "@media screen and (prefers-color-scheme:dark)"
        f'{{:root:not([data-theme="light"]){{{dark}}}}}\n'
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
    )


def lightened(accent: str) -> str:
    """The accent mixed with white until it can be read on each dark ground."""
    for share in range(20, -1, -1):
        found = mixed(accent, "#ffffff", share / 20)
        if min(contrast(found, ground) for ground in DARK_GROUNDS) >= READABLE + 0.5:
            return found
    return "#ffffff"


def contrast(one: str, other: str) -> float:
    """1 (alike) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """So much of `colour` (0…1), the rest of `other`."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _readable_on(ground: str) -> str:
    return max(("#ffffff", "#10161e"), key=lambda ink: contrast(ink, ground))


def _rules(found: Mapping[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in found.items())


def _parts(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
