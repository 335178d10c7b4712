""" "Something is wrong": on every page, without signing in, in any of the shop's languages."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pistos.complaints.actions.speaking import say_what_is_wrong
from pistos.complaints.facts import About, AtTheDoor, Wish
from pistos.complaints.models import Category, Complaint, WishedKind
from pistos.complaints.queries.spoken import complaint_of
from pistos.conversations.access import conversation_just_asked
from pistos.conversations.actions.touching import sender_of_customer
from pistos.conversations.facts import Sender
from pistos.conversations.queries.timeline import promises_of
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order
from pistos.promises.models import PromiseKind
from pistos.returns.queries.matching import order_meant
from pistos.shop.models import Shop
from pistos.storefront import limits
from pistos.storefront.by_form import arrival_of, order_followed, path_about
from pistos.storefront.complaints.forms import WrongForm
from pistos.storefront.conversation_words import promise_view
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.proofs import asked_proof, asked_token, is_too_quick, shown_stamp

FORM = Actor.machine("storefront.complaints")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def wrong(request: HttpRequest) -> HttpResponse:
    """`about` names the page it was said from, `order` the link of an order, filled in by it."""
    shop, at = shop_of_page(), clock.now()
    token = request.POST.get("order") or request.GET.get("order", "")
    order = order_followed(token)
    if request.method != "POST":
        return _page(request, shop, order, initial=_known(request, order, at))
    form = _form(shop, order, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _page(request, shop, order, form, status=422)
    address = form.cleaned_data.get("email") or form.cleaned_data.get("phone") or ""
    if not limits.takes(request, "wrong", address):
        form.add_error(None, _often())
        return _page(request, shop, order, form, status=429)
    if is_too_quick(form.cleaned_data["shown"], at):
        stamped = request.POST.copy()
        stamped["shown"] = shown_stamp(at)
        form = _form(shop, order, data=stamped, files=request.FILES)
        form.add_error(None, _("That was very quick. Please press the button once more."))
        return _page(request, shop, order, form, status=422)
    return _heard(form, order, at)


def _heard(form: WrongForm, order: Order | None, at: datetime) -> HttpResponse:
    arrival = arrival_of(
        form, _sender(form.cleaned_data, order, at), order, topic="complaint", at=at
    )
    received, made = say_what_is_wrong(arrival=arrival, said=_said(form, order), at=at)
    if made is not None and order is not None:
        return redirect("storefront:complaint", token=made.token)
    if received.conversation is None:
        raise NotFound
    return redirect("storefront:wrong-heard", proof=asked_proof(received.conversation.token))


@require_safe
@private
def heard(request: HttpRequest, proof: str) -> HttpResponse:
    """Thanks, and by when they hear from us. The address was typed, not proven: what stands in the case is
    seen by the link that is mailed there, never here."""
    shop, at = shop_of_page(), clock.now()
    conversation = conversation_just_asked(asked_token(proof))
    made = complaint_of(conversation)
    open_ones = [row for row in promises_of(conversation) if row.is_open]
    answer = next((row for row in open_ones if row.kind == PromiseKind.ANSWER), None)
    zone = conversation.zone or shop.time_zone
    context = frame() | {
        "answer": promise_view(answer.promise, at) if answer else None,
        "solution_at": made.due_at if made and made.due_at and made.due_at > at else None,
        "own_link": made.token if made and _is_nobodys(made) else "",
        "is_mailed": bool(conversation.customer.email),
        "zone": zone,
    }
    return render(request, "storefront/complaints/heard.html", context)


def _is_nobodys(made: Complaint) -> bool:
    """Whether it was said without any address: then its page is theirs alone, and shown at once."""
    return not made.customer.email and not made.customer.phone


def _known(request: HttpRequest, order: Order | None, at: datetime) -> dict[str, str]:
    return {
        "shown": shown_stamp(at),
        "once": public_token(),
        "about": path_about(request.GET.get("about", "")),
        "order": order.token if order else "",
    }


def _page(
    request: HttpRequest,
    shop: Shop,
    order: Order | None,
    form: WrongForm | None = None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = frame() | {"form": form or _form(shop, order, **more), "order": order}
    return render(request, "storefront/complaints/wrong.html", context, status=status)


def _form(shop: Shop, order: Order | None, **more: Any) -> WrongForm:
    lines = list(order.lines.order_by("position")) if order else None
    return WrongForm(country=shop.country, lines=lines, **more)


def _often() -> str:
    return _(
        "Too many messages came from your address in the last ten minutes, so this one was not taken."
        " Please wait ten minutes, or use another way."
    )


def _sender(given: dict[str, str], order: Order | None, at: datetime) -> Sender:
    """By the order's link, else by what was typed; who gives no address is known by this form alone."""
    if order is not None:
        return sender_of_customer(order.customer, FORM, at)
    email, phone = given["email"].lower(), given["phone"]
    if email or phone:
        kind, value = ("email", email) if email else ("phone", phone)
        return Sender(kind, value, email=email, phone=phone)
    return Sender("form", given["once"] or public_token())


def _said(form: WrongForm, order: Order | None) -> AtTheDoor:
    given = form.cleaned_data
    number = given.get("number", "")
    meant = order or order_meant(number, given.get("email", ""))
    about = About(
        order=meant,
        line=_line(meant, given.get("line", "")) if order else None,
        category=Category(given["category"]),
        number="" if meant else number,
    )
    return AtTheDoor(about, Wish(WishedKind(given["wished_kind"]), given["wished_words"]))


def _line(order: Order | None, pk: str) -> Line | None:
    return order.lines.filter(pk=pk).first() if order and pk else None
