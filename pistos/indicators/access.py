"""The only loader of indicators that edges use."""

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.indicators.models import Indicator
from pistos.kit.errors import NotFound


def indicator_for(user: User, code: str) -> Indicator:
    """The indicator, for whoever may see indicators."""
    return _indicator(user, code, "see_indicators")


def indicator_to_edit(user: User, code: str) -> Indicator:
    return _indicator(user, code, "edit_indicator")


def _indicator(user: User, code: str, deed: str) -> Indicator:
    found = Indicator.objects.filter(code=code).first() if may(user.role, deed) else None
    if found is None:
        raise NotFound
    return found
