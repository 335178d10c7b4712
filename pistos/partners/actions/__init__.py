"""The deeds on partners."""

from pistos.partners.actions.recording import record_partners

__all__ = ["record_partners"]
