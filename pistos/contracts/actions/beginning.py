"""A contract begins to be kept here; versions of terms are written down."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.contracts.actions.telling import tell_terms
from pistos.contracts.events import ContractBegun
from pistos.contracts.facts import Begun, TermFacts
from pistos.contracts.models import Contract, Decision, DecisionKind, Terms
from pistos.contracts.rules.terms import TermsNonsense, checked, end_of
from pistos.conversations.rules.tidying import one_line
from pistos.customers.queries import canonical
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

EARLIEST = timedelta(days=3660)


class TermsUnclear(Refused):
    """A price, a span or what is included makes no sense."""


class ContractUnclear(Refused):
    """It has no name, no customer any more, or is over already."""


@transaction.atomic
def add_contract(*, begun: Begun, by: Actor, at: datetime) -> Contract:
    """Keeps a contract here, with the terms as they were agreed; the customer is told them, and gets the
    link by which they renew it or let it end. Publishes ContractBegun.

    Refuses with ContractUnclear and TermsUnclear.
    """
    customer = canonical(begun.customer.pk)
    name = one_line(begun.name, 120)
    today = day_of(at, the_shop().time_zone)
    if customer.is_erased or not name:
        raise ContractUnclear(_("Write what the contract is about."))
    if not today - EARLIEST <= begun.starts_on <= today + EARLIEST:
        raise ContractUnclear(_("The first day lies too far away."))
    facts = checked_terms(begun.terms, starts_on=begun.starts_on)
    ends_on = end_of(begun.starts_on, facts.months)
    if ends_on < today:
        raise ContractUnclear(_("This contract is over already."))
    contract = Contract.objects.create(
        customer=customer,
        product=begun.product,
        name=name,
        started_on=begun.starts_on,
        ends_on=ends_on,
        notice_on=ends_on - timedelta(days=facts.notice_days),
        added_at=at,
    )
    terms = write_terms(contract, facts, begun.starts_on, by, at)
    decide(contract, terms, DecisionKind.BEGUN, by, at)
    tell_terms(contract, terms, at=at)
    publish(ContractBegun(contract.pk, customer.pk), about=ref(contract), by=by, at=at)
    return contract


def checked_terms(terms: TermFacts, *, starts_on: date) -> TermFacts:
    try:
        return checked(terms, starts_on=starts_on)
    except TermsNonsense as nonsense:
        raise TermsUnclear(unclear_words(nonsense.code)) from None


def unclear_words(code: str) -> str:
    """Which part of terms makes no sense, as a person reads it."""
    return {
        "months": _("The term is from 1 to 120 months."),
        "price": _("Please write the price as a number, for example 24.90."),
        "period": _("Choose what the price pays for."),
        "notice": _("The notice is a number of days within the term."),
        "included": _(
            "Write one thing a line, each once, for example “Visits a year = 2” or “Spare parts”."
        ),
    }[code]


def write_terms(
    contract: Contract, facts: TermFacts, starts_on: date, by: Actor, at: datetime
) -> Terms:
    """One more version, in the caller's transaction, which holds the contract's lock."""
    last = contract.terms.order_by("-number").values_list("number", flat=True).first()
    return Terms.objects.create(
        contract=contract,
        number=(last or 0) + 1,
        starts_on=starts_on,
        months=facts.months,
        notice_days=facts.notice_days,
        price_amount=facts.price_amount,
        currency=the_shop().currency,
        period=facts.period,
        included=[[name, None if count is None else str(count)] for name, count in facts.included],
        written_at=at,
        by_kind=by.kind,
        by_id=by.id,
    )


def decide(
    contract: Contract, terms: Terms, kind: DecisionKind, by: Actor, at: datetime
) -> Decision:
    return Decision.objects.create(
        contract=contract, terms=terms, kind=kind, decided_at=at, by_kind=by.kind, by_id=by.id
    )


def locked(contract: Contract) -> Contract:
    """The contract as it is now, held until the transaction ends."""
    rows = Contract.objects.select_for_update(of=("self",)).select_related("customer", "product")
    return rows.get(pk=contract.pk)


def ref(contract: Contract) -> Ref:
    return Ref("contract", str(contract.pk))
