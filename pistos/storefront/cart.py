"""The cart: what lies in it, what became of it since, and what it comes to. Reading changes nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pistos.checkout.access import mark_of_cart
from pistos.checkout.actions import carts
from pistos.checkout.actions.carts import LONGEST_WISH
from pistos.checkout.actions.stepping import note_step
from pistos.checkout.facts import CartShown, StepFacts, Wish
from pistos.checkout.models import Cart, Step
from pistos.checkout.queries.carts import cart_shown, request_labels, request_options
from pistos.checkout.queries.pricing import basket_of, destination
from pistos.checkout.queries.sitting import sitting_of
from pistos.checkout.rules.wishes import wished_words
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.kit.regions import country_name
from pistos.shipping.queries import Offers, countries_served, offers
from pistos.shop.queries import the_shop
from pistos.storefront import limits
from pistos.storefront.cart_words import change_words, voucher_words
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.often import too_often
from pistos.storefront.orders import private
from pistos.storefront.shopping import (
    cart_of,
    cart_to_fill,
    country_of,
    language_of_page,
    remember_cart,
)
from pistos.storefront.whole_words import whole_words

MOST_POSTS = 300


@require_safe
@private
def cart(request: HttpRequest) -> HttpResponse:
    shop_of_page()
    return _page(request, cart_of(request))


def _page(request: HttpRequest, found: Cart | None, status: int = 200) -> HttpResponse:
    language, at = language_of_page(), clock.now()
    country = country_of(found)
    shown = cart_shown(found, country=country, language=language, at=at)
    options = request_options({line.product_id for line in shown.lines}, language)
    offered = _offers(shown, country, found, at)
    context = frame() | {
        "cart": shown,
        "lines": [
            {
                "line": line,
                "change": change_words(line),
                "options": [
                    (code, label, code in line.wish.options)
                    for code, label in options.get(line.product_id, [])
                ],
            }
            for line in shown.lines
        ],
        "vouchers": [(view, voucher_words(view, shown.currency)) for view in shown.vouchers],
        "country": country,
        "countries": [(code, country_name(code, language)) for code in countries_served()],
        "cheapest": offered.cheapest if offered else None,
        "soonest": offered.soonest if offered else None,
        "reason": offered.reason if offered else "",
        "chat_stage": "cart",
    }
    return render(request, "storefront/cart.html", context, status=status)


def _offers(shown: CartShown, country: str, found: Cart | None, at: datetime) -> Offers | None:
    if not shown.is_buyable:
        return None
    customer_id = found.customer_id if found else None
    to = destination(country, "", the_shop().time_zone)
    return offers(to=to, basket=basket_of(shown, customer_id), at=at)


Deed = Callable[[Cart, HttpRequest, datetime], None]


def _change(request: HttpRequest, deed: Deed, *, makes_one: bool = False) -> HttpResponse:
    """One deed on the cart, then back to where it was done."""
    if limits.is_over(request, "cart", MOST_POSTS):
        return too_often(request)
    limits.count(request, "cart")
    at = clock.now()
    found = cart_to_fill(request, at) if makes_one else cart_of(request)
    if found is None:
        return redirect("storefront:cart")
    with refusal_told(request):
        try:
            deed(found, request, at)
        except NotFound:
            messages.error(request, _("This is no longer in your cart."))
    response = _back(request)
    if makes_one:
        remember_cart(response, found)
    return response


def _back(request: HttpRequest) -> HttpResponseRedirect:
    wished = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wished, allowed_hosts={request.get_host()})
    return redirect(wished if wished.startswith("/") and is_ours else "storefront:cart")


def _number(request: HttpRequest, name: str, otherwise: int = -1) -> int:
    text = request.POST.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _wish(request: HttpRequest) -> Wish:
    return Wish(request.POST.get("wish", "").strip(), tuple(request.POST.getlist("option")))


@require_POST
@private
@whole_words(wish=LONGEST_WISH)
def add(request: HttpRequest) -> HttpResponse:
    def deed(found: Cart, request: HttpRequest, at: datetime) -> None:
        line = carts.add_to_cart(
            cart=found,
            variant_id=_number(request, "variant"),
            quantity=_number(request, "quantity", 1),
            wish=_wish(request),
            at=at,
        )
        words = ngettext(
            "It is in your cart: %(count)d piece.",
            "It is in your cart: %(count)d pieces.",
            line.quantity,
        )
        messages.success(request, words % {"count": line.quantity})

    return _change(request, deed, makes_one=True)


@require_POST
@private
def change(request: HttpRequest) -> HttpResponse:
    def deed(found: Cart, request: HttpRequest, at: datetime) -> None:
        line_id, is_out = _number(request, "line"), request.POST.get("do") == "remove"
        quantity = 0 if is_out else _number(request, "quantity")
        carts.change_quantity(cart=found, line_id=line_id, quantity=quantity, at=at)

    return _change(request, deed)


@require_POST
@private
@whole_words(wish=LONGEST_WISH)
def wish(request: HttpRequest) -> HttpResponse:
    def deed(found: Cart, request: HttpRequest, at: datetime) -> None:
        line_id = _number(request, "line")
        carts.change_wish(cart=found, line_id=line_id, wish=_wish(request), at=at)
        messages.success(request, _("Noted. We answer it before we pack."))

    return _change(request, deed)


@require_POST
@private
def seen(request: HttpRequest) -> HttpResponse:
    """The owner of the cart saw what changed."""

    def deed(found: Cart, request: HttpRequest, at: datetime) -> None:
        shown = cart_shown(found, country=found.country, language="en", at=at)
        prices = {line.line_id: line.price.gross for line in shown.lines if line.price}
        carts.note_prices_seen(cart=found, seen=prices, at=at)

    return _change(request, deed)


@require_POST
@private
def voucher(request: HttpRequest) -> HttpResponse:
    def deed(found: Cart, request: HttpRequest, at: datetime) -> None:
        code = request.POST.get("code", "")[:60]
        is_out = request.POST.get("do") == "remove"
        (carts.drop_voucher if is_out else carts.enter_voucher)(cart=found, code=code, at=at)

    return _change(request, deed)


@require_POST
@private
def country(request: HttpRequest) -> HttpResponse:
    def deed(found: Cart, request: HttpRequest, at: datetime) -> None:
        wished = request.POST.get("country", "")
        if wished not in countries_served():
            raise Refused(_("We do not send there yet. Please choose a country of the list."))
        carts.choose_country(cart=found, country=wished, at=at)

    return _change(request, deed)


@require_POST
@private
def to_checkout(request: HttpRequest) -> HttpResponse:
    found = cart_of(request)
    if found is None:
        return redirect("storefront:cart")
    facts = StepFacts(Step.CHECKOUT, found.device, email=found.email, asks_help=found.asks_help)
    note_step(cart=found, facts=facts, at=clock.now())
    return redirect("storefront:checkout")


@require_safe
@private
def signs(request: HttpRequest) -> HttpResponse:
    """What the chat of the next page is told of the checkout, which carries none: how long, how often.

    It is asked only by the widget of somebody who agreed that help is offered.
    """
    found = sitting_of(cart_of(request), clock.now())
    if found is None:
        return JsonResponse({})
    told = [["checkout", found.seconds], ["shipping", found.times]]
    return JsonResponse({"mark": found.mark, "signs": told})


@require_safe
@private
def mark(request: HttpRequest) -> HttpResponse:
    """Which cart is this browser's, for the chat of somebody who agreed that help is offered."""
    found = cart_of(request)
    return JsonResponse({"cart": mark_of_cart(found)} if found else {})


def summary_of(shown: CartShown, language: str) -> list[dict[str, Any]]:
    """Lines with what changed and what was wished, for the pages that end in a button. One query where
    something was ticked."""
    ticked = {line.product_id for line in shown.lines if line.wish.options}
    labels = request_labels(ticked, language) if ticked else {}
    return [
        {
            "line": line,
            "change": change_words(line),
            "wished": wished_words(
                line.wish.text, line.wish.options, dict(labels.get(line.product_id, []))
            ),
        }
        for line in shown.lines
    ]
