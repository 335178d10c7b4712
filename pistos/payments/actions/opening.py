"""The provider's page: opened after the order stands, closed when another way is chosen."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.payments.actions.counting import count_outcome
from pistos.payments.facts import Next, ReturnUrls
from pistos.payments.models import OPEN, Payment, PaymentState
from pistos.payments.ports import (
    HostedPage,
    PageRequest,
    PaymentProvider,
    ProviderAway,
    ProviderRefused,
    provider_named,
)

SPARE = timedelta(minutes=2)
"""A page that runs out within it is not shown any more."""
TRIES = 2


class PageNotOpened(Refused):
    """The provider does not answer, or will not; nothing was charged and the order stands."""


def open_page(*, payment: Payment, urls: ReturnUrls, at: datetime) -> Next:
    """The page on which to pay: the one that is open, else a new one. Call it outside a transaction.

    Two at once get the same page: the request's key is the payment and the number of its page, so a
    repeated request, also after the line dropped, opens none besides. Refuses with PageNotOpened.
    """
    fresh = Payment.objects.select_related("order").get(pk=payment.pk)
    port = provider_named(fresh.provider)
    if fresh.state not in OPEN or port is None or port.way != "hosted":
        return Next("done", fresh.token)
    if fresh.page_url and fresh.page_until and fresh.page_until > at + SPARE:
        return Next("redirect", fresh.token, url=fresh.page_url)
    number = fresh.tried_count + 1
    page = _asked(fresh, port, _request(fresh, number, urls), at)
    return _kept(fresh, page, number, at)


def _request(payment: Payment, number: int, urls: ReturnUrls) -> PageRequest:
    return PageRequest(
        key=f"{payment.token}-{number}",
        payment_token=payment.token,
        order_number=payment.order.number,
        amount=payment.amount,
        currency=payment.currency,
        language=payment.order.language,
        done_url=urls.done,
        cancel_url=urls.cancelled,
    )


def _asked(
    payment: Payment, port: PaymentProvider, request: PageRequest, at: datetime
) -> HostedPage:
    said = ""
    for _attempt in range(TRIES):
        try:
            return port.open_page(request)
        except ProviderAway as error:
            said = str(error)
        except ProviderRefused as error:
            said = str(error)
            break
    with transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(problem=said[:60])
        count_outcome(provider=payment.provider, outcome="technical", at=at, payment=payment)
    raise PageNotOpened(
        _(
            "The payment page does not open right now. Nothing was charged, and your order is kept."
            " Please try again in a few minutes, or choose another way to pay."
        )
    )


@transaction.atomic
def _kept(payment: Payment, page: HostedPage, number: int, at: datetime) -> Next:
    locked = Payment.objects.select_for_update().get(pk=payment.pk)
    if locked.state not in OPEN:
        return Next("done", locked.token)
    Payment.objects.filter(pk=locked.pk).update(
        state=PaymentState.WAITING,
        external_ref=page.external_ref,
        page_url=page.url,
        page_until=page.until,
        tried_count=number,
        looked_at=at,
        problem="",
    )
    return Next("redirect", locked.token, url=page.url)


def close_hosted_page(*, payment: Payment) -> None:
    """Closes the page of a payment that was given up. ProviderAway surfaces, and is tried again."""
    port = provider_named(payment.provider)
    if payment.external_ref and port is not None and payment.state == PaymentState.ABANDONED:
        port.close_page(payment.external_ref)
