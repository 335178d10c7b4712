"""Which ways to pay there are for an order."""

from collections.abc import Iterable
from decimal import Decimal
from functools import partial

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from pistos.kit.once import once
from pistos.orders.models import Order
from pistos.partners.rules import AT_WORK
from pistos.payments.facts import Instructions, Next, ProviderView
from pistos.payments.models import OPEN, Incident, Payment, PaymentState, Provider, Refund
from pistos.payments.ports import PaymentProvider, providers_in_use
from pistos.payments.rules.names import name_of, words_of
from pistos.payments.rules.offering import Case, Terms, is_offered
from pistos.shop.queries import the_shop

ZERO = Decimal("0.00")


def providers_for(
    *, country: str, currency: str, total: Decimal, pays_on_delivery: bool = False
) -> list[ProviderView]:
    """The ways to pay, best first; those that others have trouble with right now come last.

    `country` is where the order goes. Names and words are in the language in force. Three queries.
    """
    case = Case(country, currency, total, pays_on_delivery)
    shop_currency = the_shop().currency
    rows = {row.code: row for row in _offered()}
    for code in rows:
        once((provider_in_use, code), partial(rows.get, code))
    troubled = troubled_providers()
    found = [
        (row.position, _view(row, port, is_troubled=row.code in troubled))
        for port in providers_in_use()
        if (row := rows.get(port.code))
        and is_offered(case, terms_of(row, port), shop_currency=shop_currency)
    ]
    found.sort(key=lambda pair: (pair[1].is_troubled, pair[0]))
    return [view for _position, view in found]


def ways_shown() -> list[ProviderView]:
    """Every way to pay that the shop offers somewhere, in its order; one query."""
    ports = {port.code: port for port in providers_in_use()}
    return [
        _view(row, ports[row.code], is_troubled=False)
        for row in _offered().order_by("position", "pk")
        if row.code in ports and (ports[row.code].way != "transfer" or row.iban)
    ]


def provider_in_use(code: str) -> Provider | None:
    """A way to pay that is in use; not asked for again where the piece of work has just offered it."""
    rows = Provider.objects.filter(code=code, is_active=True)
    return once((provider_in_use, code), rows.first)


def _offered() -> QuerySet[Provider]:
    """Those in use; one whose partner left is not."""
    return Provider.objects.filter(Q(partner=None) | Q(partner__state__in=AT_WORK), is_active=True)


def troubled_providers() -> set[str]:
    """Those with an incident that is not over, of the kinds that customers feel. One query."""
    rows = Incident.objects.filter(closed_at=None, kind__in=["away", "declines"])
    return set(rows.values_list("provider", flat=True))


def terms_of(row: Provider, port: PaymentProvider) -> Terms:
    return Terms(
        way=port.way,
        countries=tuple(row.countries),
        least_amount=row.least_amount,
        most_amount=row.most_amount,
        iban=row.iban,
    )


def _view(row: Provider, port: PaymentProvider, *, is_troubled: bool) -> ProviderView:
    return ProviderView(
        code=row.code,
        name=name_of(row.code),
        words=words_of(row.code),
        way=port.way,
        fee_amount=row.fee_amount,
        is_test=port.is_test,
        is_troubled=is_troubled,
    )


def money_of(order_ids: Iterable[int]) -> dict[int, Decimal]:
    """What the shop holds for each order: came, less what went back; questioned money is not counted."""
    rows = (
        Payment.objects.filter(order_id__in=list(order_ids))
        .exclude(state=PaymentState.QUESTIONED)
        .values("order_id")
        .annotate(
            held=Coalesce(Sum("paid_amount"), ZERO)
            - Coalesce(Sum("refunded_amount"), ZERO)
            - Coalesce(Sum("disputed_amount"), ZERO)
        )
    )
    return {row["order_id"]: row["held"] for row in rows}


LOWERING = ("change:", "short:", "wish:", "cancel:", "twice:")
"""How the keys of refunds begin that give back what an order no longer costs, or what came beyond it. What is
given back of its price (a remedy, a return) leaves nothing to pay again."""


def lacking_of(order: Order) -> Decimal:
    """What is still to pay of the order's total; below zero where more came than it costs. Two queries.

    Questioned money is not counted, nor what a bank took back.
    """
    came = (
        Payment.objects.filter(order=order)
        .exclude(state=PaymentState.QUESTIONED)
        .aggregate(sum=Coalesce(Sum("paid_amount"), ZERO) - Coalesce(Sum("disputed_amount"), ZERO))[
            "sum"
        ]
    )
    begins = Q(pk=None)
    for word in LOWERING:
        begins |= Q(key__startswith=word)
    back = Refund.objects.filter(begins, payment__order=order).aggregate(sum=Sum("amount"))["sum"]
    lacking: Decimal = order.total_amount - came + (back or ZERO)
    return lacking


def instructions_of(payment: Payment, row: Provider) -> Instructions:
    """What the customer does; without an account for money paid at the door."""
    if not payment.reference:
        return Instructions(payment.amount, payment.currency)
    return Instructions(
        amount=payment.amount,
        currency=payment.currency,
        account_holder=row.account_holder,
        iban=row.iban,
        bic=row.bic,
        reference=payment.reference,
        pay_by_on=payment.pay_by_on,
    )


def next_of(payment: Payment, row: Provider, port: PaymentProvider) -> Next:
    """What comes next for an open payment."""
    if port.way == "hosted":
        return Next("open", payment.token)
    return Next("instructions", payment.token, instructions=instructions_of(payment, row))


def payment_in_force(payment: Payment) -> Payment:
    """The payment that counts for this order now: what is paid or open, else the last. One query."""
    rows = list(Payment.objects.select_related("order__customer").filter(order=payment.order_id))
    held = [row for row in rows if row.state in (PaymentState.PAID, PaymentState.QUESTIONED)]
    is_open = [row for row in rows if row.state in OPEN]
    return max(held or is_open or rows, key=lambda row: row.pk)


def ways_on(payment: Payment, *, is_open: bool) -> list[ProviderView]:
    """How else the order may be paid: the ways without a fee, which would change its total.

    While a payment is open its own way is left out; after a failure it is offered again.
    """
    if payment.state not in (*OPEN, PaymentState.FAILED, PaymentState.ABANDONED):
        return []
    order = payment.order
    views = providers_for(
        country=order.customer.country, currency=order.currency, total=order.total_amount
    )
    return [
        view
        for view in views
        if not view.fee_amount and not (is_open and view.code == payment.provider)
    ]
