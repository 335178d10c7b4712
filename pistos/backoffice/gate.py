"""The desk's gate, which stands in `components`: both edges of the desk pass through it."""

from pistos.components.gate import DeskRequest, by, desk

__all__ = ["DeskRequest", "by", "desk"]
