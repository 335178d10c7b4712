"""An address as a QR code, drawn as one path: it prints sharp at any size and needs no picture file."""

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

BORDER = 4
"""Modules left blank on each side; the standard (ISO/IEC 18004) demands four."""


def code_path(text: str) -> tuple[str, int]:
    """The path of an SVG and the side of its square, both in modules, the border included."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    parts = [
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    ]
    return "".join(parts), len(rows)
