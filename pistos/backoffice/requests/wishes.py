"""Unusual requests on the desk: the list, one with those alike that were done, and its deeds."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.checkout.actions.unagreeing import admit_wish_failed, call_off_wish
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.conversations.access import conversation_for
from pistos.conversations.models import Conversation
from pistos.customers.access import customer_for
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.requests.access import message_in, request_for
from pistos.requests.actions import agreeing, charging, finishing, receiving
from pistos.requests.facts import Asked, Offer
from pistos.requests.models import Matter, UnusualRequest, UnusualState
from pistos.requests.queries.empowerment import limits_of
from pistos.requests.queries.prices import is_paid_by_hand
from pistos.requests.queries.wishes import VIEWS, fulfilled_alike, requests_page
from pistos.requests.rules import neutral

KEPT = ("view",)


@require_safe
@desk("see_requests")
def requests(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("view", "")
    view = view if view in VIEWS else "open"
    place = lists.Place.of(request)
    page = requests_page(view, after=place.after, before=place.before)
    context = {
        "rows": page.rows,
        "view": view,
        "place": lists.links(request, page, KEPT),
        "may_begin": may(request.agent.role, "handle_requests"),
    }
    return render(request, "backoffice/requests/list.html", context)


@require_safe
@desk("see_requests")
def one(request: DeskRequest, token: str) -> HttpResponse:
    found = request_for(request.agent, token)
    may_deed = may(request.agent.role, "handle_requests")
    state = UnusualState(found.state)
    limits = dict(limits_of(request.agent.role))
    context = {
        "found": found,
        "alike": fulfilled_alike(found) if found.is_open else [],
        "guide_say": neutral.SAY,
        "guide_leave_out": neutral.LEAVE_OUT,
        "limit": limits[Matter.CUSTOM_CHANGE],
        "is_unlimited": limits[Matter.CUSTOM_CHANGE] is None,
        "may_judge": may_deed and state in (UnusualState.RECEIVED, UnusualState.FEASIBLE),
        "may_offer": may_deed and state in (UnusualState.FEASIBLE, UnusualState.OFFERED),
        "may_finish": may_deed and state == UnusualState.AGREED,
        "may_decline": may_deed and state in finishing.NOT_AGREED,
        "may_end": may(request.agent.role, "refund_payment") and state == UnusualState.AGREED,
        "is_by_hand": is_paid_by_hand(found),
        "may_collect": may_deed,
    }
    return render(request, "backoffice/requests/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("handle_requests")
def begin(request: DeskRequest) -> HttpResponse:
    """From a conversation (with a message of it), or by hand for a customer."""
    given = request.POST if request.method == "POST" else request.GET
    conversation = _conversation(request, given.get("conversation", ""))
    customer = conversation.customer if conversation else None
    if customer is None and given.get("customer"):
        customer = customer_for(request.agent, given["customer"])
    if customer is None:
        raise NotFound
    message = (
        message_in(request.agent, conversation, given.get("message", "")) if conversation else None
    )
    problem = ""
    if request.method == "POST":
        language = conversation.language if conversation else customer.language
        asked = Asked(
            customer,
            request.POST.get("words", ""),
            language,
            conversation,
            message,
            conversation.order if conversation else None,
        )
        try:
            made = receiving.receive_request(asked=asked, by=by(request), at=clock.now())
        except Refused as refused:
            problem = str(refused)
        else:
            return redirect("backoffice:request", made.token)
    context = {
        "conversation": conversation,
        "customer": customer,
        "message": message,
        "words": given.get("words", message.text[:1000] if message else ""),
        "problem": problem,
        "guide_say": neutral.SAY,
        "guide_leave_out": neutral.LEAVE_OUT,
    }
    return render(
        request, "backoffice/requests/begin.html", context, status=422 if problem else 200
    )


def _conversation(request: DeskRequest, token: str) -> Conversation | None:
    return conversation_for(request.agent, token) if token else None


@require_POST
@desk("handle_requests")
def judge(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        agreeing.judge_feasible(
            request=found,
            needed=request.POST.get("needed", ""),
            cost_amount=_amount(request.POST.get("cost", "")),
            by=request.agent,
            at=at,
        )
        return _("Noted: it can be done.")

    return _done(request, token, deed)


@require_POST
@desk("handle_requests")
def offer(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        offered = Offer(
            _amount(request.POST.get("price", "")),
            _day(request.POST.get("due_on", "")),
            request.POST.get("answer", ""),
        )
        after = agreeing.offer_request(request=found, offer=offered, by=request.agent, at=at)
        if after.state == UnusualState.AGREED:
            return _("Agreed and promised. The customer was told.")
        return _("Offered. The customer was told and can say yes.")

    return _done(request, token, deed)


@require_POST
@desk("handle_requests")
def finish(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        touch = request.POST.get("touch", "")
        finishing.finish_request(request=found, touch=touch, by=request.agent, at=at)
        return _("Done. The customer was told.")

    return _done(request, token, deed)


@require_POST
@desk("handle_requests")
def decline(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        finishing.decline_request(
            request=found,
            reason=request.POST.get("reason", ""),
            alternative=request.POST.get("alternative", ""),
            by=by(request),
            at=at,
        )
        return _("Declined. The customer has the reason and the alternative.")

    return _done(request, token, deed)


@require_POST
@desk("handle_requests")
def collect(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        charging.note_paid(request=found, how=request.POST.get("how", ""), by=by(request), at=at)
        return _("Noted: it is paid.")

    return _done(request, token, deed)


@require_POST
@desk("refund_payment")
def call_off(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        call_off_wish(request=found, by=by(request), at=at)
        return _("Ended, as the customer wished.")

    return _done(request, token, deed)


@require_POST
@desk("refund_payment")
def admit(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: UnusualRequest, at: datetime) -> str:
        admit_wish_failed(
            request=found,
            reason=request.POST.get("reason", ""),
            alternative=request.POST.get("alternative", ""),
            by=by(request),
            at=at,
        )
        return _(
            "Ended. The customer has the reason and the alternative; the promise counts as broken."
        )

    return _done(request, token, deed)


def _done(
    request: DeskRequest, token: str, deed: Callable[[UnusualRequest, datetime], str]
) -> HttpResponse:
    found = request_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:request", token)


def _amount(text: str) -> Decimal:
    """What was typed, with a point or a comma; empty is nothing, nonsense is refused as below zero."""
    try:
        typed = Decimal(text.strip().replace(",", ".") or "0")
    except InvalidOperation:
        return Decimal(-1)
    return (
        typed.quantize(Decimal("0.01")) if typed.is_finite() and abs(typed) < 10**9 else Decimal(-1)
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return date(1, 1, 1)
