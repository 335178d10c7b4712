"""The customer's account: signed in by a code to their address, never by a password."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.checkout.actions import carts
from pistos.checkout.queries.carts import saved_product_ids, sheets_of
from pistos.checkout.queries.people import saved_address, saved_addresses
from pistos.components.choosing import offer
from pistos.components.refusals import refusal_told
from pistos.contracts.queries.lists import contracts_of
from pistos.customers import actions
from pistos.customers.models import CodePurpose, Customer
from pistos.customers.queries import by_alias
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.languages import LANGUAGES
from pistos.notifications.ports import text_sender
from pistos.orders.access import order_by_link
from pistos.orders.models import Order
from pistos.orders.queries import orders_of
from pistos.pricing.queries import business_id_of
from pistos.storefront import limits
from pistos.storefront.account_agreed import AgreedForm
from pistos.storefront.account_firm import firm_shown
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.order_labels import state_words
from pistos.storefront.orders import private
from pistos.storefront.shopping import (
    ACCOUNT,
    CART,
    cart_of,
    cart_to_fill,
    customer_of,
    forget_sign_in,
    language_of_page,
    remember_cart,
    remember_sign_in,
)
from pistos.storefront.signed import signed_in

SALT = "storefront.account"
ASKED_SECONDS = 3600


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The six digits of the code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class WishesForm(forms.Form):
    """How somebody wishes to be written to."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES.items())
    channel = forms.ChoiceField(label=gettext_lazy("How shall we reach you?"))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # as Django's own
        ways = [("email", _("By e-mail"))]
        if text_sender() is not None:
            ways.append(("sms", _("By SMS")))
        offer(self, "channel", ways)


@require_safe
@private
def account(request: HttpRequest) -> HttpResponse:
    shop_of_page()
    customer = customer_of(request)
    if customer is None:
        context = frame() | {"form": EmailForm()}
        return render(request, "storefront/sign_in.html", context)
    saved = saved_product_ids(None, customer)
    sheets = sheets_of(saved, language_of_page())
    wishes = {"language": customer.language, "channel": customer.preferred_channel}
    context = frame() | {
        "customer": customer,
        "orders": [(order, state_words(order)) for order in orders_of(customer)],
        "contracts": contracts_of(customer),
        "addresses": saved_addresses(customer),
        "saved": [sheets[id_] for id_ in saved if id_ in sheets],
        "wishes": WishesForm(initial=wishes),
        "agreed": AgreedForm.of(customer),
        **firm_shown(business_id_of(customer.pk)),
    }
    return render(request, "storefront/account.html", context)


@require_POST
@private
def ask_code(request: HttpRequest) -> HttpResponse:
    """A code to a known address. The page is the same for an unknown one: who shops here is not told."""
    shop_of_page()
    form = EmailForm(request.POST)
    if not form.is_valid():
        context = frame() | {"form": form}
        return render(request, "storefront/sign_in.html", context, status=422)
    email, at = form.cleaned_data["email"].lower(), clock.now()
    if not limits.is_over(request, "sign-in", limits.POSTS):
        limits.count(request, "sign-in")
        customer = by_alias("email", email)
        if customer is not None and not customer.is_erased:
            link = reverse("storefront:account-link", args=["TOKEN"]).replace("TOKEN", "{token}")
            with refusal_told(request):
                actions.send_code(
                    customer=customer,
                    purpose=CodePurpose.SIGN_IN,
                    address=email,
                    link=f"{settings.SITE_URL}{link}",
                    about="",
                    at=at,
                )
    asked = signing.dumps(email, salt=SALT)
    return redirect("storefront:account-code", asked=asked)


def _asked(asked: str) -> str:
    try:
        return str(signing.loads(asked, salt=SALT, max_age=ASKED_SECONDS))
    except signing.BadSignature:
        raise NotFound from None


