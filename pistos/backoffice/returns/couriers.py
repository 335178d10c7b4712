"""The shop's own claims against couriers: by the last day on which each can be made."""

from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.returns.claims import sum_typed
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.kit import clock
from pistos.promises.rules.due import day_of
from pistos.returns.access import courier_claim_for
from pistos.returns.actions.couriers import FOLLOWS, move_courier_claim, note_courier_paid
from pistos.returns.models import CourierClaim, CourierClaimState
from pistos.returns.queries.couriers import courier_claims_page
from pistos.returns.queries.evidence import evidence_pack
from pistos.shop.queries import the_shop

KEPT = ("state",)
DEEDS = {
    CourierClaimState.SENT: gettext_lazy("It was sent"),
    CourierClaimState.ACCEPTED: gettext_lazy("They accept"),
    CourierClaimState.REFUSED: gettext_lazy("They refuse"),
}


@require_safe
@desk("see_returns")
def courier_claims(request: DeskRequest) -> HttpResponse:
    state = "all" if request.GET.get("state") == "all" else "open"
    place = lists.Place.of(request)
    page = courier_claims_page(state, sort=place.sort, after=place.after, before=place.before)
    columns = {"prepared": _("Prepared")} | ({"deadline": _("Last day")} if state == "open" else {})
    default = "deadline" if state == "open" else "-prepared"
    today = day_of(clock.now(), the_shop().time_zone)
    context = {
        "rows": [{"one": row, **_shown(row, today)} for row in page.rows],
        "shown": state,
        "headers": lists.headers(request, columns, default, KEPT),
        "place": lists.links(request, page, KEPT),
        "may_handle": may(request.agent.role, "handle_returns"),
        "may_pay": may(request.agent.role, "refund_return"),
    }
    return render(request, "backoffice/returns/courier_claims.html", context)


def _shown(row: CourierClaim, today: date) -> dict[str, object]:
    return {
        "follows": [
            (state.value, DEEDS[state])
            for state in FOLLOWS[CourierClaimState(row.state)]
            if state in DEEDS
        ],
        "can_be_paid": CourierClaimState.PAID in FOLLOWS[CourierClaimState(row.state)],
        "can_be_refused": CourierClaimState.REFUSED in FOLLOWS[CourierClaimState(row.state)],
        "is_over": row.state == CourierClaimState.PREPARED and today > row.deadline_on,
    }


@require_POST
@desk("handle_returns")
def move(request: DeskRequest, pk: int) -> HttpResponse:
    found = courier_claim_for(request.agent, pk)

    def deed(at: datetime) -> str:
        move_courier_claim(
            courier_claim=found,
            state=request.POST.get("state", ""),
            because=request.POST.get("because", ""),
            by=by(request),
            at=at,
        )
        return _("Noted.")

    tell(request, deed)
    return redirect("backoffice:courier_claims")


@require_POST
@desk("refund_return")
def paid(request: DeskRequest, pk: int) -> HttpResponse:
    found = courier_claim_for(request.agent, pk)

    def deed(at: datetime) -> str:
        amount = sum_typed(request.POST.get("amount", ""))
        note_courier_paid(courier_claim=found, amount=amount, by=by(request), at=at)
        return _("Noted: the courier paid.")

    tell(request, deed)
    return redirect("backoffice:courier_claims")


@require_safe
@desk("see_returns")
def pack(request: DeskRequest, pk: int) -> HttpResponse:
    """The evidence as PDF: order, parcel, reports, what was told, photos."""
    found = courier_claim_for(request.agent, pk)
    content = evidence_pack(found, language=get_language() or "en")
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="claim-{found.pk}.pdf"'
    return response
