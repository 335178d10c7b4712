"""The gate: the only loaders of payments that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.payments.models import BankCredit, Payment, Provider, ProviderEvent, Refund


def payment_by_link(token: str) -> Payment:
    """The payment whose link the customer holds, with its order; NotFound for any other token."""
    found = Payment.objects.select_related("order__customer").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def payment_for(agent: User, token: str) -> Payment:
    require(agent, "see_payments")
    return payment_by_link(token)


def provider_for(agent: User, code: str) -> Provider:
    require(agent, "edit_payments")
    found = Provider.objects.select_related("partner").filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def refund_for(agent: User, refund_id: int) -> Refund:
    require(agent, "refund_payment")
    found = Refund.objects.select_related("payment__order").filter(pk=refund_id).first()
    if found is None:
        raise NotFound
    return found


def credit_for(agent: User, credit_id: int) -> BankCredit:
    require(agent, "match_payments")
    found = BankCredit.objects.filter(pk=credit_id).first()
    if found is None:
        raise NotFound
    return found


def provider_event_for(agent: User, event_id: int) -> ProviderEvent:
    require(agent, "match_payments")
    found = ProviderEvent.objects.filter(pk=event_id).first()
    if found is None:
        raise NotFound
    return found
