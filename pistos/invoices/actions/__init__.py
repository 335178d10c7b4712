"""Deeds on invoices and papers."""

from pistos.invoices.actions.confirming import KeptPaper, keep_confirmation
from pistos.invoices.actions.issuing import (
    CreditTooHigh,
    InvoiceNotPossible,
    issue_credit_note,
    issue_invoice,
)

__all__ = [
    "CreditTooHigh",
    "InvoiceNotPossible",
    "KeptPaper",
    "issue_credit_note",
    "issue_invoice",
    "keep_confirmation",
]
