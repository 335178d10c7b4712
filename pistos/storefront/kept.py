"""Pieces of pages, kept by what they are made of (`kit.keeping`)."""

from pistos.kit.keeping import Kept

__all__ = ["Kept"]
