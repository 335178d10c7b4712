"""The customer's own page of an unusual request: how it stands, and their yes to price and day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.requests.access import request_by_link
from pistos.requests.actions.agreeing import agree_to_offer, offer_mark
from pistos.requests.actions.finishing import NOT_AGREED, take_back_request
from pistos.requests.models import UnusualRequest, UnusualState
from pistos.requests.queries.prices import is_paid_by_hand, to_pay_for
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private


@require_safe
@private
def wish(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    return _page(request, request_by_link(token))


@require_POST
@private
def agree(request: HttpRequest, token: str) -> HttpResponse:
    """The yes. Again it is the same one."""
    shop_of_page()
    found = request_by_link(token)
    try:
        agree_to_offer(
            request=found,
            by=Actor.customer(found.customer_id),
            at=clock.now(),
            seen=request.POST.get("seen", ""),
        )
    except Refused as refused:
        return _page(request, request_by_link(token), str(refused), 409)
    return redirect("storefront:wish", token=token)


@require_POST
@private
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    found = request_by_link(token)
    try:
        take_back_request(request=found, by=Actor.customer(found.customer_id), at=clock.now())
    except Refused as refused:
        return _page(request, found, str(refused), 409)
    return redirect("storefront:wish", token=token)


def _page(
    request: HttpRequest, found: UnusualRequest, problem: str = "", status: int = 200
) -> HttpResponse:
    context = frame() | {
        "found": found,
        "problem": problem,
        "seen": offer_mark(found),
        "to_pay": to_pay_for(found),
        "is_by_hand": is_paid_by_hand(found),
        "may_agree": found.state == UnusualState.OFFERED,
        "may_take_back": found.state in NOT_AGREED and found.line_id is None,
    }
    return render(request, "storefront/requests/wish.html", context, status=status)
