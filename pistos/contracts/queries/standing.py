"""What stands before an outreach to a customer: care first, then right, will and budget."""

from datetime import datetime

from pistos.asks.models import AskKind
from pistos.asks.queries.due import may_be_approached
from pistos.asks.queries.rights import basis_table, unwanted_kinds
from pistos.asks.rules.basis import Case, basis_met, basis_of
from pistos.contracts.facts import Stands
from pistos.contracts.models import Contract
from pistos.contracts.queries.lived import Story, lived_in, story_of
from pistos.contracts.rules.care import stands_before
from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import said_last
from pistos.notifications.queries import is_suppressed
from pistos.shop.queries import the_shop

BUDGET, UNSUBSCRIBED, NO_ADDRESS = "budget", "unsubscribed", "no_address"


def care_stands(contract: Contract, at: datetime, story: Story | None = None) -> tuple[Stands, ...]:
    """What a person sees to before anybody sells; see `rules.care`."""
    known = story or story_of(contract, at)
    return stands_before(lived_in(contract, known, at))


def will_stands(customer: Customer, at: datetime) -> tuple[Stands, ...]:
    """What the customer wants, the law allows and the budget of approaching has room for. A customer with a
    contract has bought; their no to news goes before everything."""
    country = customer.country or the_shop().country
    case = Case(said=said_last(customer, Purpose.NEWS), has_bought=True)
    basis, because = basis_met(basis_of(country, AskKind.CHECK_IN, basis_table()), case)
    found = [because] if basis is None else []
    if "" in unwanted_kinds(customer):
        found.append(UNSUBSCRIBED)
    if not customer.email or is_suppressed(customer.email):
        found.append(NO_ADDRESS)
    if not may_be_approached(customer, at):
        found.append(BUDGET)
    return tuple(Stands(code, 0) for code in found)
