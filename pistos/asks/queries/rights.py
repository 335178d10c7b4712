"""By what right a customer may be asked now: read for one mail, each table once."""

from pistos.asks.models import Ask, AskKind, Basis, LegalBasis, Silence, Unsubscription
from pistos.asks.rules.basis import EVERYWHERE, Case, basis_of
from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import said_last
from pistos.orders.models import Order, OrderState


def basis_table() -> dict[tuple[str, str], str]:
    """The shop's own words, by (country, kind)."""
    return {(row.country, row.kind): row.basis for row in LegalBasis.objects.all()}


def needs_consent(country: str) -> bool:
    """Whether buyers of a country may be asked how it was only after a yes; one query."""
    rows = LegalBasis.objects.filter(kind=AskKind.REVIEW, country__in=(country, EVERYWHERE))
    table = {(row.country, row.kind): row.basis for row in rows}
    return basis_of(country, AskKind.REVIEW, table) is Basis.CONSENT


def case_of(customer: Customer) -> Case:
    """What the customer said last about being asked, and whether they bought from us."""
    bought = Order.objects.filter(customer=customer).exclude(state=OrderState.CANCELLED)
    return Case(said=said_last(customer, Purpose.REVIEWS), has_bought=bought.exists())


def unwanted_kinds(customer: Customer) -> frozenset[str]:
    """Kinds that the customer does not want; "" is all of them."""
    standing = Unsubscription.objects.filter(customer=customer, lifted_at=None)
    return frozenset(standing.values_list("kind", flat=True))


def silence_of(customer: Customer) -> Unsubscription | None:
    """The silence that the desk noted, which ends calls and visits too."""
    return Unsubscription.objects.filter(
        customer=customer, kind="", said_where__in=Silence.values, lifted_at=None
    ).first()


def country_of(ask: Ask, home: str) -> str:
    """Whose law holds: where the order went, else where the customer is, else the shop's."""
    return (ask.order.country if ask.order else "") or ask.customer.country or home
