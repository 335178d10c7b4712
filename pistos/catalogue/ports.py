"""What the catalogue asks of confidence tools and guarantees, which stand above it."""

from collections.abc import Sequence
from typing import Protocol


class ToolCheck(Protocol):
    """Knows which tools a product has."""

    def missing_tools(self, product_id: int, required: Sequence[str]) -> list[str]:
        """Those of the required tools that the product does not have, or has unusable."""
        ...


_tool_check: ToolCheck | None = None


def use_tool_check(check: ToolCheck) -> None:
    global _tool_check
    _tool_check = check


def missing_tools(product_id: int, required: Sequence[str]) -> list[str]:
    """Without anything that knows tools, each one required is missing: the gate is never open by chance."""
    if not required:
        return []
    return (
        list(required) if _tool_check is None else _tool_check.missing_tools(product_id, required)
    )


class GuaranteeCheck(Protocol):
    """Knows how long products are guaranteed for."""

    def months_lacking(self, product_id: int) -> int:
        """The months that listed technical goods must be guaranteed for where the shop sells, if this
        product is not; else 0."""
        ...


_guarantee_check: GuaranteeCheck | None = None


def use_guarantee_check(check: GuaranteeCheck) -> None:
    global _guarantee_check
    _guarantee_check = check


def months_lacking(product_id: int) -> int:
    """Without anything that knows guarantees nothing is lacking: the catalogue knows no countries."""
    return 0 if _guarantee_check is None else _guarantee_check.months_lacking(product_id)
