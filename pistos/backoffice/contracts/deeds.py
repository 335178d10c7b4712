"""The deeds on a contract and on what is held: each one POST, one action."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.contracts.access import contract_for, outreach_for
from pistos.contracts.actions.answering import leave_contract
from pistos.contracts.actions.approaching import drop_outreach, send_held
from pistos.contracts.facts import Decided


@require_POST
@desk("approach_customer")
def send(request: DeskRequest, token: str) -> HttpResponse:
    """Looks again; it goes out where nothing comes before it any more."""
    found = outreach_for(request.agent, token)

    def deed(at: datetime) -> str:
        send_held(outreach=found, by=by(request), at=at)
        return _("Sent. The customer renews it or lets it end by one press.")

    tell(request, deed)
    return redirect("backoffice:contract", found.contract.token)


@require_POST
@desk("approach_customer")
def drop(request: DeskRequest, token: str) -> HttpResponse:
    found = outreach_for(request.agent, token)

    def deed(at: datetime) -> str:
        drop_outreach(outreach=found, by=by(request), at=at)
        return _("Dropped. It is not sent.")

    tell(request, deed)
    return redirect("backoffice:contract", found.contract.token)


@require_POST
@desk("approach_customer")
def leave(request: DeskRequest, token: str) -> HttpResponse:
    """The customer said so on the telephone or in the store."""
    found = contract_for(request.agent, token)
    how = request.POST.get("how", "")
    decided = Decided(how, request.POST.get("words", "")) if how else None

    def deed(at: datetime) -> str:
        leave_contract(contract=found, decided=decided, by=by(request), at=at)
        return _("Noted: it ends on its day. The customer was told.")

    tell(request, deed)
    return redirect("backoffice:contract", token)
