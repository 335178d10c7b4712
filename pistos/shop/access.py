"""The loaders of the shop's parts that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.shop.models import Closure


def closure_for(agent: User, closure_id: int) -> Closure:
    require(agent, "edit_settings")
    found = Closure.objects.filter(pk=closure_id).first()
    if found is None:
        raise NotFound
    return found
