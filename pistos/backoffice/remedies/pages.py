"""What was given: what waits for approval, what is due, what is disputed; and the deeds on one remedy."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.remedies.deciding import remedy_row
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.remedies.access import remedy_for
from pistos.remedies.actions import confirming, deciding, finishing
from pistos.remedies.models import REAL, Remedy, RemedyKind, RemedyState
from pistos.remedies.queries.desk import VIEWS, remedies_page, waiting_count
from pistos.remedies.queries.policy import in_force
from pistos.remedies.rules.catalogue import OF_GOODS, is_within

LABELS = {
    "approve": gettext_lazy("To approve"),
    "due": gettext_lazy("Promised"),
    "disputed": gettext_lazy("Not well"),
    "all": gettext_lazy("All"),
}
KEPT = ("view",)


@require_safe
@desk("see_remedies")
def remedies(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("view", "due")
    view = view if view in VIEWS else "due"
    place = lists.Place.of(request)
    page = remedies_page(view, after=place.after, before=place.before)
    waiting = waiting_count()
    context = {
        "rows": [remedy_row(row) for row in page.rows],
        "tabs": [
            {
                "label": LABELS[name],
                "url": f"{request.path}?view={name}",
                "is_current": name == view,
                "count": str(waiting) if name == "approve" and waiting else "",
            }
            for name in VIEWS
        ],
        "place": lists.links(request, page, KEPT),
        "may_edit": may(request.agent.role, "edit_remedies"),
    }
    return render(request, "backoffice/remedies/list.html", context)


@require_safe
@desk("see_remedies")
def remedy(request: DeskRequest, token: str) -> HttpResponse:
    found = remedy_for(request.agent, token)
    return render(request, "backoffice/remedies/one.html", _context(request, found))


def _context(request: DeskRequest, found: Remedy) -> dict[str, object]:
    role = request.agent.role
    is_seen = found.way == Remedy.Way.HERE and (
        found.kind == RemedyKind.REFUND or found.kind in OF_GOODS
    )
    is_promised, may_give = found.state == RemedyState.PROMISED, may(role, "give_remedy")
    reaches = is_within(in_force().limits, role, found.severity, found.amount)
    is_asked = found.state == RemedyState.ASKED and may(role, "approve_remedy")
    wished = found.wished_kind
    return {
        "row": remedy_row(found),
        "made": found,
        "wished": RemedyKind(wished).label if wished in RemedyKind.values else "",
        "may_approve": is_asked and reaches and found.given_by != request.agent,
        "may_decline": is_asked,
        "may_note": is_promised and may_give and (not is_seen or bool(found.problem)),
        "may_again": found.state in REAL and may_give and bool(found.problem),
        "may_withdraw": is_promised and may_give and not is_seen,
        "may_uphold": found.state == RemedyState.DISPUTED and may(role, "overturn_promise"),
    }


@require_POST
@desk("approve_remedy")
def approve(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Remedy, at: datetime) -> str:
        deciding.approve_remedy(remedy=found, by=request.agent, at=at)
        return _("Approved. The customer was told.")

    return _done(request, token, deed)


@require_POST
@desk("approve_remedy")
def decline(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Remedy, at: datetime) -> str:
        because = request.POST.get("because", "")
        deciding.decline_remedy(remedy=found, because=because, by=request.agent, at=at)
        return _("Not approved. Your colleague reads why.")

    return _done(request, token, deed)


@require_POST
@desk("give_remedy")
def note(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Remedy, at: datetime) -> str:
        finishing.note_done(remedy=found, note=request.POST.get("proof", ""), by=by(request), at=at)
        return _("Noted. The customer is asked whether it is well.")

    return _done(request, token, deed)


@require_POST
@desk("give_remedy")
def again(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Remedy, at: datetime) -> str:
        deciding.send_money_again(remedy=found, by=by(request), at=at)
        return _("The money was sent once more.")

    return _done(request, token, deed)


@require_POST
@desk("give_remedy")
def withdraw(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Remedy, at: datetime) -> str:
        deciding.withdraw_remedy(remedy=found, by=by(request), at=at)
        return _("Withdrawn. Now give what the customer wants instead.")

    return _done(request, token, deed)


@require_POST
@desk("overturn_promise")
def uphold(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Remedy, at: datetime) -> str:
        confirming.uphold_dispute(remedy=found, by=by(request), at=at)
        return _("The promise counts as broken. Now give what makes it well.")

    return _done(request, token, deed)


def _done(
    request: DeskRequest, token: str, deed: Callable[[Remedy, datetime], str]
) -> HttpResponse:
    found = remedy_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:remedy", token=token)
