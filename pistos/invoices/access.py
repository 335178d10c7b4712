"""The gate: the only loaders of invoices that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.invoices.models import Invoice
from pistos.kit.errors import NotFound


def invoice_for(agent: User, name: str) -> Invoice:
    """An invoice or credit note by its number, for a member of staff."""
    require(agent, "see_payments")
    found = Invoice.objects.select_related("order__customer", "corrects").filter(name=name).first()
    if found is None:
        raise NotFound
    return found
