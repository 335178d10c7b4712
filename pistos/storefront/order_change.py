"""Changing an order on its page: each a POST; address and contact need the code sent to the contact."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from pistos.checkout.actions import changing, rerouting, settling, telling
from pistos.checkout.actions.carts import LONGEST_WISH
from pistos.checkout.actions.deciding import LONGEST_WORDS, say_how_decided
from pistos.checkout.facts import Wish
from pistos.components.refusals import refusal_on, refusal_told
from pistos.customers.actions import send_code
from pistos.customers.models import CodePurpose
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.phones import international
from pistos.kit.postcodes import region_by_postcode
from pistos.orders.actions import cancel_order
from pistos.orders.facts import AddressFacts
from pistos.orders.models import Line, Order, Shortage
from pistos.orders.queries import lines_of, orders_by_email
from pistos.storefront import limits
from pistos.storefront.account import CodeForm, EmailForm
from pistos.storefront.checkout_forms import AddressForm
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import LINK_DAYS, order_of_link, private
from pistos.storefront.shopping import language_of_page
from pistos.storefront.whole_words import whole_words

Deed = Callable[[Order, HttpRequest, datetime], str]


class MovedForm(AddressForm, CodeForm):
    """Another address, with the code that proves who asks, and the later day once they were told of it."""

    agreed_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def ask_for(self, day: date) -> None:
        """The next press agrees to this day."""
        given = {name: self.data[name] for name in self.data}
        self.data = given | {"agreed_on": day.isoformat()}


class ContactForm(CodeForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    field_order = ("email", "phone", "code")


def _deed(request: HttpRequest, token: str, deed: Deed) -> HttpResponse:
    order = order_of_link(token)
    with refusal_told(request):
        messages.success(request, deed(order, request, clock.now()))
    return redirect("storefront:order", token=token)


def _line(order: Order, request: HttpRequest) -> Line:
    wanted = request.POST.get("line", "")
    found = next((line for line in lines_of(order) if str(line.pk) == wanted), None)
    if found is None:
        raise NotFound
    return found


@require_POST
@private
def lines(request: HttpRequest, token: str) -> HttpResponse:
    def deed(order: Order, request: HttpRequest, at: datetime) -> str:
        wanted = {}
        for line in lines_of(order):
            text = request.POST.get(f"quantity-{line.pk}", "").strip()
            if text.isascii() and text.isdigit() and len(text) < 5:
                wanted[line.pk] = int(text)
        by = Actor.customer(order.customer_id)
        changing.change_lines(order=order, quantities=wanted, by=by, at=at)
        return _("Changed. You get a message about it.")

    return _deed(request, token, deed)


@require_POST
@private
@whole_words(wish=LONGEST_WISH)
def wish(request: HttpRequest, token: str) -> HttpResponse:
    def deed(order: Order, request: HttpRequest, at: datetime) -> str:
        said = Wish(request.POST.get("wish", ""), tuple(request.POST.getlist("option")))
        by = Actor.customer(order.customer_id)
        changing.change_request(line=_line(order, request), wish=said, by=by, at=at)
        return _("Noted. We answer it before we pack.")

    return _deed(request, token, deed)


@require_POST
@private
@whole_words(words=LONGEST_WORDS)
def decided(request: HttpRequest, token: str) -> HttpResponse:
    """By what they decided, if they like to say it."""

    def deed(order: Order, request: HttpRequest, at: datetime) -> str:
        say_how_decided(
            order=order,
            how=request.POST.get("how", ""),
            words=request.POST.get("words", ""),
            by=Actor.customer(order.customer_id),
            at=at,
        )
        return _("Thank you for telling us.")

    return _deed(request, token, deed)


@require_POST
@private
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    def deed(order: Order, request: HttpRequest, at: datetime) -> str:
        cancel_order(order=order, by=Actor.customer(order.customer_id), at=at)
        return _("Cancelled. What you have paid comes back to you.")

    return _deed(request, token, deed)


@require_POST
@private
def short(request: HttpRequest, token: str) -> HttpResponse:
    def deed(order: Order, request: HttpRequest, at: datetime) -> str:
        number, choice = request.POST.get("shortage", ""), request.POST.get("choice", "")
        rows = Shortage.objects.filter(line__order=order).select_related("line")
        found = (
            rows.filter(pk=int(number)).first() if number.isdigit() and len(number) < 12 else None
        )
        if found is None or choice not in Shortage.Choice.values:
            raise NotFound
        by = Actor.customer(order.customer_id)
        settling.choose_for_shortage(shortage=found, choice=Shortage.Choice(choice), by=by, at=at)
        return _("Noted. Thank you for telling us.")

    return _deed(request, token, deed)


@require_POST
@private
def ask_code(request: HttpRequest, token: str) -> HttpResponse:
    """A code to the contact on record, without which address and e-mail stay as they are."""

    def deed(order: Order, request: HttpRequest, at: datetime) -> str:
        send_code(
            customer=order.customer,
            purpose=CodePurpose.CHANGE,
            address=order.contact_email or order.customer.email,
            link="",
            about=f"order:{order.pk}",
            at=at,
        )
        return _("A code is on its way to the address this order is known by.")

    response = _deed(request, token, deed)
    where = request.POST.get("for")
    if where in ("address", "contact"):
        return redirect(f"storefront:order-{where}", token=token)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def address(request: HttpRequest, token: str) -> HttpResponse:
    order = order_of_link(token)
    options: dict[str, Any] = {
        "countries": [order.country],
        "country": order.country,
        "language": language_of_page(),
    }
    form = MovedForm(request.POST or None, **options)
    if request.method == "POST" and form.is_valid():
        found = form.address
        with refusal_on(form):
            try:
                rerouting.change_address(
                    order=order,
                    to=rerouting.Destined(_with_region(found), form.cleaned_data["agreed_on"]),
                    code=form.cleaned_data["code"],
                    by=Actor.customer(order.customer_id),
                    at=clock.now(),
                )
                messages.success(request, _("Changed. You get a message about it."))
                return redirect("storefront:order", token=token)
            except rerouting.DayWouldMove as refused:
                form.ask_for(refused.day)
                raise
    return _form_page(request, order, form, "address")


def _with_region(found: AddressFacts) -> AddressFacts:
    return replace(found, region=region_by_postcode(found.country, found.postcode))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def contact(request: HttpRequest, token: str) -> HttpResponse:
    order = order_of_link(token)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        wished = changing.NewContact(
            given["email"], international(given["phone"], order.country) or ""
        )
        with refusal_on(form):
            changing.change_contact(
                order=order,
                contact=wished,
                code=given["code"],
                by=Actor.customer(order.customer_id),
                at=clock.now(),
            )
            messages.success(request, _("Changed. You get a message about it."))
            return redirect("storefront:order", token=token)
    return _form_page(request, order, form, "contact")


def _form_page(request: HttpRequest, order: Order, form: forms.Form, what: str) -> HttpResponse:
    context = frame() | {"order": order, "form": form, "what": what}
    status = 422 if form.errors else 200
    return render(request, "storefront/order_move.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def links(request: HttpRequest) -> HttpResponse:
    """ "Send me my link again": the page says the same whether the address is known or not."""
    shop_of_page()
    form, sent = EmailForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        sent, email, at = True, form.cleaned_data["email"].lower(), clock.now()
        if not limits.is_over_for(email, "links", 5) and not limits.is_over(request, "links", 30):
            limits.count_for(email, "links")
            limits.count(request, "links")
            found = orders_by_email(email, since=at - timedelta(days=LINK_DAYS))
            telling.send_links(email=email, orders=found, at=at)
    context = frame() | {"form": form, "is_sent": sent}
    status = 422 if form.errors else 200
    return render(request, "storefront/order_links.html", context, status=status)
