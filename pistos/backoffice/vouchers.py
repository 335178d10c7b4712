"""Vouchers on the desk: which there are, how often each was used, and making one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pistos.backoffice.price_forms import VoucherForm
from pistos.backoffice.trade_words import VOUCHER_KINDS
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.pricing import actions, queries
from pistos.pricing.access import voucher_to_end
from pistos.shop.queries import the_shop


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_vouchers")
def vouchers(request: DeskRequest) -> HttpResponse:
    """The newest first; a POST makes one."""
    form = VoucherForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = clock.now()
        with refusal_on(form):
            new = form.value(the_shop().time_zone, at)
            actions.make_voucher(new=new, by=by(request), at=at)
            messages.success(request, _("Saved."))
            return redirect("backoffice:vouchers")
    place = lists.Place.of(request)
    page = queries.vouchers_page(after=place.after, before=place.before)
    context = {
        "rows": [{"voucher": row, "kind": VOUCHER_KINDS[row.kind]} for row in page.rows],
        "place": lists.links(request, page, ()),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/pricing/vouchers.html", context, status=status)


@require_POST
@desk("edit_vouchers")
def end_voucher(request: DeskRequest, voucher_id: int) -> HttpResponse:
    found = voucher_to_end(request.agent, voucher_id)
    actions.end_voucher(voucher=found, by=by(request), at=clock.now())
    return redirect("backoffice:vouchers")
