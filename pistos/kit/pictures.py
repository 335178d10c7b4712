"""Pictures from outside: opened with care, stripped of what a camera adds, and made in sizes.

A picture is refused by its header before a pixel is decoded. What is kept is WebP of our own making:
nothing of the bytes that came in is ever served.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 82


class PictureUnusable(Exception):
    """`code` is "bytes", "pixels" or "format"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Size:
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """`sizes` the smallest first, the last is the largest. `look` is a signed 64-bit fingerprint of what
    the eye sees (difference hash): pictures that look the same differ in a few bits only."""

    sizes: tuple[Size, ...]
    look: int


def read_picture(content: bytes, widths: Sequence[int]) -> Picture:
    """The picture in the given widths (those it is large enough for) and in its own, at most 2,000 a
    side. Raises PictureUnusable."""
    if len(content) > MOST_BYTES:
        raise PictureUnusable("bytes")
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureUnusable("pixels")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = _in_srgb(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError:
        raise PictureUnusable("pixels") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise PictureUnusable("format") from None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    smaller = [width for width in sorted(widths) if width < picture.width]
    return Picture(
        sizes=tuple(_size(picture, width) for width in (*smaller, picture.width)),
        look=look_of(picture),
    )


def look_of(picture: Image.Image) -> int:
    """Whether each of 8 x 8 places is brighter than its neighbour, as 64 bits."""
    # "L" at 9 x 8 holds one byte a pixel, row by row.
    grey = picture.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            place = row * 9 + column
            bits = bits << 1 | (grey[place] > grey[place + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours as a screen without a profile shows them; what is see-through stands on white."""
    profile = picture.info.get("icc_profile")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture.convert("RGBA"))
    elif profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            changed = None
        picture = changed or picture
    return picture.convert("RGB")


def _size(picture: Image.Image, width: int) -> Size:
    height = max(1, round(picture.height * width / picture.width))
    made = (
        picture
        if width == picture.width
        else picture.resize((width, height), Image.Resampling.LANCZOS)
    )
    out = io.BytesIO()
    made.save(out, "WEBP", quality=_QUALITY, method=4)
    return Size(made.width, made.height, out.getvalue())
