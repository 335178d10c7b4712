"""What happens to confidence tools: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ToolAttached:
    """Attached, or changed where it stood already. `stands_on` is "product" or "category"."""

    kind: str
    stands_on: str
    stands_on_id: int


@dataclass(frozen=True)
class ToolDetached:
    kind: str
    stands_on: str
    stands_on_id: int


@dataclass(frozen=True)
class FitNoted:
    """A buyer said how a size fitted."""

    product_id: int
    verdict: str
