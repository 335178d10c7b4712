"""Pages behind the one mail about a cart: it is given back, refused for good, or explained."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.checkout.actions import abandoning
from pistos.checkout.models import Cart
from pistos.checkout.queries.carts import cart_shown, open_cart
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.shopping import language_of_page, remember_cart
from pistos.storefront.whole_words import whole_words


def _cart(token: str) -> Cart:
    found = open_cart(token)
    if found is None:
        raise NotFound
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@private
def again(request: HttpRequest, token: str) -> HttpResponse:
    """The cart of the mail; it is this browser's at the press of a button."""
    shop_of_page()
    found = _cart(token)
    if request.method == "POST":
        response = redirect("storefront:cart")
        remember_cart(response, found)
        return response
    shown = cart_shown(found, country=found.country, language=language_of_page(), at=clock.now())
    context = frame() | {"cart": shown, "token": token}
    return render(request, "storefront/cart_again.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
@whole_words(words=300)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No such mail again; and a word on why, if they like."""
    shop_of_page()
    found = _cart(token)
    if request.method != "POST":
        return render(request, "storefront/cart_stop.html", frame() | {"token": token})
    words = request.POST.get("words", "").strip()
    if words:
        abandoning.say_why_left(cart=found, words=words, at=clock.now())
        messages.success(request, _("Thank you. It helps us to do better."))
    else:
        abandoning.stop_reminding(cart=found)
        messages.success(request, _("Done. You get no such mail again."))
    return redirect("storefront:home")
