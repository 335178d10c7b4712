"""Paying an order: where its payment stands, on to the provider's page, another way.

A payment page carries no script but our own, no chat and nothing that asks for an opinion (PCI DSS:
6.4.3, 11.6.1), and its forms may lead only to us and to the configured providers.
"""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.payments.access import payment_by_link
from pistos.payments.actions.opening import PageNotOpened, open_page
from pistos.payments.actions.starting import start_payment
from pistos.payments.facts import Next, ReturnUrls
from pistos.payments.models import OPEN, Payment, PaymentState, Provider
from pistos.payments.ports import provider_named, providers_in_use
from pistos.payments.queries.offering import instructions_of, payment_in_force, ways_on
from pistos.payments.rules.names import name_of
from pistos.payments.rules.references import spaced
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import View, private


def payment_page(view: View) -> View:
    """For pages with a button that pays: forms may lead to the providers' pages, and nowhere else."""

    @wraps(view)
    def wrapped(request: HttpRequest, **named: str) -> HttpResponseBase:
        response = view(request, **named)
        hosts = " ".join(host for port in providers_in_use() for host in port.page_hosts)
        if hosts:
            policy = settings.CONTENT_SECURITY_POLICY.replace(
                "form-action 'self'", f"form-action 'self' {hosts}"
            )
            response.headers["Content-Security-Policy"] = policy
        return response

    return wrapped


def go_on(request: HttpRequest, following: Next) -> HttpResponse:
    """To what comes next after an order was placed: the provider's page, or ours on the payment."""
    if following.kind != "open":
        return redirect("storefront:pay", token=following.payment_token)
    payment = payment_by_link(following.payment_token)
    try:
        opened = open_page(payment=payment, urls=_urls(payment), at=clock.now())
    except PageNotOpened as refused:
        messages.error(request, str(refused))
        return redirect("storefront:pay", token=payment.token)
    if opened.kind == "redirect":
        return redirect(opened.url)
    return redirect("storefront:pay", token=payment.token)


def _urls(payment: Payment) -> ReturnUrls:
    """The same at every try, whichever language the customer reads in by then: they are part of the key."""
    here = reverse("storefront:pay", args=[payment.token])
    return ReturnUrls(f"{settings.SITE_URL}{here}?back=1", f"{settings.SITE_URL}{here}")


@require_safe
@private
@payment_page
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """Where the payment of this order stands. Reading it changes nothing."""
    shop = shop_of_page()
    asked = payment_by_link(token)
    payment = payment_in_force(asked)
    port = provider_named(payment.provider)
    row = Provider.objects.filter(code=payment.provider).first()
    is_open = payment.state in OPEN
    way = port.way if port else ""
    context = frame() | {
        "payment": payment,
        "order": payment.order,
        "shop_email": shop.email,
        "is_open": is_open,
        "is_paid": payment.state in (PaymentState.PAID, PaymentState.REFUNDED),
        "is_questioned": payment.state == PaymentState.QUESTIONED,
        "is_back": bool(request.GET.get("back")) and is_open,
        "is_test": bool(port and port.is_test),
        "way": way,
        "way_name": name_of(payment.provider),
        "instructions": instructions_of(payment, row) if row and way == "transfer" else None,
        "reference": spaced(payment.reference),
        "iban": spaced(row.iban) if row else "",
        "others": ways_on(payment, is_open=is_open),
    }
    return render(request, "storefront/pay.html", context)


@require_POST
@private
@payment_page
def open_payment(request: HttpRequest, token: str) -> HttpResponse:
    """On to the provider's page; twice leads to the same one."""
    payment = payment_in_force(payment_by_link(token))
    return go_on(request, Next("open", payment.token))


@require_POST
@private
@payment_page
def pay_otherwise(request: HttpRequest, token: str) -> HttpResponse:
    """Another way to pay the same order."""
    payment = payment_in_force(payment_by_link(token))
    wanted = request.POST.get("provider", "")
    if wanted not in {view.code for view in ways_on(payment, is_open=False)}:
        messages.error(request, _("This way to pay is not offered. Please choose another one."))
        return redirect("storefront:pay", token=payment.token)
    by = Actor.customer(payment.order.customer_id)
    with refusal_told(request):
        following = start_payment(order=payment.order, provider_code=wanted, by=by, at=clock.now())
        return go_on(request, following)
    return redirect("storefront:pay", token=payment.token)
