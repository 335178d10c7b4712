"""The only loaders of ways of sending that edges use."""

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.kit.errors import NotFound
from pistos.shipping.models import FreeFrom, Method


def method_for(user: User, code: str) -> Method:
    """The method, for whoever may see ways of sending."""
    return _method(user, code, "see_shipping")


def method_to_edit(user: User, code: str) -> Method:
    return _method(user, code, "edit_shipping")


def _method(user: User, code: str, deed: str) -> Method:
    rows = Method.objects.select_related("courier", "store").filter(code=code)
    found = rows.first() if may(user.role, deed) else None
    if found is None:
        raise NotFound
    return found


def free_rule_to_end(user: User, rule_id: int) -> FreeFrom:
    rows = FreeFrom.objects.filter(pk=rule_id)
    found = rows.first() if may(user.role, "edit_shipping") else None
    if found is None:
        raise NotFound
    return found
