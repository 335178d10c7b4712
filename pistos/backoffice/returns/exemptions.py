"""What nobody can withdraw from, by product, each with its legal ground."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.returns.access import product_of_sku
from pistos.returns.actions.exempting import set_exemption
from pistos.returns.models import Exemption, Ground

SHOWN = 500


@require_safe
@desk("edit_exemptions")
def exempt(request: DeskRequest) -> HttpResponse:
    rows = Exemption.objects.filter(until=None).select_related("product").order_by("product__name")
    context = {
        "rows": [{"one": row, "ground": Ground(row.ground).label} for row in rows[:SHOWN]],
        "grounds": Ground.choices,
    }
    return render(request, "backoffice/returns/exempt.html", context)


@require_POST
@desk("edit_exemptions")
def save(request: DeskRequest) -> HttpResponse:

    def deed(at: datetime) -> str:
        product = product_of_sku(request.agent, request.POST.get("sku", ""))
        ground = request.POST.get("ground", "")
        set_exemption(product=product, ground=ground, by=by(request), at=at)
        return _("Saved. Orders placed until now keep what they were bought with.")

    tell(request, deed)
    return redirect("backoffice:exemptions")
