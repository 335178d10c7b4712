"""Goods that come back: found by their label's code, counted, looked at, and what they lost in value."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.returns.claims import done, sum_typed
from pistos.components.gate import DeskRequest, by, desk
from pistos.returns.access import claim_of_code, line_of, location_of
from pistos.returns.actions import deciding, lessening, receiving
from pistos.returns.models import Claim


@require_safe
@desk("see_returns")
def scan(request: DeskRequest) -> HttpResponse:
    """The code of a label, scanned or typed, leads to its claim."""
    code = request.GET.get("code", "").strip()
    if code:
        found = claim_of_code(request.agent, code)
        if found is not None:
            return redirect("backoffice:claim", token=found.token)
        messages.error(
            request, _("No return has this code. Check it, or find the order by its number.")
        )
    return render(request, "backoffice/returns/scan.html", {"code": code})


@require_POST
@desk("handle_returns")
def ask(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        deciding.ask_for_goods(claim=found, by=by(request), at=at)
        return _("The customer gets the label and the way to send it.")

    return done(request, token, deed)


@require_POST
@desk("handle_returns")
def receive(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        pieces = _numbers(request.POST.items(), "came_")
        receiving.receive_goods(claim=found, pieces=pieces, by=by(request), at=at)
        return _("Noted: the goods are here.")

    return done(request, token, deed)


@require_POST
@desk("handle_returns")
def inspect(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        seen = receiving.Found(
            approved=_numbers(request.POST.items(), "fit_"),
            damaged=_numbers(request.POST.items(), "damaged_"),
            photos=[each.read() for each in request.FILES.getlist("photos")],
            words=request.POST.get("words", ""),
        )
        location = location_of(request.agent, request.POST.get("location", ""))
        receiving.inspect_goods(claim=found, found=seen, location=location, by=by(request), at=at)
        return _("Noted. What is fit to be sold and stays here is on the shelf again.")

    return done(request, token, deed)


@require_POST
@desk("refund_return")
def lessen(request: DeskRequest, token: str, line_id: int) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        lessening.lessen_value(
            line=line_of(found, line_id),
            amount=sum_typed(request.POST.get("amount", "")),
            because=request.POST.get("because", ""),
            by=by(request),
            at=at,
        )
        return _("Noted. The customer sees photos and reason, and may object.")

    return done(request, token, deed)


@require_POST
@desk("refund_return")
def decide(request: DeskRequest, token: str, line_id: int) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        lessening.decide_objection(
            line=line_of(found, line_id),
            amount=sum_typed(request.POST.get("amount", "")),
            answer=request.POST.get("answer", ""),
            by=by(request),
            at=at,
        )
        return _("Answered. What is owed more went back now.")

    return done(request, token, deed)


def _numbers(posted: Iterable[tuple[str, object]], prefix: str) -> Mapping[int, int]:
    """Counts of fields that begin so, by the id they end with; what is no number is left out."""
    return {
        int(name.removeprefix(prefix)): int(str(value))
        for name, value in posted
        if name.startswith(prefix)
        and name.removeprefix(prefix).isdecimal()
        and str(value).isdecimal()
    }
