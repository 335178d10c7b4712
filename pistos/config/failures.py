"""The pages of what went wrong before or beside a view: with the shop's contacts, if it can be asked."""

import logging

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.template import loader
from django.urls import reverse

from pistos.config.context import page
from pistos.kit import clock
from pistos.payments.actions.counting import note_site_error

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseBadRequest(_rendered(request, "400.html"))


ON_THE_WAY_TO_PAYING = frozenset({"cart", "checkout", "p"})


def server_error(request: HttpRequest) -> HttpResponse:
    """An error on the way to paying is counted too: enough of them are an incident."""
    if ON_THE_WAY_TO_PAYING & set(request.path.split("/")[1:4]):
        try:
            note_site_error(cart="", at=clock.now())
        except Error:
            log.warning("an error on the way to paying could not be counted")
    return HttpResponseServerError(_rendered(request, "500.html"))


def _rendered(request: HttpRequest, template: str) -> str:
    """Without a database the page says what happened all the same, and nothing of the shop."""
    try:
        context = page(request) | _cart(request)
    except Error:
        log.warning("the shop's contacts could not be read for an error page")
        context = {}
    return loader.get_template(template).render(context)


def _cart(request: HttpRequest) -> dict[str, str]:
    """The way to the cart, without its count: what failed may be what counts it."""
    return {} if request.path.startswith("/desk/") else {"cart_url": reverse("storefront:cart")}