@require_http_methods(["GET", "HEAD", "POST"])
@private
def enter_code(request: HttpRequest, asked: str) -> HttpResponse:
    shop_of_page()
    email = _asked(asked)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        customer = by_alias("email", email)
        try:
            if customer is None or limits.is_over_for(email, "code", limits.POSTS):
                raise actions.CodeWrong(
                    _("This is not the code that we sent. Please check the six digits.")
                )
            limits.count_for(email, "code")
            token = actions.sign_in_by_code(
                customer=customer, code=form.cleaned_data["code"], at=clock.now()
            )
        except actions.CodeWrong as refused:
            form.add_error("code", str(refused))
        else:
            return _let_in(request, customer, token)
    context = frame() | {"form": form, "email": email, "asked": asked}
    return render(request, "storefront/code.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the mail: reading it changes nothing, the button signs in."""
    shop_of_page()
    if request.method != "POST":
        return render(request, "storefront/sign_in_link.html", frame() | {"token": token})
    try:
        secret = actions.sign_in_by_link(token=token, at=clock.now())
    except actions.CodeWrong as refused:
        messages.error(request, str(refused))
        return redirect("storefront:account")
    request.COOKIES[ACCOUNT] = secret
    customer = customer_of(request)
    if customer is None:
        raise NotFound
    return _let_in(request, customer, secret)


def _let_in(request: HttpRequest, customer: Customer, token: str) -> HttpResponse:
    """Signed in; what lay in this browser's cart goes along."""
    if request.COOKIES.get(CART):
        carts.take_over_cart(token=request.COOKIES[CART], customer=customer, at=clock.now())
    response = redirect("storefront:account")
    remember_sign_in(response, token)
    return response


@require_POST
@private
def leave(request: HttpRequest) -> HttpResponse:
    if request.COOKIES.get(ACCOUNT):
        actions.sign_out(token=request.COOKIES[ACCOUNT])
    response = redirect("storefront:account")
    forget_sign_in(response)
    return response


@require_POST
@signed_in
def save_wishes(request: HttpRequest, customer: Customer) -> HttpResponse:
    form = WishesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please choose one of the ways offered."))
        return redirect("storefront:account")
    by, at = Actor.customer(customer.pk), clock.now()
    details = actions.Details(
        **{
            name: getattr(customer, name)
            for name in actions.Details.__dataclass_fields__
            if name not in ("language", "preferred_channel")
        },
        language=form.cleaned_data["language"],
        preferred_channel=form.cleaned_data["channel"],
    )
    actions.change_customer(customer=customer, details=details, by=by, at=at)
    messages.success(request, _("Saved."))
    return redirect("storefront:account")


@require_POST
@signed_in
def drop_address(request: HttpRequest, customer: Customer, token: str) -> HttpResponse:
    carts.forget_address(address=saved_address(customer, token))
    messages.success(request, _("The address is gone from your account."))
    return redirect("storefront:account")


@require_POST
@signed_in
def order_again(request: HttpRequest, customer: Customer, token: str) -> HttpResponse:
    """Puts an order in the cart once more."""
    order = _own(customer, token)
    at = clock.now()
    gone = carts.fill_again(cart=cart_to_fill(request, at), order=order, at=at)
    if gone:
        words = _("No longer sold, so not in your cart: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(gone)})
    return redirect("storefront:cart")


def _own(customer: Customer, token: str) -> Order:
    """An order of this customer; another's is not found."""
    found = order_by_link(token)
    if found.customer_id != customer.pk:
        raise NotFound
    return found


@require_POST
@private
def save_for_later(request: HttpRequest) -> HttpResponse:
    """Lays a product aside, or takes it back."""
    customer, at = customer_of(request), clock.now()
    number = request.POST.get("product", "")
    product_id = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    if request.POST.get("do") == "remove":
        cart = cart_of(request)
        carts.drop_saved_item(cart=cart, customer=customer, product_id=product_id)
        return redirect(request.headers.get("Referer") or "storefront:account")
    cart = None if customer else cart_to_fill(request, at)
    carts.save_item(cart=cart, customer=customer, product_id=product_id, at=at)
    messages.success(request, _("Laid aside for you."))
    response = redirect("storefront:saved")
    if cart is not None:
        remember_cart(response, cart)
    return response


@require_safe
@private
def saved(request: HttpRequest) -> HttpResponse:
    shop_of_page()
    ids = saved_product_ids(cart_of(request), customer_of(request))
    sheets = sheets_of(ids, language_of_page())
    context = frame() | {"saved": [sheets[id_] for id_ in ids if id_ in sheets]}
    return render(request, "storefront/saved.html", context)
