"""Everything that goes back or is put right, by all rights: what is due next stands first."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.kit import clock
from pistos.returns.access import claim_for, photo_of
from pistos.returns.actions import deciding, paying
from pistos.returns.models import Claim, ClaimState, Outcome, RepairStage, Track, Wish
from pistos.returns.queries.claims import claims_page, lines_of_claim, open_counts, steps_of
from pistos.returns.queries.desk import unmatched_count
from pistos.returns.queries.items import ladder_of
from pistos.returns.queries.money import owed_on, problem_of
from pistos.returns.queries.pictures import CONTENT_TYPE, picture_of
from pistos.returns.rules.tracks import wishes_of
from pistos.stock.models import Location

KEPT = ("state", "track")


@require_safe
@desk("see_returns")
def queue(request: DeskRequest) -> HttpResponse:
    state = "all" if request.GET.get("state") == "all" else "open"
    track = request.GET.get("track", "")
    place = lists.Place.of(request)
    page = claims_page(track, state, sort=place.sort, after=place.after, before=place.before)
    columns = {"told": _("Told us")} | ({"next": _("Next day")} if state == "open" else {})
    counts = open_counts()
    context = {
        "rows": page.rows,
        "shown": state,
        "track": track,
        "tracks": [
            {"code": each.value, "label": each.label, "count": counts.get(each.value, 0)}
            for each in Track
        ],
        "unmatched": unmatched_count(),
        "headers": lists.headers(request, columns, "next" if state == "open" else "-told", KEPT),
        "place": lists.links(request, page, KEPT),
        "may_exempt": may(request.agent.role, "edit_exemptions"),
    }
    return render(request, "backoffice/returns/queue.html", context)


@require_safe
@desk("see_returns")
def claim(request: DeskRequest, token: str) -> HttpResponse:
    found = claim_for(request.agent, token)
    context = {
        "claim": found,
        "steps": steps_of(found),
        "rows": lines_of_claim(found),
        "photos": list(found.photos.order_by("pk")),
        "courier_claim": getattr(found, "courier_claim", None),
        "repair": found.repairs.order_by("-pk").first(),
        "stages": RepairStage.choices,
        "locations": Location.objects.filter(is_active=True).order_by("position", "pk"),
        **_deeds(request, found),
    }
    return render(request, "backoffice/returns/claim.html", context)


def _deeds(request: DeskRequest, found: Claim) -> dict[str, Any]:
    """What this person may do with the claim as it stands."""
    may_handle = may(request.agent.role, "handle_returns")
    may_pay = may(request.agent.role, "refund_return")
    is_free = found.is_open and not found.outcome and found.withdrawal_id is None
    wishes = wishes_of(found.track, opens_all=is_free and ladder_of(found, clock.now()))
    money = (Wish.REFUND, Wish.REDUCTION)
    may_see_goods = may_handle and found.state not in (ClaimState.REFUSED, ClaimState.DROPPED)
    return {
        "can_ask": may_handle and found.state == ClaimState.OPEN and is_free,
        "can_receive": may_see_goods,
        "can_lessen": may_pay and found.track == Track.WITHDRAWAL and not found.outcome,
        "can_decide": may_pay,
        "can_repair": may_handle and found.outcome == "repair" and found.is_open,
        "remedies": [
            (wish.value, wish.label)
            for wish in wishes
            if is_free and wish != Wish.REDUCTION and (may_pay if wish in money else may_handle)
        ],
        "can_reduce": is_free and may_pay and Wish.REDUCTION in wishes,
        "can_refuse": is_free and may_pay,
        "tracks": [
            (each.value, each.label)
            for each in Track
            if each != found.track and (may_pay or each != Track.TRANSPORT)
        ]
        if is_free and may_handle
        else [],
        "owed": owed_on(found).amount if is_free and may_pay else None,
        **_owed_still(found, may_pay=may_pay),
    }


def _owed_still(found: Claim, *, may_pay: bool) -> dict[str, Any]:
    """Money that was decided and did not go: it failed on its way, or came in elsewhere."""
    is_owed = found.outcome == Outcome.REFUND and found.state == ClaimState.OPEN
    problem = problem_of(found) if is_owed else ""
    return {
        "problem": problem,
        "can_again": may_pay and bool(problem),
        "can_note_paid": may_pay and is_owed,
    }


@require_POST
@desk("handle_returns")
def agree(request: DeskRequest, token: str) -> HttpResponse:
    """A repair or a new one; money is the deed of those who may refund."""

    def deed(found: Claim, at: datetime) -> str:
        wish = request.POST.get("wish", "")
        if wish in (Wish.REFUND, Wish.REDUCTION) and not may(request.agent.role, "refund_return"):
            raise deciding.NotThisStep(_("Your role may not send money back. Ask a manager."))
        deciding.agree_remedy(claim=found, wish=wish, by=by(request), at=at)
        return _("Agreed and begun. The customer is told, with the day.")

    return done(request, token, deed)


@require_POST
@desk("refund_return")
def reduce(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        amount = sum_typed(request.POST.get("amount", ""))
        paying.reduce_price(claim=found, amount=amount, by=by(request), at=at)
        return _("The money is on its way back.")

    return done(request, token, deed)


@require_POST
@desk("refund_return")
def again(request: DeskRequest, token: str) -> HttpResponse:
    """What the provider could not send."""

    def deed(found: Claim, at: datetime) -> str:
        paying.refund_claim(claim=found, by=by(request), at=at)
        return _("The money was sent once more.")

    return done(request, token, deed)


@require_POST
@desk("refund_return")
def paid_elsewhere(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        proof = request.POST.get("proof", "")
        paying.note_refunded_elsewhere(claim=found, proof=proof, by=by(request), at=at)
        return _("Noted: the money went back.")

    return done(request, token, deed)


@require_POST
@desk("refund_return")
def refuse(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        because = request.POST.get("because", "")
        deciding.refuse_claim(claim=found, because=because, by=by(request), at=at)
        return _("Declined. The customer reads your reason.")

    return done(request, token, deed)


@require_POST
@desk("handle_returns")
def move(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        track, because = request.POST.get("track", ""), request.POST.get("because", "")
        if track == Track.TRANSPORT and not may(request.agent.role, "refund_return"):
            raise deciding.NotThisStep(
                _(
                    "By this right the money goes back at once, as the customer chooses. Ask a manager."
                )
            )
        deciding.move_track(claim=found, track=track, because=because, by=by(request), at=at)
        return _("Moved. Reason and history stay with the claim.")

    return done(request, token, deed)


@never_cache
@require_safe
@desk("see_returns")
def photo(request: DeskRequest, token: str, photo_id: int) -> HttpResponse:
    found = photo_of(claim_for(request.agent, token), photo_id)
    return HttpResponse(picture_of(found), content_type=CONTENT_TYPE)


def sum_typed(text: str) -> Decimal:
    """An amount as people type it; nothing where it cannot be read, which the deed refuses."""
    try:
        amount = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
    return amount.quantize(Decimal("0.01")) if amount.is_finite() and amount < 10**9 else Decimal(0)


def done(request: DeskRequest, token: str, deed: Callable[[Claim, datetime], str]) -> HttpResponse:
    found = claim_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:claim", token=token)
