"""What each role may decide at once: shown to all, set by the owner."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.models import Role
from pistos.accounts.rules import may
from pistos.backoffice.forms_people import ROLE_NAMES
from pistos.components.gate import DeskRequest, desk, tell
from pistos.requests.actions.empowering import set_empowerment
from pistos.requests.models import Matter
from pistos.requests.queries.empowerment import versions, whole_table
from pistos.shop.queries import the_shop


@require_safe
@desk("see_requests")
def deciding(request: DeskRequest) -> HttpResponse:
    names = dict(ROLE_NAMES)
    context = {
        "rows": [
            (
                Matter(matter).label,
                [(f"{role}-{matter}", names[Role(role)], limit) for role, limit in limits],
            )
            for matter, limits in whole_table()
        ],
        "roles": [names[role] for role in Role],
        "versions": versions(),
        "currency": the_shop().currency,
        "may_edit": may(request.agent.role, "edit_empowerment"),
    }
    return render(request, "backoffice/requests/deciding.html", context)


@require_POST
@desk("edit_empowerment")
def save(request: DeskRequest) -> HttpResponse:
    limits = {
        (role, matter): _limit(request.POST.get(f"{role}-{matter}", ""))
        for role in Role.values
        for matter in Matter.values
    }

    def deed(at: datetime) -> str:
        set_empowerment(limits=limits, by=request.agent, at=at)
        return _("Saved. It holds from now on.")

    tell(request, deed)
    return redirect("backoffice:deciding")


def _limit(text: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        typed = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return Decimal(-1)
    return typed if typed.is_finite() and typed < 10**9 else Decimal(-1)
