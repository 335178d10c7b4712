"""The gate: the only loaders of remedies that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.promises.models import Promise
from pistos.remedies.models import Remedy, RemedyState

_WITH = ("customer", "order", "line", "given_by", "approved_by", "asked_of", "voucher", "new_order")


def remedy_by_link(token: str) -> Remedy:
    """The remedy whose link its customer holds; NotFound alike for what was never promised to them."""
    rows = Remedy.objects.select_related(*_WITH).exclude(
        state__in=[RemedyState.ASKED, RemedyState.DECLINED]
    )
    found = rows.filter(token=token, customer__erased_at=None).first()
    if found is None:
        raise NotFound
    return found


def remedy_for(agent: User, token: str) -> Remedy:
    require(agent, "see_remedies")
    found = Remedy.objects.select_related(*_WITH).filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def promise_of(remedy: Remedy) -> Promise | None:
    """The promise of a remedy that was loaded by its gate, with its life and the words told."""
    if remedy.promise_id is None:
        return None
    rows = Promise.objects.select_related("standing", "words").prefetch_related("entries")
    return rows.filter(pk=remedy.promise_id).first()
