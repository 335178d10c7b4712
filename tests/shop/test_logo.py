"""What may be a logo is told by its content."""

import struct
import zlib

import pytest

from pistos.shop.rules.logo import LOGO_BYTES, LogoUnusable, logo_kind


def png(width: int = 2, height: int = 2) -> bytes:
    """A real PNG, white."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\0" + b"\xff" * width for _ in range(min(height, 10)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + app + frame + b"\xff\xda\0\0"


def webp(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0"
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize(
    ("data", "kind"),
    [(png(), "png"), (png(4000, 10), "png"), (jpeg(300, 200), "jpeg"), (webp(640, 320), "webp")],
)
def test_logo_kind_is_told_by_the_content(data: bytes, kind: str) -> None:
    assert logo_kind(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF89a" + b"\0" * 50,
        b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        b"PK\x03\x04" + b"\0" * 60,
        b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 40,
        png(4001, 10),
        png(0, 10),
        jpeg(300, 65535),
        webp(16_000, 10),
        png() + b"\0" * LOGO_BYTES,
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(LogoUnusable):
        logo_kind(data)
