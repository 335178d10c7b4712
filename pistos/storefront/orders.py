"""The order page, by the link that only its customer holds. Reading it changes nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.orders.access import order_by_link
from pistos.orders.models import Line, Order
from pistos.orders.queries import parcels_of
from pistos.promises import actions
from pistos.promises.access import promise_of_order
from pistos.promises.actions.reporting import Wrong
from pistos.promises.models import Choice, Promise, Toward
from pistos.promises.queries.served import couriers_that_served, order_promises
from pistos.returns.queries.claims import claims_of_order
from pistos.shop.queries import amount_for_late, settings_in_force
from pistos.storefront import limits
from pistos.storefront.claim_words import shown
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.guarantee import money_words_stated
from pistos.storefront.often import too_often
from pistos.storefront.order_bought import bought_view
from pistos.storefront.order_words import chip, parcel_view, report_until

LINK_DAYS = 731
"""The link lives as long as the legal guarantee, two years."""

View = Callable[..., HttpResponseBase]


def private(view: View) -> View:
    """For whoever holds the link alone: not indexed, not kept, not told to other sites, and not guessed."""

    @wraps(view)
    def wrapped(request: HttpRequest, **named: str) -> HttpResponseBase:
        response: HttpResponseBase
        if limits.is_over(request, "orders", limits.MISSES):
            response = too_often(request)
        else:
            try:
                response = view(request, **named)
            except NotFound:
                limits.count(request, "orders")
                response = render(request, "404.html", status=404)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        # Not "no-referrer": a browser would send its forms with the origin "null", which are refused.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return wrapped


@require_safe
@private
def order(request: HttpRequest, token: str) -> HttpResponse:
    shop = vars(request)["shop"] = shop_of_page()  # for the page's own context, too
    found, at, rules = order_of_link(token), clock.now(), settings_in_force()
    promises = order_promises(found)
    served = couriers_that_served(found.customer_id)
    parcels = [
        parcel_view(found, parcel, _about(promises, parcel.pk), at, served)
        for parcel in parcels_of(found)
    ]
    others = [
        chip(promise, at)
        for promise in promises
        if promise.toward == Toward.CUSTOMER and promise.about_kind != "parcel"
    ]
    arrived = [p["promise"] for p in parcels if p["promise"] and p["parcel"].delivered_at]
    until = max(
        filter(None, (report_until(p, rules.right_within_days) for p in arrived)), default=None
    )
    can_report = until is not None and at.date() <= until
    context = frame() | {
        "order": found,
        "parcels": parcels,
        "others": others,
        "rules": rules,
        "stated": amount_for_late(found.placed_at),
        "late_currency": shop.currency,
        "money": money_words_stated(at, shop.currency),
        "is_done": bool(parcels) and all(p["parcel"].delivered_at for p in parcels),
        "arrived": arrived,
        "ordered": lines_to_choose(found) if can_report else [],
        "report_until": until,
        "can_report": can_report,
        "wishes": Choice.Wish,
        "chosen": _chosen(promises),
        "claims": [{"claim": each, **shown(each)} for each in claims_of_order(found)],
        **bought_view(found, at),
    }
    return render(request, "storefront/order.html", context)


@require_POST
@private
def choose(request: HttpRequest, token: str) -> HttpResponse:
    found = order_of_link(token)
    promise = promise_of_order(found, request.POST.get("promise", ""))
    wish = request.POST.get("wish", "")
    if wish not in Choice.Wish.values:
        raise NotFound
    actions.choose_after_warning(promise=promise, wish=Choice.Wish(wish), at=clock.now())
    messages.success(request, _("Noted. Thank you for telling us."))
    return redirect("storefront:order", token=token)


@require_POST
@private
def report(request: HttpRequest, token: str) -> HttpResponse:
    found = order_of_link(token)
    promise = promise_of_order(found, request.POST.get("promise", ""))
    wrong = request.POST.get("wrong", "")
    if wrong not in Wrong.values:
        messages.error(request, _("Choose what is not right, then send it again."))
        return redirect("storefront:order", token=token)
    with refusal_told(request):
        line = _named_line(found, request.POST.get("line", ""))
        actions.report_not_right(promise=promise, wrong=Wrong(wrong), at=clock.now(), line=line)
        messages.success(
            request, _("We are sorry. A member of our staff has it now and will write to you.")
        )
    return redirect("storefront:order", token=token)


def order_of_link(token: str) -> Order:
    """The order of a living link; gone alike when unknown, expired or its customer was erased."""
    found = order_by_link(token)
    oldest: datetime = clock.now() - timedelta(days=LINK_DAYS)
    if found.customer.erased_at is not None or found.placed_at < oldest:
        raise NotFound
    return found


def lines_to_choose(order: Order) -> list[Line]:
    """Which of the goods it may be; nothing to ask where there is one."""
    lines = list(order.lines.order_by("position"))
    return lines if len(lines) > 1 else []


def _named_line(order: Order, given: str) -> Line | None:
    return (
        order.lines.filter(pk=int(given)).first() if given.isascii() and given.isdigit() else None
    )


def _about(promises: list[Promise], parcel_id: int) -> list[Promise]:
    return [p for p in promises if p.about_kind == "parcel" and p.about_id == parcel_id]


def _chosen(promises: list[Promise]) -> dict[int, str]:
    newest = Choice.objects.filter(promise__in=promises).order_by("pk")
    return {choice.promise_id: choice.wish for choice in newest}
