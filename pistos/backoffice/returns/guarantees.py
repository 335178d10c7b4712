"""What products are guaranteed for beyond the law, and the register of items sold so."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES
from pistos.returns.access import item_for, partner_of_code, product_of_sku
from pistos.returns.actions.guaranteeing import GuaranteeFacts, note_serial, set_guarantee
from pistos.returns.models import ProductGuarantee
from pistos.returns.queries.guarantees import guarantees_page
from pistos.shop.queries import the_shop

KEPT = ("serial",)
SHOWN = 500


@require_safe
@desk("see_returns")
def guarantees(request: DeskRequest) -> HttpResponse:
    serial = request.GET.get("serial", "").strip()
    place = lists.Place.of(request)
    page = guarantees_page(serial, sort=place.sort, after=place.after, before=place.before)
    sold = ProductGuarantee.objects.filter(until=None).select_related("product", "guarantor")
    context = {
        "rows": page.rows,
        "serial": serial,
        "headers": lists.headers(request, {"ends": _("Until")}, "-ends", KEPT),
        "place": lists.links(request, page, KEPT),
        "products": sold.order_by("product__sku")[:SHOWN],
        "languages": [
            (code, LANGUAGES[code]) for code in the_shop().languages if code in LANGUAGES
        ],
        "may_edit": may(request.agent.role, "edit_exemptions"),
        "may_note": may(request.agent.role, "handle_returns"),
    }
    return render(request, "backoffice/returns/guarantees.html", context)


@require_POST
@desk("edit_exemptions")
def save(request: DeskRequest) -> HttpResponse:
    tell(request, lambda at: _save(request, at))
    return redirect("backoffice:guarantees")


def _save(request: DeskRequest, at: datetime) -> str:
    product = product_of_sku(request.agent, request.POST.get("sku", ""))
    typed = request.POST.get("months", "")
    facts = GuaranteeFacts(
        months=int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 5 else -1,
        terms={code: request.POST.get(f"terms_{code}", "") for code in LANGUAGES},
        repair_info={code: request.POST.get(f"repair_{code}", "") for code in LANGUAGES},
        guarantor=partner_of_code(request.POST.get("partner", "")),
        guarantor_name=request.POST.get("guarantor", ""),
    )
    set_guarantee(product=product, facts=facts, by=by(request), at=at)
    return _("Saved. What was sold until now keeps the guarantee it was sold with.")


@require_POST
@desk("handle_returns")
def serial(request: DeskRequest, pk: int) -> HttpResponse:
    item = item_for(request.agent, pk)
    note_serial(item=item, serial=request.POST.get("serial", ""), by=by(request), at=clock.now())
    messages.success(request, _("Noted."))
    return redirect("backoffice:guarantees")
