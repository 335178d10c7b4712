"""What only whoever is signed in may see."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from pistos.storefront.frame import shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.shopping import customer_of

Signed = Callable[..., HttpResponseBase]


def signed_in(view: Signed) -> Callable[..., HttpResponseBase]:
    """For whoever is signed in; others are asked for their address first."""

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, **named: str) -> HttpResponseBase:
        shop_of_page()
        customer = customer_of(request)
        if customer is None:
            return redirect("storefront:account")
        return view(request, customer, **named)

    return wrapped
