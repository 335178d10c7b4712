"""Papers as PDF: the same facts give the same bytes."""

from pistos.invoices.rules.papers.bills import bill_paper
from pistos.invoices.rules.papers.confirmations import confirmation_paper
from pistos.invoices.rules.papers.guides import guide_paper

__all__ = ["bill_paper", "confirmation_paper", "guide_paper"]
