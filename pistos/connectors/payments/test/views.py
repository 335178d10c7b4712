"""The test provider's page: what may happen on a provider's page, by a button each."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.payments.access import payment_by_link
from pistos.payments.actions.taking import Report, take_event
from pistos.payments.models import OPEN, Payment
from pistos.payments.rules.money import minor_units

KINDS = ("paid", "declined", "failed", "expired")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """A POST is what the provider would report; then the customer is sent back, as they would be."""
    payment = payment_by_link(token)
    if not settings.TEST_PAYMENTS or payment.provider != "test":
        raise NotFound
    translation.activate(payment.order.language)
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind in KINDS and (payment.state in OPEN or kind == "paid"):
            at = clock.now()
            take_event(report=report_of(payment, kind, at), at=at)
        return redirect("storefront:pay", token=token)
    context = {"payment": payment, "is_open": payment.state in OPEN}
    return render(request, "connectors/payments/test.html", context)


def report_of(payment: Payment, kind: str, at: datetime) -> Report:
    """Paying twice is one report; each declined try is another."""
    number = "" if kind == "paid" else f"-{at:%H%M%S%f}"
    name = f"{payment.token}-{kind}{number}"
    return Report(
        provider="test",
        external_id=name,
        kind=kind,
        body={
            "id": name,
            "kind": kind,
            "payment": payment.token,
            "amount": minor_units(payment.amount, payment.currency),
            "currency": payment.currency,
            "at": int(at.timestamp()),
            "code": "" if kind == "paid" else "card_declined" if kind == "declined" else kind,
        },
    )
