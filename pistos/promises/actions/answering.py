"""Promises of a time of day whose grounds are an estimate that was asked before."""

from datetime import datetime

from django.db import transaction

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.promises.actions.writing import write_promise
from pistos.promises.models import Promise, Toward
from pistos.promises.rules.terms import Terms, Told


@transaction.atomic(savepoint=False)
def promise_by_estimate(
    *, to: Customer, terms: Terms, told: Told, by: Actor, at: datetime
) -> Promise:
    """A promise whose time the estimates gave, so history is not asked again. Publishes `PromiseMade`.

    Refuses a due time that is not in the future, and empty words.
    """
    promise = Promise(
        kind=terms.kind,
        toward=Toward.CUSTOMER,
        customer=to,
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    return write_promise(promise, terms=terms, told=told, by=by, at=at)
