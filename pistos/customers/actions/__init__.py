"""The deeds on customers."""

from pistos.customers.actions.recording import record_customers

__all__ = ["record_customers"]
