"""Who shops: the cart and the sign-in that a browser's cookies hold. Both are needed for what was asked."""

from datetime import datetime
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from pistos.checkout.actions.carts import Browser, begin_cart
from pistos.checkout.models import Cart, CartState
from pistos.checkout.queries.carts import item_count, open_cart
from pistos.checkout.rules.devices import device_of
from pistos.customers.access import signed_in_customer
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.shipping.queries import countries_served
from pistos.shop.queries import the_shop

CART, ACCOUNT = "pistos_cart", "pistos_account"
CART_SECONDS = 90 * 24 * 3600
ACCOUNT_SECONDS = 60 * 24 * 3600
SPOKEN_IN = {"el": "GR", "sl": "SI", "hy": "AM"}


def language_of_page() -> str:
    return (get_language() or "en")[:2]


def customer_of(request: HttpRequest) -> Customer | None:
    """The person signed in in this browser. One query, asked once; none without the cookie."""
    if not hasattr(request, "shopper"):
        token = request.COOKIES.get(ACCOUNT, "")
        vars(request)["shopper"] = signed_in_customer(token, clock.now()) if token else None
    found: Customer | None = vars(request)["shopper"]
    return found


def cart_of(request: HttpRequest) -> Cart | None:
    """The open cart, if there is one, asked for once. Reading it makes none."""
    if not hasattr(request, "cart"):
        vars(request)["cart"] = open_cart(request.COOKIES.get(CART, ""), customer_of(request))
    found: Cart | None = vars(request)["cart"]
    return found


def remember_found(request: HttpRequest, cart: Cart | None) -> None:
    """A cart that was found another way is this browser's own if its cookie names it: not asked for again.
    Of somebody signed in it is asked for by them."""
    if cart is None or cart.state != CartState.OPEN or customer_of(request) is not None:
        return
    if cart.token == request.COOKIES.get(CART, ""):
        vars(request)["cart"] = cart


def cart_to_fill(request: HttpRequest, at: datetime) -> Cart:
    """The open cart, else a new one: for a POST that puts something in it."""
    found = cart_of(request)
    if found is not None:
        return found
    browser = Browser(
        language=language_of_page(),
        country=country_of(None),
        device=device_of(request.headers.get("User-Agent", "")),
        customer=customer_of(request),
    )
    begun = begin_cart(browser=browser, at=at)
    vars(request)["cart"] = begun
    return begun


def remember_cart(response: HttpResponse, cart: Cart) -> None:
    _set(response, CART, cart.token, CART_SECONDS)


def remember_sign_in(response: HttpResponse, token: str) -> None:
    _set(response, ACCOUNT, token, ACCOUNT_SECONDS)


def forget_sign_in(response: HttpResponse) -> None:
    response.delete_cookie(ACCOUNT, samesite="Lax")


def _set(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def country_of(cart: Cart | None) -> str:
    """Where it shall go: as chosen, else a country of the page's language, else the shop's own.

    Nobody is sent elsewhere for where they are: any country that is served can be chosen.
    """
    if cart is not None:
        return cart.country
    served, own = countries_served(), the_shop().country
    wished = SPOKEN_IN.get(language_of_page(), own)
    if wished in served or not served:
        return wished
    return own if own in served else served[0]


def actor_of(request: HttpRequest) -> Actor:
    customer = customer_of(request)
    return Actor.customer(customer.pk) if customer else Actor.machine("storefront.guest")


def header(request: HttpRequest) -> dict[str, object]:
    """Context processor: the cart's place and count. It is asked for only where a page shows it, and
    asks nothing of whoever has no cart."""
    if request.path.startswith(("/desk/", "/static/")):
        return {}

    @cache
    def count() -> int:
        has_cookie = CART in request.COOKIES or ACCOUNT in request.COOKIES
        return item_count(cart_of(request)) if has_cookie else 0

    return {
        "cart_url": reverse("storefront:cart"),
        "cart_count": count,
        "account_url": reverse("storefront:account"),
    }
