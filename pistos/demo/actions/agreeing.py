"""The demo's contracts, by the deeds themselves: kept, looked after or not, written about, decided."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef

from pistos.accounts.models import User
from pistos.asks.actions.caring import complete_follow_up, plan_follow_up
from pistos.asks.facts import Care, Told
from pistos.asks.models import Approach, Occasion, Outcome
from pistos.complaints.models import UNRESOLVED, Complaint
from pistos.contracts.actions.answering import (
    give_reason,
    leave_contract,
    renew_contract,
    renewal_mark,
)
from pistos.contracts.actions.approaching import write_outreach
from pistos.contracts.actions.beginning import add_contract
from pistos.contracts.facts import Begun, Decided, TermFacts, Written
from pistos.contracts.models import Contract, Period
from pistos.contracts.rules.terms import end_of
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.demo import cast
from pistos.demo.agreed import CONTRACTS, Agreed
from pistos.demo.cast import BY
from pistos.kit.actors import Actor, Ref
from pistos.promises.models import Standing, State
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

MONTHS = 12
DAY = timedelta(days=1)


@transaction.atomic
def add_contracts(at: datetime) -> None:
    """A handful, some near their end: held with reasons, written about, renewed, let end."""
    agent = User.objects.get(email=cast.AGENT[0])
    used: set[int] = set()
    for told in CONTRACTS:
        customer = _customer(told, used)
        if customer is not None:
            used.add(customer.pk)
            _agree(told, customer, agent, at)


def _customer(told: Agreed, used: set[int]) -> Customer | None:
    complaints = Complaint.objects.filter(customer=OuterRef("pk"))
    rows = Customer.objects.filter(language=told.language, erased_at=None, merged_into=None)
    rows = rows.exclude(pk__in=used).exclude(email="").order_by("-pk")
    if told.is_upset:
        return rows.filter(Exists(complaints.filter(state__in=UNRESOLVED))).first()
    talks = Conversation.objects.filter(customer=OuterRef("pk"))
    broken = Standing.objects.filter(customer_id=OuterRef("pk"), state=State.BROKEN)
    asked = Approach.objects.filter(customer=OuterRef("pk"))
    calm = (~Exists(complaints), ~Exists(talks), ~Exists(broken), ~Exists(asked))
    return rows.filter(*calm).first()


def _agree(told: Agreed, customer: Customer, agent: User, at: datetime) -> None:
    ends_on = day_of(at, the_shop().time_zone) + told.ends_in * DAY
    starts_on = next(
        day
        for day in (ends_on - move * DAY for move in range(350, 380))
        if end_of(day, MONTHS) == ends_on
    )
    included = tuple((name, None if n is None else Decimal(n)) for name, n in told.included)
    terms = TermFacts(MONTHS, told.amount, Period.MONTH, 30, included)
    begun = Begun(customer, told.name, starts_on, terms)
    contract = add_contract(begun=begun, by=BY, at=at - (365 - told.ends_in) * DAY)
    if not told.is_upset:
        _look_after(contract, agent, at - 40 * DAY)
    if told.words:
        proposed = replace(terms, price_amount=told.amount_after)
        written = Written(contract, proposed, told.words, told.is_offer)
        write_outreach(written=written, by=agent, at=at - DAY)
    if told.decides:
        _decide(told, contract, at - DAY)


def _look_after(contract: Contract, agent: User, at: datetime) -> None:
    about = Ref("visit", f"contract-{contract.pk}")
    care = Care(contract.customer, Occasion.STORE_VISIT, about, at.date())
    task = plan_follow_up(care=care, at=at)
    if task is not None:
        complete_follow_up(follow_up=task, told=Told(Outcome.CONTENT), by=agent, at=at)


def _decide(told: Agreed, contract: Contract, at: datetime) -> None:
    by, decided = Actor.customer(contract.customer_id), Decided(told.how)
    if told.decides == "leaves":
        leave_contract(contract=contract, decided=decided, by=by, at=at)
        return
    renew_contract(contract=contract, seen=renewal_mark(contract), by=by, at=at)
    give_reason(contract=contract, decided=decided, by=by, at=at)
