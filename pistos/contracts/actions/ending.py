"""Contracts end on their day. None goes on by silence."""

from datetime import datetime

from django.db import transaction

from pistos.contracts.actions.beginning import decide, locked, ref
from pistos.contracts.events import ContractEnded
from pistos.contracts.models import Contract, ContractState, DecisionKind, OutreachState
from pistos.contracts.queries.terms import terms_in_force
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

ENDER = Actor.machine("contracts.end")


def end_contracts(*, at: datetime) -> int:
    """Ends those whose last day is over, each in a transaction of its own; returns how many."""
    today = day_of(at, the_shop().time_zone)
    over = Contract.objects.exclude(state=ContractState.ENDED).filter(ends_on__lt=today)
    return sum(end_contract(contract=row, at=at) for row in over.order_by("ends_on", "pk"))


@transaction.atomic
def end_contract(*, contract: Contract, at: datetime) -> bool:
    """Where its customer said nothing, that is what is recorded. Publishes ContractEnded, once."""
    found = locked(contract)
    today = day_of(at, the_shop().time_zone)
    if found.state == ContractState.ENDED or found.ends_on >= today:
        return False
    kind = DecisionKind.LEFT
    if found.state == ContractState.RUNNING:
        kind = DecisionKind.LAPSED
        decide(found, terms_in_force(found), kind, ENDER, at)
    found.state = ContractState.ENDED
    found.save(update_fields=["state"])
    found.outreaches.filter(state=OutreachState.HELD).update(state=OutreachState.DROPPED)
    ended = ContractEnded(found.pk, found.customer_id, str(kind))
    publish(ended, about=ref(found), by=ENDER, at=at)
    return True
