"""Which images may be a shop's logo."""

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused

LOGO_BYTES = 1_000_000
LOGO_PIXELS = 4_000


class LogoUnusable(Refused):
    """Not an image of the accepted kinds, or too large."""


def logo_kind(data: bytes) -> str:
    """ "png", "jpeg" or "webp", told by the content and never by the name.

    Refuses anything else, broken headers and images of more than 1 MB or 4,000 pixels a side. SVG
    is refused because it may carry scripts.
    """
    if len(data) > LOGO_BYTES:
        raise LogoUnusable(_("The image is larger than 1 MB. Please choose a smaller one."))
    for kind, size_of in (("png", _png_size), ("jpeg", _jpeg_size), ("webp", _webp_size)):
        size = size_of(data)
        if size:
            if not all(0 < side <= LOGO_PIXELS for side in size):
                raise LogoUnusable(
                    _(
                        "The image is larger than 4,000 pixels on a side. Please choose a smaller one."
                    )
                )
            return kind
    raise LogoUnusable(_("Please choose an image in PNG, JPEG or WebP format."))


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walks the segments to the frame header, which holds height and width."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height = int.from_bytes(data[at + 5 : at + 7])
            return int.from_bytes(data[at + 7 : at + 9]), height
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """The three forms of WebP keep their size in three places (RFC 9649, section 2)."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return (
            1 + int.from_bytes(data[24:27], "little"),
            1 + int.from_bytes(data[27:30], "little"),
        )
    if data[12:16] == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if data[12:16] == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return (
            int.from_bytes(data[26:28], "little") & 0x3FFF,
            int.from_bytes(data[28:30], "little") & 0x3FFF,
        )
    return None
