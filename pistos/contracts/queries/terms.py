"""Which terms hold, which were put to the customer, and what changes between them."""

from decimal import Decimal

from pistos.asks.models import FollowUp, Occasion
from pistos.contracts.facts import TermFacts
from pistos.contracts.models import Contract, Decision, Outreach, OutreachState, Terms


def terms_in_force(contract: Contract) -> Terms:
    """One query."""
    return Terms.objects.get(contract=contract, number=contract.terms_number)


def versions_of(contract: Contract) -> list[Terms]:
    """Every version that was written, the newest first. One query."""
    return list(contract.terms.order_by("-number"))


def facts_of(terms: Terms) -> TermFacts:
    return TermFacts(
        months=terms.months,
        price_amount=terms.price_amount,
        period=terms.period,
        notice_days=terms.notice_days,
        included=tuple(
            (name, None if count is None else Decimal(str(count))) for name, count in terms.included
        ),
    )


def last_decision(contract: Contract) -> Decision | None:
    """The newest, with its reason. One query."""
    return contract.decisions.select_related("reason").order_by("-pk").first()


def contract_of(task: FollowUp) -> Contract | None:
    """The contract whose customer a person is to speak with first. One query, none for other tasks."""
    if task.occasion != Occasion.RENEWAL:
        return None
    key = task.about_id.partition(":")[0]
    return Contract.objects.filter(pk=int(key)).first()


def told_outreach(contract: Contract) -> Outreach | None:
    """What was sent to the customer for the term after the one in force. One query."""
    rows = contract.outreaches.filter(
        state=OutreachState.SENT, terms__starts_on__gt=contract.ends_on
    )
    return rows.select_related("terms").order_by("-pk").first()
