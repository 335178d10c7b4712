"""Cells for spreadsheets."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def plain_cell(text: str) -> str:
    """What `safe_cell` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RISKY) else text


def safe_cell(text: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would take it for a formula and run it."""
    return f"'{text}" if text.startswith(_RISKY) else text
