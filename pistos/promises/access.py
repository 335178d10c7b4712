"""The gate: the only loaders of promises that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.promises.models import Promise


def promise_for(agent: User, token: str) -> Promise:
    """A promise with its customer, partner, standing and words, for a member of staff."""
    require(agent, "see_desk")
    rows = Promise.objects.select_related("customer", "partner", "standing", "words")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found
