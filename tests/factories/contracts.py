"""Contracts for tests: Cleo's line, two years at 24.90 a month."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pistos.accounts.models import User
from pistos.asks.models import FollowUp
from pistos.contracts.actions.approaching import write_outreach
from pistos.contracts.actions.beginning import add_contract
from pistos.contracts.facts import Begun, TermFacts, Written
from pistos.contracts.models import Contract, Outreach, Period
from pistos.contracts.rules.terms import end_of
from pistos.customers.models import Customer
from pistos.kit.actors import Actor

CLERK = Actor.person(1)
PRESENT = TermFacts(
    months=24,
    price_amount=Decimal("24.90"),
    period=Period.MONTH,
    notice_days=30,
    included=(("Visits of a technician", Decimal(2)), ("Spare parts", None)),
)
BETTER = replace(PRESENT, price_amount=Decimal("19.90"))


def start_for_end(ends_on: date, months: int) -> date:
    """The first day of a term of so many months whose last day is `ends_on`."""
    near = ends_on - timedelta(days=months * 30)
    return next(
        day
        for day in (near + timedelta(days=move) for move in range(40, -60, -1))
        if end_of(day, months) == ends_on
    )


def contract_of(
    customer: Customer, *, ends_on: date, at: datetime, terms: TermFacts = PRESENT, **more: Any
) -> Contract:
    """One that ends on a day; kept here on its first day, or `at` where that lies later."""
    starts_on = start_for_end(ends_on, terms.months)
    begun = Begun(customer, "Line at home", starts_on, terms, **more)
    return add_contract(begun=begun, by=CLERK, at=at)


def cared_for(contract: Contract, person: User, at: datetime, **more: object) -> FollowUp:
    """A follow-up that reached them, and nothing was left."""
    given: dict[str, object] = {
        "customer": contract.customer,
        "occasion": "purchase",
        "about_kind": "order",
        "about_id": f"{contract.pk}-{at.isoformat()}",
        "person": person,
        "planned_at": at,
        "due_on": at.date(),
        "state": "done",
        "outcome": "content",
        "done_at": at,
    }
    return FollowUp.objects.create(**given | more)


def written(
    contract: Contract, by: User, at: datetime, terms: TermFacts = PRESENT, **more: Any
) -> Outreach:
    """A word about renewing, on the same terms and not called an offer unless said otherwise."""
    given = {"words": "Your line goes on if you wish.", "is_offer": False, **more}
    return write_outreach(written=Written(contract, terms, **given), by=by, at=at)
