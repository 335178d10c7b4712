"""The gate: the only loaders of contracts that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.contracts.models import Contract, Outreach
from pistos.kit.errors import NotFound


def contract_by_link(token: str) -> Contract:
    """The contract whose link its customer holds; NotFound for any other token, and for the erased."""
    found = Contract.objects.select_related("customer").filter(token=token).first()
    if found is None or found.customer.is_erased:
        raise NotFound
    return found


def contract_for(agent: User, token: str) -> Contract:
    require(agent, "see_contracts")
    rows = Contract.objects.select_related("customer", "product")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def outreach_for(agent: User, token: str) -> Outreach:
    require(agent, "approach_customer")
    rows = Outreach.objects.select_related("contract__customer", "terms", "written_by")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found
