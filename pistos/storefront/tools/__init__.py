"""Confidence tools as shoppers see them: sections of the product page, and a page each where one needs it."""

from pistos.storefront.tools.parts import tools_of

__all__ = ["tools_of"]
