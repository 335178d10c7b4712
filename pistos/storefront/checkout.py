"""The checkout: one page, everything said before the button, and the button last."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pistos.asks.queries.rights import needs_consent
from pistos.checkout.actions.placing import (
    CannotPay,
    CannotSend,
    CartEmpty,
    NotBuyable,
    ShownAnew,
    place,
)
from pistos.checkout.actions.stepping import note_step
from pistos.checkout.facts import CartShown, Chosen, Contact, Purchase, Seen, StepFacts
from pistos.checkout.models import Cart, SavedAddress, Step
from pistos.checkout.queries.carts import cart_by_attempt, cart_shown
from pistos.checkout.queries.people import saved_addresses
from pistos.checkout.queries.pricing import Choices, choices, destination
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.kit.marking import marks_now
from pistos.kit.once import reading_once
from pistos.kit.postcodes import tidy_postcode
from pistos.payments.actions import start_payment
from pistos.pricing.actions import VoucherRefused
from pistos.pricing.queries import business_id_of
from pistos.promises.actions import DayNoLongerHolds
from pistos.promises.queries.served import couriers_that_served
from pistos.shipping.models import Method, MethodKind, PickupPoint
from pistos.shipping.queries import countries_served, methods_to, pickup_points
from pistos.shipping.rules.costs import Destination
from pistos.shop.models import Shop
from pistos.shop.queries import settings_in_force
from pistos.stock.actions import NotEnough
from pistos.storefront import limits
from pistos.storefront.cart import summary_of
from pistos.storefront.cart_words import voucher_words
from pistos.storefront.checkout_forms import CheckoutForm
from pistos.storefront.checkout_words import (
    customs_words,
    difference_words,
    offer_rows,
    promised_words,
    provider_rows,
    reassurances,
    slot_rows,
)
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.often import too_often
from pistos.storefront.orders import private
from pistos.storefront.paying import go_on, payment_page
from pistos.storefront.shopping import (
    actor_of,
    cart_of,
    country_of,
    customer_of,
    language_of_page,
    remember_found,
)
from pistos.storefront.tools.noting import note_order

MOST_ORDERS = 60
FETCHED = (MethodKind.STORE, MethodKind.PICKUP_POINT)


class _Desk:
    """What one look at the checkout is made of. What it comes to is reckoned when a page shows it: an order
    that is placed reckons that itself."""

    def __init__(self, request: HttpRequest, shop: Shop, cart: Cart) -> None:
        self.request, self.shop, self.cart = request, shop, cart
        self.at, self.language = clock.now(), language_of_page()
        self.customer = customer_of(request)
        self.is_sent = request.method == "POST"
        self.saved = saved_addresses(self.customer) if self.customer else []
        self.is_order = self.is_sent and request.POST.get("do") == "order"
        self.given = self._given()
        self.served = countries_served()
        self.country = self._country()
        self.to = self._to()
        self.method = self._method()
        self.points = self._points()
        self.form = self._form()

    def _given(self) -> dict[str, str]:
        """What was typed, else what is known of whoever is signed in."""
        if self.is_sent:
            return {name: str(value) for name, value in self.request.POST.items()}
        known = CheckoutForm.known(self.customer)
        wished = self.request.GET.get("address", "")
        kept = next((row for row in self.saved if row.token == wished), None)
        kept = kept or next(iter(self.saved), None)
        firm = business_id_of(self.customer.pk) if self.customer else None
        bought_by = {"company": firm.firm, "vat_id": firm.number} if firm else {}
        return known | (_address_of(kept) if kept else {}) | bought_by

    def _country(self) -> str:
        wished = self.given.get("country", "")
        return wished if wished in self.served else country_of(self.cart)

    def _to(self) -> Destination:
        postcode = tidy_postcode(self.country, self.given.get("postcode", ""))
        return destination(self.country, postcode, self.shop.time_zone)

    @cached_property
    def shown(self) -> CartShown:
        return cart_shown(self.cart, country=self.country, language=self.language, at=self.at)

    @cached_property
    def found(self) -> Choices:
        served = couriers_that_served(self.customer.pk) if self.customer else {}
        return choices(
            self.shown,
            to=self.to,
            chosen=self._chosen(),
            customer_id=self.customer.pk if self.customer else None,
            served=served,
            at=self.at,
        )

    def _chosen(self) -> Chosen:
        return Chosen(*(self.given.get(name, "") for name in Chosen._fields))

    def _method(self) -> Method | None:
        """The way that was chosen, which may no longer be offered; else the first that is."""
        if self.is_order:
            ways = methods_to(self.country, self.at)
            chosen = (way for way in ways if way.code == self.given.get("method", ""))
            if (method := next(chosen, None)) is not None:
                return method
        return self.found.offer.method if self.found.offer else None

    def _points(self) -> list[PickupPoint]:
        if self.method is None or self.method.kind != MethodKind.PICKUP_POINT:
            return []
        return pickup_points(self.method, country=self.to.country, postcode=self.to.postcode)

    def _form(self) -> CheckoutForm:
        options: dict[str, Any] = {
            "countries": self.served,
            "country": self.country,
            "language": self.language,
            "needs_consent": needs_consent(self.country),
            "needs_address": self.method is None or self.method.kind not in FETCHED,
            "points": [(point.code, f"{point.name}, {point.address}") for point in self.points],
        }
        if self.is_order:
            return CheckoutForm(self.request.POST, **options)
        return CheckoutForm(initial={**self.given, "country": self.country}, **options)

    def purchase(self) -> Purchase:
        """The form as an order; call it when the form is valid."""
        given, address = self.form.cleaned_data, self.form.address
        address = replace(address, region=self.to.region)
        point = next((p for p in self.points if p.code == given.get("point")), None)
        if point is not None:
            address = replace(
                address, point=point.code, street=point.address, city=point.city,
                postcode=point.postcode,
            )  # fmt: skip
        elif self.method and self.method.store:
            store = self.method.store
            address = replace(address, point=store.code, street=store.address)
        billing = address if address.company or address.vat_id else None
        return Purchase(
            contact=Contact(given["email"], address.name, given["phone"], self.language),
            shipping=address,
            billing=billing,
            chosen=self._chosen(),
            seen=_seen(self.given),
            device=self.cart.device,
            asked_or_not=self.form.asked_or_not,
        )


def _address_of(row: SavedAddress) -> dict[str, str]:
    names = ("name", "company", "street", "city", "postcode", "country")
    return {name: getattr(row, name) for name in names}


def _seen(given: dict[str, str]) -> Seen:
    """What stood above the button, as the form carried it along."""
    try:
        return Seen(Decimal(given.get("seen_total", "")), date.fromisoformat(given["seen_day"]))
    except (InvalidOperation, ValueError, KeyError):
        return Seen()


@require_http_methods(["GET", "HEAD", "POST"])
@private
@payment_page
def checkout(request: HttpRequest) -> HttpResponse:
    with reading_once():  # one look at the shop for the whole page: no checkout changes it
        response = _checkout(request)
    # Nobody without a cart sees it, so that there is nothing to keep from crawlers.
    response.headers["X-Robots-Tag"] = "all"
    return response


def _checkout(request: HttpRequest) -> HttpResponse:
    marks_now()  # at hand from here on: what is made of marked parts alone is kept
    shop, sent = shop_of_page(), request.method == "POST"
    if sent:
        earlier = cart_by_attempt(request.POST.get("attempt", ""))
        if earlier is not None and earlier.order is not None:
            return _again(request, earlier)
        remember_found(request, earlier)
    cart = cart_of(request)
    if cart is None:
        return redirect("storefront:cart")
    desk = _Desk(request, shop, cart)
    if desk.is_order:
        return _order(desk)
    if not desk.shown.lines:
        return redirect("storefront:cart")
    return _updated(desk) if sent else _page(desk)


def _again(request: HttpRequest, cart: Cart) -> HttpResponse:
    """Pressed twice, or after going back: the same order, and where its payment stands."""
    order = cart.order
    if order is None:
        return redirect("storefront:cart")
    try:
        following = start_payment(
            order=order, provider_code=order.provider_code, by=actor_of(request), at=clock.now()
        )
    except Refused:
        return redirect("storefront:order", token=order.token)
    return go_on(request, following) if following.payment_token else _to_order(order.token)


def _to_order(token: str) -> HttpResponse:
    return redirect("storefront:order", token=token)


def _updated(desk: _Desk) -> HttpResponse:
    """Something else was chosen: the page with its new costs and day. What was typed stays."""
    email = desk.given.get("email", "").strip()[:254]
    facts = StepFacts(
        Step.CHECKOUT,
        desk.cart.device,
        problem=desk.found.reason,
        email=email if "@" in email else "",
        asks_help="asks_help" in desk.given,
    )
    note_step(cart=desk.cart, facts=facts, at=desk.at)
    return _page(desk)


def _order(desk: _Desk) -> HttpResponse:
    if not limits.passes(desk.request, "order", MOST_ORDERS):
        return too_often(desk.request)
    if not desk.form.is_valid():
        return _refused(desk, "form:" + ",".join(sorted(desk.form.errors))[:50])
    try:
        placed = place(
            cart=desk.cart, purchase=desk.purchase(), by=actor_of(desk.request), at=desk.at
        )
    except ShownAnew as refused:
        desk.form.add_error(None, difference_words(refused.what, desk.found))
        return _refused(desk, refused.what[0])
    except (NotEnough, NotBuyable, CartEmpty) as refused:
        messages.error(desk.request, str(refused))
        _note(desk, "stock")
        return redirect("storefront:cart")
    except VoucherRefused as refused:
        messages.error(desk.request, str(refused))
        _note(desk, "voucher")
        return redirect("storefront:cart")
    except DayNoLongerHolds as refused:
        desk.form.add_error(None, str(refused))
        return _refused(desk, "day")
    except (CannotSend, CannotPay) as refused:
        desk.form.add_error(None, str(refused))
        return _refused(desk, desk.found.reason or "way")
    note_order(desk.request, placed.order)
    if placed.next.payment_token:
        return go_on(desk.request, placed.next)
    return _to_order(placed.order.token)


def _refused(desk: _Desk, problem: str) -> HttpResponse:
    _note(desk, problem)
    if desk.form.is_bound and desk.form.likely_email:
        desk.given["email_kept"] = desk.given.get("email", "")
    return _page(desk, status=422)


def _note(desk: _Desk, problem: str) -> None:
    note_step(cart=desk.cart, facts=StepFacts(Step.TRIED, desk.cart.device, problem), at=desk.at)


def _page(desk: _Desk, status: int = 200) -> HttpResponse:
    found, rules = desk.found, settings_in_force()
    context = frame() | {
        "form": desk.form,
        "cart": desk.shown,
        "lines": summary_of(desk.shown, desk.language),
        "vouchers": [
            (view, voucher_words(view, desk.shown.currency)) for view in desk.shown.vouchers
        ],
        "found": found,
        "offers": offer_rows(found, desk.at, desk.language),
        "slots": slot_rows(found, desk.at, desk.language),
        "promised": promised_words(found, desk.at, desk.language),
        "seen_day": found.promised_on.isoformat() if found.promised_on else "",
        "providers": provider_rows(found),
        "totals": found.totals,
        # As text: a page in Greek would write it with a comma, and nobody could read it back.
        "seen_total": str(found.totals.gross) if found.totals else "",
        "offer": found.offer,
        "point": next(iter(desk.points), None),
        "attempt": desk.cart.attempt,
        "email_kept": desk.given.get("email_kept", ""),
        "asks_help": "asks_help" in desk.given,
        "saved": desk.saved,
        "customer": desk.customer,
        "country": desk.country,
        "customs": customs_words(found, desk.language),
        "reassurances": reassurances(
            found, rules, desk.shop.currency, is_guest=desk.customer is None
        ),
        "rules": rules,
        "is_fetched": bool(found.offer and found.offer.method.kind in FETCHED),
        "zone": found.to.zone,
    }
    return render(desk.request, "storefront/checkout.html", context, status=status)
