"""Money that was there and came back: the bank could not credit it, days after it seemed done."""

from datetime import datetime

from django.db import transaction

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.settling import overturn_for_returned_money
from pistos.promises.models import Promise, PromiseKind, State, Toward
from pistos.promises.rules.terms import Terms, Told


@transaction.atomic
def promise_money_again(
    *, to: Customer, terms: Terms, told: Told, evidence: str, by: Actor, at: datetime
) -> Promise | None:
    """What was promised about the same matter and seemed kept is overturned, and the money promised anew.

    None where a promise of it is open, so that told twice it is once, and for who was erased. Publishes
    PromiseOverturned and PromiseMade.
    """
    rows = Promise.objects.select_related("standing").filter(
        kind=PromiseKind.REFUND,
        toward=Toward.CUSTOMER,
        about_kind=terms.about.kind,
        about_id=terms.about.id,
    )
    before = list(rows.order_by("pk"))
    if any(each.standing.state == State.OPEN for each in before):
        return None
    for each in before:
        if each.standing.state == State.KEPT:
            overturn_for_returned_money(promise=each, evidence=evidence, by=by, at=at)
    if to.is_erased:
        return None
    return promise_by_estimate(to=to, terms=terms, told=told, by=by, at=at)
