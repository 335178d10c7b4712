"""The shop's good name on the desk: before any figure of sales."""

from pistos.backoffice.reputation.words import name_now

__all__ = ["name_now"]
