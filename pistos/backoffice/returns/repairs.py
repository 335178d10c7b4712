"""A repair on the desk: its stage, the day of the next, and what is lent meanwhile."""

from datetime import date, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.backoffice.returns.claims import done
from pistos.components.gate import DeskRequest, by, desk
from pistos.returns.access import repair_of
from pistos.returns.actions import repairing
from pistos.returns.models import Claim


@require_POST
@desk("handle_returns")
def begin(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        on = day_typed(request.POST.get("promised_on", ""))
        repairing.begin_repair(claim=found, promised_on=on, by=by(request), at=at)
        return _("In repair. The day is promised to the customer.")

    return done(request, token, deed)


@require_POST
@desk("handle_returns")
def move(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        repair = repair_of(found)
        on = day_typed(request.POST.get("promised_on", ""), repair.promised_on)
        repairing.move_repair(
            repair=repair,
            stage=request.POST.get("stage", ""),
            promised_on=on,
            by=by(request),
            at=at,
        )
        return _("Noted. The customer is told, with the day.")

    return done(request, token, deed)


@require_POST
@desk("handle_returns")
def loan(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        what = request.POST.get("what", "")
        repairing.note_loan(repair=repair_of(found), what=what, by=by(request), at=at)
        return _("Noted: it is lent until the repair is done.")

    return done(request, token, deed)


@require_POST
@desk("handle_returns")
def loan_back(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Claim, at: datetime) -> str:
        repairing.note_loan_back(repair=repair_of(found), by=by(request), at=at)
        return _("Noted: what was lent is back.")

    return done(request, token, deed)


def day_typed(text: str, otherwise: date | None = None) -> date:
    """The day of a date field; without one the other, and else one that is over, which the deed refuses."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise or date.min
