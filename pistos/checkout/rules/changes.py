"""What became of a line since its owner last looked."""

from decimal import Decimal

GONE, UNPRICED, SHORT, DEARER, CHEAPER = "gone", "unpriced", "short", "dearer", "cheaper"


def change_of(
    *, is_sold: bool, gross: Decimal | None, seen: Decimal | None, is_enough: bool
) -> str:
    """The change that matters most; "" where all is as it was. What cannot be bought comes first."""
    if not is_sold:
        return GONE
    if gross is None:
        return UNPRICED
    if not is_enough:
        return SHORT
    if seen is None or seen == gross:
        return ""
    return DEARER if gross > seen else CHEAPER
