"""The contact page: every way to reach the shop, one form for any topic, and a call back."""

from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.calls.actions.asking import ask_for_call
from pistos.calls.facts import Slot, Wish
from pistos.calls.models import Asked
from pistos.calls.queries.slots import slots_offered
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.conversations.access import link_of
from pistos.conversations.actions.asking import ask_by_form
from pistos.conversations.actions.touching import sender_of_customer
from pistos.conversations.facts import Arrival, Sender
from pistos.conversations.models import Channel
from pistos.conversations.queries.cardless import without_cards
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tokens import public_token
from pistos.orders.models import Order
from pistos.shop.models import Shop
from pistos.storefront import limits
from pistos.storefront.by_form import arrival_of, order_followed, path_about
from pistos.storefront.contact_forms import CallForm, QuestionForm
from pistos.storefront.contact_page import standing_of
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.proofs import asked_proof, is_too_quick, shown_stamp

FORM = Actor.machine("storefront.contact")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """`about` names the page it was asked from, `order` the link of an order whose customer asks."""
    shop, at = shop_of_page(), clock.now()
    order = order_followed(request.GET.get("order", ""))
    about = path_about(request.GET.get("about", ""))
    question = _question(
        shop,
        order,
        initial={
            "shown": shown_stamp(at),
            "once": public_token(),
            "about": about,
            "topic": "problem" if about else "order" if order else "",
            "order": order.token if order else "",
        },
    )
    return _page(request, shop, at, {"question": question, "order": order})


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Takes the question, and leads to what was promised."""
    shop, at = shop_of_page(), clock.now()
    order = order_followed(request.POST.get("order", ""))
    form = _question(shop, order, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _page(request, shop, at, {"question": form, "order": order}, status=422)
    address = form.cleaned_data.get("email") or form.cleaned_data.get("phone") or ""
    if not limits.takes(request, "contact", address):
        return _too_many(request, shop, at)
    if is_too_quick(form.cleaned_data["shown"], at):
        stamped = request.POST.copy()
        stamped["shown"] = shown_stamp(at)
        form = _question(shop, order, data=stamped, files=request.FILES)
        form.add_error(None, _("That was very quick. Please press the button once more."))
        return _page(request, shop, at, {"question": form, "order": order}, status=422)
    arrival = arrival_of(
        form,
        _sender(form.cleaned_data, order, at),
        order,
        topic=form.cleaned_data["topic"],
        at=at,
    )
    received = ask_by_form(arrival=arrival, answer_by=form.cleaned_data.get("answer_by", ""), at=at)
    if received.conversation is None:
        raise NotFound
    if arrival.sender.is_proven:
        return redirect("storefront:conversation", token=link_of(received.conversation, at))
    return redirect("storefront:asked", proof=asked_proof(received.conversation.token))


@require_POST
def call(request: HttpRequest) -> HttpResponse:
    """Promises a call to somebody who has not written."""
    shop, at = shop_of_page(), clock.now()
    form = CallForm(request.POST, slots=slots_offered(at, most=100), zone=shop.time_zone)
    if not form.is_valid():
        return _page(request, shop, at, {"call": form}, status=422)
    given = form.cleaned_data
    if form.is_filled_by_program or is_too_quick(given["shown"], at):
        form.add_error(None, _("That was very quick. Please press the button once more."))
        return _page(request, shop, at, {"call": form}, status=422)
    if not limits.takes(request, "contact", given["phone"]):
        return _too_many(request, shop, at)
    arrival = Arrival(
        channel=Channel.PHONE,
        sender=Sender("phone", given["phone"], name=given["name"], phone=given["phone"]),
        text=given["text"],
        subject=without_cards(given["text"])[:120],
        happened_at=at,
        client_id=given["once"] or None,
        language=language(),
    )
    wish = Wish(given["phone"], form.wished, Asked.CUSTOMER, "form")
    with refusal_on(form):
        call_back = ask_for_call(arrival=arrival, wish=wish, at=at)
        return redirect("storefront:asked", proof=asked_proof(call_back.conversation.token))
    return _page(request, shop, at, {"call": form}, status=422)


def _page(
    request: HttpRequest,
    shop: Shop,
    at: datetime,
    given: dict[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    context = frame() | standing_of(shop, at) | given
    fresh = {"shown": shown_stamp(at), "once": public_token()}
    context.setdefault("question", _question(shop, None, initial=fresh))
    context.setdefault(
        "call",
        CallForm(slots=cast(list[Slot], context["slots"]), zone=shop.time_zone, initial=fresh),
    )
    response = render(request, "storefront/contact.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _too_many(request: HttpRequest, shop: Shop, at: datetime) -> HttpResponse:
    """The limit is over: nothing is taken, and the other ways are shown."""
    return _page(request, shop, at, {"is_over": True}, status=429)


def _question(shop: Shop, order: Order | None, **more: Any) -> QuestionForm:
    return QuestionForm(country=shop.country, is_known=order is not None, **more)


def _sender(given: dict[str, str], order: Order | None, at: datetime) -> Sender:
    if order is not None:
        return sender_of_customer(order.customer, FORM, at)
    email, phone = given["email"].lower(), given["phone"]
    kind, value = ("email", email) if email else ("phone", phone)
    return Sender(kind, value, name=given["name"], email=email, phone=phone)
