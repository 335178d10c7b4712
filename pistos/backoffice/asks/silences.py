"""A customer who is to hear nothing beyond their orders."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.asks.actions.silencing import end_silence, silence
from pistos.asks.models import Silence
from pistos.components.gate import DeskRequest, desk
from pistos.customers.access import customer_for
from pistos.kit import clock


@require_POST
@desk("edit_customer")
def begin(request: DeskRequest, token: str) -> HttpResponse:
    found = customer_for(request.agent, token)
    because = request.POST.get("because", "")
    if because not in Silence.values:
        messages.error(request, _("Say why they are to hear nothing more."))
        return redirect("backoffice:customer", token)
    silence(customer=found, because=Silence(because), by=request.agent, at=clock.now())
    messages.success(request, _("They hear of nothing but their orders from now on."))
    return redirect("backoffice:customer", token)


@require_POST
@desk("edit_asks")
def end(request: DeskRequest, token: str) -> HttpResponse:
    end_silence(customer=customer_for(request.agent, token), by=request.agent, at=clock.now())
    messages.success(
        request, _("They may be written to again. What they agreed to before stays withdrawn.")
    )
    return redirect("backoffice:customer", token)
